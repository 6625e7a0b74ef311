import type { KyInstance, Options, RetryOptions } from 'ky'
import { isHTTPError, replaceOption } from 'ky'
import { CallError } from './call-error.ts'
import { cannotHeal } from './cannot-heal.ts'
import { type Endpoint, payloadOf } from './endpoint.ts'
import { readFields } from './fields.ts'
import { type CallRequest, prepareCall } from './prepare-call.ts'
import { isSchema, validate } from './schema.ts'
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
  request: CallRequest = {},
): Promise<Answer> {
  let response: Response | undefined
  try {
    const [path, { retry, ...options }] = await prepareCall(endpoint, request)
    const promise = ky(path, {
      ...options,
      ...(retry !== undefined && { retry: healing(retry) }),
      throwHttpErrors: true,
      fetch: send(endpoint, Boolean(options.onUploadProgress)) as NonNullable<Options['fetch']>,
    })
    // ky has to hear at once what is wanted of the body, so that it can ask for it.
    const reading = read(promise, endpoint)
    reading.catch(() => {})
    response = await promise
    if (!response) throw new CallError(endpoint, 'aborted', 'was stopped by a hook')
    const data = await reading
    tellRedirect(endpoint, response)
    return { data, headers: await headersOf(endpoint, response), response }
  } catch (thrown) {
    response = isHTTPError(thrown) ? thrown.response : response
    const tell = (error: unknown) => toApiError(endpoint, error, response, request.signal, wait)
    // A schema of an error can refuse its body.
    throw await tell(thrown).catch((fault: Error) => {
      fault.cause ??= thrown
      return tell(fault)
    })
  }
}

/** A number stands for the options of ky with that limit, without those of the client. */
function healing(retry: RetryOptions | number): RetryOptions {
  if (typeof retry === 'number') return replaceOption({ limit: retry, ...withHealing() })
  return { ...retry, ...(retry.shouldRetry && withHealing(retry)) }
}

/** ky's own rules for retries, and one before them: what cannot heal is not tried again. */
export function withHealing({ shouldRetry }: RetryOptions = {}): RetryOptions {
  return { shouldRetry: async (state) => !(await cannotHeal(state.error)) && shouldRetry?.(state) }
}

/** The body, as far as the contract wants it, as its schema gives it. */
async function read(promise: ReturnType<KyInstance>, { spec }: Endpoint): Promise<unknown> {
  const { schema, read } = payloadOf(spec.response)
  return read ? validate(schema, await read(promise), ['body']) : void (await promise)?.body?.cancel()
}

async function headersOf(endpoint: Endpoint, response: Response): Promise<Readonly<Record<string, unknown>>> {
  const fields = endpoint.spec.responseHeaders
  const read = Object.keys(fields ?? {}).map((name) => [name, response.headers.get(name) ?? undefined])
  const given = Object.fromEntries(isSchema(fields) ? response.headers : read)
  tellHidden(endpoint, given, response)
  return readFields(fields, given, 'headers', false)
}
