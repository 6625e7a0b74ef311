import type { KyInstance, Options, RetryOptions } from 'ky'
import { replaceOption } from 'ky'
import { isCorsSafelistedResponseHeaderName } from '../spec/fetch/is-cors-safelisted-response-header-name.ts'
import { cannotHeal } from './cannot-heal.ts'
import { type Endpoint, payloadOf } from './endpoint.ts'
import { readFields } from './fields.ts'
import { type CallRequest, prepareCall } from './prepare-call.ts'
import { isSchema, validate } from './schema.ts'
import type { Sender } from './sender.ts'
import { tell } from './tell.ts'
import { toApiError } from './to-api-error.ts'
import { ValidationError } from './validation-error.ts'

/** What an endpoint was answered. */
export interface Answer {
  data: unknown
  headers: Readonly<Record<string, unknown>>
  response: Response
}

/** Makes one call. Rejects with an `ApiError`, whatever went wrong. */
export async function performCall(
  ky: KyInstance,
  send: Sender,
  endpoint: Endpoint,
  request: CallRequest & Options = {},
): Promise<Answer> {
  let response: Response | undefined
  try {
    const { params: _, query: __, body: ___, headers: ____, retry, ...rest } = request
    const { path, options } = await prepareCall(endpoint, request)
    const promise = ky(path, {
      ...rest,
      ...options,
      ...(retry !== undefined && { retry: healing(retry) }),
      throwHttpErrors: true,
      fetch: send(endpoint, rest.onUploadProgress !== undefined) as NonNullable<Options['fetch']>,
    })
    const arriving = promise.then((arrived) => {
      response = arrived
    })
    const [data] = await Promise.all([read(promise, endpoint), arriving])
    const answer = response as unknown as Response
    tellRedirect(endpoint, answer)
    return { data: await parsed(endpoint, data, answer), headers: await headersOf(endpoint, answer), response: answer }
  } catch (thrown) {
    throw await toApiError(endpoint, thrown, response, request.signal)
  }
}

/** A number stands for the options of ky with that limit, without those of the client. */
function healing(retry: RetryOptions | number): RetryOptions {
  if (typeof retry === 'number') return replaceOption({ limit: retry, ...withHealing({}) })
  return retry.shouldRetry === undefined ? retry : { ...retry, ...withHealing(retry) }
}

/** ky's own rules for retries, and one before them: what cannot heal is not tried again. */
export function withHealing({ shouldRetry }: RetryOptions): RetryOptions {
  return { shouldRetry: async (state) => ((await cannotHeal(state.error)) ? false : shouldRetry?.(state)) }
}

function read(promise: ReturnType<KyInstance>, { spec }: Endpoint): Promise<unknown> {
  const payload = payloadOf(spec.response)
  switch (payload?.kind) {
    case 'json':
      return payload.schema === undefined ? promise.json() : promise.json(payload.schema)
    case 'form':
      return promise.text().then((text) => new URLSearchParams(text))
    case 'multipart':
      return promise.formData()
    case 'text':
      return promise.text()
    case 'blob':
      return promise.blob()
    case 'stream':
      return promise.then(({ body }) => body ?? undefined)
    case undefined:
      return promise.then((response) => void response?.body?.cancel())
  }
}

/** What is not JSON, as the contract's schema reads it; ky has done so for JSON. */
async function parsed(endpoint: Endpoint, data: unknown, response: Response): Promise<unknown> {
  const payload = payloadOf(endpoint.spec.response)
  if (payload === undefined || payload.kind === 'json') return data
  if (data === undefined)
    throw new ValidationError(endpoint, 'response', [{ message: 'is missing', path: ['body'] }], undefined, response)
  if (payload.schema === undefined) return data
  const found = await validate(
    payload.schema,
    data instanceof URLSearchParams || data instanceof FormData ? Object.fromEntries(data) : data,
    ['body'],
  )
  if ('value' in found) return found.value
  throw new ValidationError(endpoint, 'response', found, undefined, response)
}

async function headersOf(endpoint: Endpoint, response: Response): Promise<Readonly<Record<string, unknown>>> {
  const fields = endpoint.spec.responseHeaders
  if (fields === undefined) return {}
  const given: Record<string, unknown> = isSchema(fields) ? Object.fromEntries(response.headers) : {}
  for (const name of isSchema(fields) ? [] : Object.keys(fields)) {
    given[name] = response.headers.get(name) ?? undefined
    if (given[name] === undefined) tellHidden(endpoint, name, response)
  }
  const found = await readFields(fields, given, 'headers', false)
  if ('value' in found) return found.value
  throw new ValidationError(endpoint, 'response', found, undefined, response)
}

function tellHidden({ name, method, path }: Endpoint, header: string, { type }: Response): void {
  if (type === 'cors' && !isCorsSafelistedResponseHeaderName(header))
    tell(
      () =>
        `${name}: ${method} ${path} reads the response header ${header}, and the page sees none. Let the server send it, together with Access-Control-Expose-Headers: ${header}.`,
    )
}

/** A slash too few or too many costs a redirect; a preflight does not follow one, and neither does a rewritten call. */
function tellRedirect({ name, method, path }: Endpoint, { redirected, url }: Response): void {
  if (redirected && URL.canParse(url) && new URL(url).pathname.endsWith('/') !== path.endsWith('/'))
    tell(
      () =>
        `${name}: ${method} ${path} was redirected to ${new URL(url).pathname}. Write the path or the baseUrl as the server does: a call that needs a preflight, or is rewritten, follows no redirect.`,
    )
}
