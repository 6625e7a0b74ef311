import { headerOf } from './header-of.ts'
import type { RecordedRequest } from './recording-server.ts'

/** The answer that passes each CORS check and preflight of this very request, and is not kept in any cache. */
export function permissiveAnswer(request: RecordedRequest): { status: number; headers: Record<string, string>; body: string } {
  const headers: Record<string, string> = { 'cache-control': 'no-store', vary: 'Origin' }
  const origin = headerOf(request, 'origin')
  if (origin !== null) {
    headers['access-control-allow-origin'] = origin
    headers['access-control-allow-credentials'] = 'true'
    headers['timing-allow-origin'] = '*'
  }
  const method = headerOf(request, 'access-control-request-method')
  if (request.method === 'OPTIONS' && method !== null) {
    headers['access-control-allow-methods'] = method
    headers['access-control-max-age'] = '0'
    const names = headerOf(request, 'access-control-request-headers')
    if (names !== null) headers['access-control-allow-headers'] = names
    return { status: 204, headers, body: '' }
  }
  headers['content-type'] = 'application/json'
  return { status: 200, headers, body: request.method === 'HEAD' ? '' : '{"ok":true}' }
}
