import type { KyInstance, Options, RetryOptions } from 'ky'
import { replaceOption } from 'ky'
import { CallError } from './call-error.ts'
import { cannotHeal } from './cannot-heal.ts'
import { type Endpoint, payloadOf } from './endpoint.ts'
import { readFields } from './fields.ts'
import { type CallRequest, prepareCall } from './prepare-call.ts'
import { isSchema, refuse, type Schema, validate } from './schema.ts'
import type { Sender } from './sender.ts'
import { tellHidden, tellRedirect } from './tell.ts'
import { toApiError } from './to-api-error.ts'

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
  wait: number,
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
    // ky has to hear at once what is wanted of the body, so that it can ask for it.
    const reading = read(promise, endpoint)
    reading.catch(() => {})
    response = await promise
    if (response === undefined) throw new CallError(endpoint, 'aborted', 'was stopped by a hook')
    const data = await reading
    tellRedirect(endpoint, response)
    return { data: await parsed(endpoint, data), headers: await headersOf(endpoint, response), response }
  } catch (thrown) {
    // A schema of the app can throw, too.
    throw await toApiError(endpoint, thrown, response, request.signal, wait).catch(
      (fault) => new CallError(endpoint, 'body', `failed: ${fault}`, fault, response),
    )
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

/** The body, as far as the contract wants it. */
async function read(promise: ReturnType<KyInstance>, { spec }: Endpoint): Promise<unknown> {
  const payload = payloadOf(spec.response)
  if (payload === undefined) return void (await promise)?.body?.cancel()
  return payload.read ? payload.read(promise) : promise.json(payload.schema as Schema)
}

/** What is not JSON, as the contract's schema gives it; ky has read JSON by it. */
function parsed({ spec }: Endpoint, data: unknown): unknown {
  const { schema, read } = payloadOf(spec.response) ?? {}
  if (read && data === undefined) refuse('is missing', 'body')
  return read && schema ? validate(schema, data, ['body']) : data
}

async function headersOf(endpoint: Endpoint, response: Response): Promise<Readonly<Record<string, unknown>>> {
  const fields = endpoint.spec.responseHeaders
  if (fields === undefined) return {}
  const given: Record<string, unknown> = isSchema(fields) ? Object.fromEntries(response.headers) : {}
  for (const name of isSchema(fields) ? [] : Object.keys(fields)) {
    given[name] = response.headers.get(name) ?? undefined
    if (given[name] === undefined) tellHidden(endpoint, name, response)
  }
  return readFields(fields, given, 'headers', false)
}
