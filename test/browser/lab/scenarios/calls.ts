import type { PlannedInit } from '../in-page/plan.ts'
import type { Scenario } from '../scenario.ts'

/** The kinds of request that apps make most, each of which meets the servers below. */
export const calls = {
  get: {},
  getWithHeader: { headers: { 'x-request-id': '42' } },
  getWithHeaders: { headers: { 'x-request-id': '42', 'x-client': 'shop' } },
  getWithToken: { headers: { authorization: 'Bearer lab-token' } },
  getWithCookies: { credentials: 'include' },
  getWithHeaderAndCookies: { headers: { 'x-request-id': '42' }, credentials: 'include' },
  postText: { method: 'POST', body: 'text' },
  postJson: { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
  putJson: { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{}' },
  putJsonWithCookies: { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{}', credentials: 'include' },
  delete: { method: 'DELETE' },
} as const satisfies Record<string, PlannedInit>

export type CallName = keyof typeof calls
type RowOfCall = Omit<Scenario, 'id' | 'init'>

/** The same servers for several kinds of request. */
export function each(id: string, names: readonly CallName[], row: RowOfCall | ((name: CallName) => RowOfCall)): Scenario[] {
  return names.map((name) => ({
    id: `${id}/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    init: calls[name],
    ...(typeof row === 'function' ? row(name) : row),
  }))
}
