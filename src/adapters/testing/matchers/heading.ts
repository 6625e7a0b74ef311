import type { RequestSummary } from '../../../model/diagnosis.ts'
import { stripControl } from '../../../render/strip-control.ts'

/** `PUT https://api.example.com/orders, page https://app.example.com` */
export function heading({ method, url, origin }: RequestSummary): string {
  return stripControl(`${method} ${url}${origin === undefined ? '' : `, page ${origin}`}`)
}
