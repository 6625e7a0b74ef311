import { parseArgs } from 'node:util'
import { type Engine, engines } from '../../model/environment.ts'
import { originOfUrl, parseOrigin, serializeOrigin } from '../../spec/html/origin.ts'

/** A command line that can be carried out. */
export interface Arguments {
  /** Absolute; http or https. */
  url: string
  origin: string
  /** As written. */
  method: string
  /** Whether --method was left out and the body made it a POST. */
  methodFromData: boolean
  /** As written; the names may be no names yet. */
  headers: [name: string, value: string][]
  data?: string
  credentialsMode: 'omit' | 'same-origin' | 'include'
  engine: Engine
  send: boolean
  /** In milliseconds, for the whole exchange. */
  timeout: number
  json: boolean
}

export type ParsedArguments =
  | { run: Arguments }
  /** `whycors explain`; without an id: the list. */
  | { explain: { id?: string; json: boolean } }
  | { show: 'help' | 'version' }
  | { problem: string }

const credentialsModes = ['omit', 'same-origin', 'include'] as const

const maximumTimeout = 2 ** 31 - 1

/** Reads a command line; a problem is one sentence for the person who typed it. */
export function parseArguments(argv: readonly string[]): ParsedArguments {
  const parsed = parse(argv)
  if (typeof parsed === 'string') return { problem: parsed }
  const { values, positionals } = parsed
  if (values.help === true) return { show: 'help' }
  if (values.version === true) return { show: 'version' }

  const [url, ...more] = positionals
  if (url === 'explain') return parseExplain(more, values)
  if (url === undefined) return { problem: 'A URL is needed.' }
  if (more.length > 0) return { problem: `One URL is enough: what is "${more[0]}"?` }
  const origin = values.origin ?? 'http://localhost:5173'
  const credentialsMode = credentialsModes.find((mode) => mode === (values.credentials ?? 'same-origin'))
  const engine = engines.find((each) => each === (values.engine ?? 'chromium'))
  const timeout = values.timeout ?? '10000'
  const headers = (values.header ?? []).map(parseHeader)
  const noHeader = headers.indexOf(undefined)

  const problem =
    urlProblem(url) ??
    originProblem(origin) ??
    (noHeader < 0 ? undefined : `--header takes 'Name: value', and "${values.header?.[noHeader]}" has no colon after a name.`) ??
    (credentialsMode === undefined ? `--credentials is ${list(credentialsModes)}, not "${values.credentials}".` : undefined) ??
    (engine === undefined ? `--engine is ${list(engines)}, not "${values.engine}".` : undefined) ??
    (/^\d+$/.test(timeout) && Number(timeout) > 0 && Number(timeout) <= maximumTimeout
      ? undefined
      : `--timeout is a number of milliseconds above 0, not "${timeout}".`)
  if (problem !== undefined || credentialsMode === undefined || engine === undefined) return { problem: problem ?? '' }
  return {
    run: {
      url: new URL(url).href,
      origin,
      method: values.method ?? (values.data === undefined ? 'GET' : 'POST'),
      methodFromData: values.method === undefined && values.data !== undefined,
      headers: headers.filter((header) => header !== undefined),
      ...(values.data === undefined ? {} : { data: values.data }),
      credentialsMode,
      engine,
      send: values.send === true,
      timeout: Number(timeout),
      json: values.json === true,
    },
  }
}

/** Of the options, only --json goes with it. */
function parseExplain([id, ...more]: string[], { json = false, ...others }: { json?: boolean }): ParsedArguments {
  if (more.length > 0) return { problem: `One id is enough: what is "${more[0]}"?` }
  const [option] = Object.keys(others)
  if (option !== undefined) return { problem: `explain takes no --${option}.` }
  return { explain: { ...(id === undefined ? {} : { id }), json } }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        origin: { type: 'string' },
        method: { type: 'string', short: 'X' },
        header: { type: 'string', short: 'H', multiple: true },
        data: { type: 'string', short: 'd' },
        credentials: { type: 'string' },
        engine: { type: 'string' },
        send: { type: 'boolean' },
        timeout: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    })
  } catch (error) {
    // Only the first sentence: what follows are examples that do not fit.
    return (error instanceof Error ? error.message : String(error)).split(/\n|\. /, 1)[0]?.replace(/\.?$/, '.') ?? ''
  }
}

/** Curl's form. The value may be empty; whether the name is one, the browser's rules decide. */
function parseHeader(text: string): [string, string] | undefined {
  const colon = text.indexOf(':')
  return colon > 0 ? [text.slice(0, colon), text.slice(colon + 1)] : undefined
}

function urlProblem(url: string): string | undefined {
  // `localhost:3000` parses, as a URL of the scheme `localhost`.
  const forgotten = /^[\w.-]+(?::\d+)?(?:[/?#]|$)/.test(url) ? ` Did you mean http://${url}?` : ''
  if (!URL.canParse(url)) return `"${url}" is no absolute URL.${forgotten}`
  return /^https?:$/.test(new URL(url).protocol) ? undefined : `"${url}" is no http or https URL.${forgotten}`
}

function originProblem(origin: string): string | undefined {
  if (parseOrigin(origin) !== null) return undefined
  const likely = URL.canParse(origin) ? serializeOrigin(originOfUrl(new URL(origin))) : 'null'
  return `"${origin}" is no origin.${likely === 'null' ? ' Write it like https://app.example.com.' : ` Did you mean ${likely}?`}`
}

function list(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
