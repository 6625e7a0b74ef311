import type { BodyRecord } from '../model/request-record.ts'
import { isProxy } from './is-proxy.ts'
import { isPlainObject, notSeen, ownData } from './own-data.ts'
import {
  arrayBufferBrand,
  blobBrand,
  dataViewBrand,
  documentBrand,
  isFormData,
  isUrlSearchParams,
  streamBrand,
  typedArrayBrand,
} from './platform.ts'

/** What kind of body a value is, without reading it. Undefined members count as absent, as in Web IDL. */
export function captureBody(value: unknown): BodyRecord {
  if (value === undefined || value === null) return { kind: 'none' }
  if (typeof value === 'string') return { kind: 'string', byteLength: utf8Length(value) }
  if (value === notSeen) return { kind: 'unseen' }
  if (typeof value === 'function') return { kind: 'unseen' }
  if (typeof value !== 'object')
    return typeof value === 'symbol' ? { kind: 'unseen' } : { kind: 'string', byteLength: String(value).length }
  if (isProxy(value)) return { kind: 'unseen' }
  if (arrayBufferBrand.is(value)) return bytes(arrayBufferBrand.get(value, 'byteLength'), value)
  if (dataViewBrand.is(value)) return bytes(dataViewBrand.get(value, 'byteLength'), dataViewBrand.get(value, 'buffer'))
  if (typedArrayBrand.is(value)) return bytes(typedArrayBrand.get(value, 'byteLength'), typedArrayBrand.get(value, 'buffer'))
  // A DataView of memory that was given away does not tell its length.
  if (ArrayBuffer.isView(value)) return { kind: 'bytes', byteLength: 0 }
  if (isFormData(value)) return { kind: 'form-data' }
  if (isUrlSearchParams(value)) return { kind: 'url-search-params' }
  if (blobBrand.is(value)) return { kind: 'blob', type: blobBrand.get(value, 'type'), byteLength: blobBrand.get(value, 'size') }
  if (documentBrand.is(value)) return { kind: 'document', html: documentBrand.get(value, 'contentType') === 'text/html' }
  if (streamBrand.is(value)) return { kind: 'stream', usable: !streamBrand.get(value, 'locked') }
  // Anything else is turned into a string. That runs the app's code, unless the conversion is the one of Object.prototype.
  return hasNativeConversion(value) ? { kind: 'string', byteLength: '[object Object]'.length } : { kind: 'unseen' }
}

function hasNativeConversion(value: object): boolean {
  if (!isPlainObject(value) || Object.getPrototypeOf(value) !== Object.prototype) return false
  return ['toString', 'valueOf', Symbol.toPrimitive, Symbol.toStringTag].every((key) => ownData(value, key) === undefined)
}

/** What is no ArrayBuffer is shared. */
function bytes(byteLength: number, buffer: object): BodyRecord {
  if (!arrayBufferBrand.is(buffer)) return { kind: 'bytes', byteLength, memory: 'shared' }
  return arrayBufferBrand.get(buffer, 'resizable') === true
    ? { kind: 'bytes', byteLength, memory: 'resizable' }
    : { kind: 'bytes', byteLength }
}

// Only a size above the keepalive limit matters, so short strings are not counted byte by byte.
const smallEnough = 65_536 / 3

function utf8Length(text: string): number {
  return text.length <= smallEnough ? text.length : new TextEncoder().encode(text).length
}
