import { brandByMethod, brandOf } from './brand.ts'

// Taken while the module loads: what the app patches later is not asked. Each may be missing during server rendering.
const platform: Partial<typeof globalThis> = globalThis

export const requestBrand = brandOf(
  platform.Request,
  'method',
  'url',
  'headers',
  'mode',
  'credentials',
  'cache',
  'redirect',
  'referrer',
  'referrerPolicy',
  'keepalive',
  'integrity',
  'bodyUsed',
  'body',
  'signal',
)
export const urlBrand = brandOf(platform.URL, 'href')
export const blobBrand = brandOf(platform.Blob, 'size', 'type')
export const streamBrand = brandOf(platform.ReadableStream, 'locked')
export const signalBrand = brandOf(platform.AbortSignal, 'aborted', 'reason')
/** `resizable` is younger than two years in some browsers. */
export const arrayBufferBrand = brandOf<ArrayBuffer & { readonly resizable?: boolean }>(
  platform.ArrayBuffer,
  'byteLength',
  'resizable',
)
export const dataViewBrand = brandOf(platform.DataView, 'byteLength', 'byteOffset', 'buffer')
export const typedArrayBrand = brandOf(
  Object.getPrototypeOf(Uint8Array) as { prototype: Uint8Array },
  'byteLength',
  'byteOffset',
  'buffer',
)

export const documentBrand = brandOf(platform.Document, 'contentType')

const urlPrototype = platform.URL?.prototype

/** Whether a URL is turned into text by the `toString` of its interface, and not by one of a subclass or of its own. */
export function isOrdinaryUrl(url: URL): boolean {
  return Object.getPrototypeOf(url) === urlPrototype && Reflect.ownKeys(url).length === 0
}

const searchParamsToString = platform.URLSearchParams?.prototype.toString

/** What URLSearchParams send. */
export function serializedSearchParams(params: object): string {
  return searchParamsToString ? String(Reflect.apply(searchParamsToString, params, [])) : ''
}

const formDataForEach = platform.FormData?.prototype.forEach

export function formDataEntries(form: object): [name: string, value: string | Blob][] {
  const entries: [string, string | Blob][] = []
  if (formDataForEach) Reflect.apply(formDataForEach, form, [(value: string | Blob, name: string) => entries.push([name, value])])
  return entries
}

export const isUrlSearchParams = brandByMethod(platform.URLSearchParams?.prototype.has, '')
export const isFormData = brandByMethod(platform.FormData?.prototype.has, '')

const headersForEach = platform.Headers?.prototype.forEach
export const isHeaders = brandByMethod(platform.Headers?.prototype.has, 'x')

/** The entries of a Headers object as iteration gives them: sorted, lower-cased, combined. */
export function headersEntries(headers: object): [string, string][] {
  const entries: [string, string][] = []
  if (headersForEach) Reflect.apply(headersForEach, headers, [(value: string, name: string) => entries.push([name, value])])
  return entries
}
