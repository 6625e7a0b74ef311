import type { LintedCall } from '../model/linted-call.ts'

/** `PUT https://api.example.com/users/:id` */
export function endpointOf({ method, url }: LintedCall): string {
  return `${method} ${url}`
}
