import type { RecordedRequest } from './recording-server.ts'

/** All values of a header as they arrived, combined; null where it did not arrive. */
export function headerOf(request: Pick<RecordedRequest, 'headers'>, name: string): string | null {
  const values = request.headers.filter(([own]) => own.toLowerCase() === name).map(([, value]) => value)
  return values.length === 0 ? null : values.join(', ')
}
