import { requestBrand } from './platform.ts'

/** All that an `init` can say of a Request, but for its headers and its body. */
export function initOfRequest(request: Request): RequestInit {
  const get = <K extends keyof Request>(name: K) => requestBrand.get(request, name)
  return {
    referrer: get('referrer'),
    referrerPolicy: get('referrerPolicy'),
    method: get('method'),
    mode: get('mode'),
    credentials: get('credentials'),
    cache: get('cache'),
    redirect: get('redirect'),
    integrity: get('integrity'),
    keepalive: get('keepalive') ?? false,
    signal: get('signal'),
  }
}
