import { captureEnvironment } from '../../capture/capture-environment.ts'
import type { Engine, Environment } from '../../model/environment.ts'
import { parseOrigin } from '../../spec/html/origin.ts'

/** The page that the calls of a test run are taken to come from. */
export interface PageOptions {
  /** Serialized origin of the page, such as `https://app.example.com`. Default: that of `location`, in happy-dom, jsdom and browsers. */
  origin?: string
  /** The browser whose rules decide. Default: the one that the tests run in, else `standard`. */
  engine?: Engine
}

/**
 * Where the calls of a test run come from.
 *
 * @param caller for the message
 * @throws {TypeError} where the origin is none, or none is given and none can be found
 */
export function pageEnvironment(caller: string, { origin, engine }: PageOptions): Environment & { origin: string } {
  if (origin !== undefined && !isOrigin(origin))
    throw new TypeError(
      `${caller}: "origin" must be an origin such as "https://app.example.com", and is ${JSON.stringify(origin)}.`,
    )
  const environment = captureEnvironment({ ...(origin !== undefined && { origin }), ...(engine !== undefined && { engine }) })
  const found = environment.origin
  if (found === undefined || (found === 'null' && origin === undefined))
    throw new TypeError(
      `${caller}: the origin of the page is needed to tell which calls leave it, and ${found === undefined ? 'there is no location here' : 'the location here has none'}. Give it as "origin", such as "https://app.example.com".`,
    )
  return { ...environment, origin: found }
}

function isOrigin(origin: unknown): boolean {
  return (
    typeof origin === 'string' &&
    (parseOrigin(origin) !== null || /^https?:\/\/[^/]/.test(origin)) &&
    (origin === 'null' || URL.canParse(origin))
  )
}
