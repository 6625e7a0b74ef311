import type { Engine } from '../model/environment.ts'
import { strongestMetadata } from '../spec/sri/strongest-metadata.ts'
import type { EnforcedPass } from './enforced-call.ts'

/** How an engine leaves the standard. Measured 2026-11-28 with Chromium 156, Firefox ESR 153.7 and WebKitGTK 2.50.6. */
interface IntegrityHabits {
  /** Whether `-` and `_` may stand for `+` and `/`. */
  base64Url: boolean
  /** Whether capitals make no other algorithm. */
  anyCase: boolean
  /** What stands for the body of a redirect that is not followed: an empty one, one that no hash fits, or none, which is refused whatever is asked. */
  redirectBody: 'empty' | 'unknown' | 'none'
}

const habits: Record<Engine, IntegrityHabits> = {
  standard: { base64Url: false, anyCase: false, redirectBody: 'none' },
  chromium: { base64Url: true, anyCase: false, redirectBody: 'none' },
  gecko: { base64Url: false, anyCase: false, redirectBody: 'unknown' },
  webkit: { base64Url: false, anyCase: true, redirectBody: 'empty' },
}

const names = { sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' } as const

/**
 * Reads the whole body of an answer and compares it with integrity metadata: the answer with a body that can still be read, or what failed.
 *
 * Deviation: where there is no body, as after HEAD, an empty one is compared, as in all three engines (measured 2026-11-28).
 *
 * https://fetch.spec.whatwg.org/#main-fetch step 22
 */
export async function checkIntegrity(
  pass: EnforcedPass,
  metadata: string,
  engine: Engine,
): Promise<EnforcedPass | 'integrity-mismatch' | 'body-network-error'> {
  const { filtered, response } = pass
  const habit = habits[engine]
  // 22.2. What the page may not read has no body.
  if (filtered.status === 0) {
    const { redirectBody } = habit
    if (filtered.type !== 'opaqueredirect' || redirectBody === 'none') return 'integrity-mismatch'
    return (await matches(metadata, redirectBody === 'empty' ? new ArrayBuffer(0) : null, habit)) ? pass : 'integrity-mismatch'
  }
  let bytes: ArrayBuffer
  try {
    bytes = await response.arrayBuffer()
  } catch {
    return 'body-network-error'
  }
  if (!(await matches(metadata, bytes, habit))) return 'integrity-mismatch'
  if (response.body === null) return pass
  const { statusText } = response
  return {
    ...pass,
    response: Object.defineProperty(new Response(bytes), 'statusText', { value: statusText, configurable: true }),
  }
}

/**
 * Null bytes are matched by no hash.
 *
 * https://w3c.github.io/webappsec-subresource-integrity/#does-response-match-metadatalist
 */
async function matches(metadata: string, bytes: ArrayBuffer | null, { base64Url, anyCase }: IntegrityHabits): Promise<boolean> {
  const hashes = strongestMetadata(anyCase ? metadata.replace(/(?<![^\s])sha\d+-/gi, (name) => name.toLowerCase()) : metadata)
  const [first] = hashes
  // Some test environments cannot hash.
  if (first === undefined || globalThis.crypto?.subtle === undefined) return true
  if (bytes === null) return false
  const digest = new Uint8Array(await crypto.subtle.digest(names[first.algorithm], bytes))
  const actual = btoa(String.fromCharCode(...digest))
  return hashes.some(({ value }) => (base64Url ? value.replaceAll('-', '+').replaceAll('_', '/') : value) === actual)
}
