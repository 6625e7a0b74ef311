import type { BodyRecord } from '../model/request-record.ts'
import { blobBrand, formDataEntries, serializedSearchParams } from './platform.ts'

/** What Chromium and WebKit write around each entry and at the end; others write more. */
const aroundEntry = '------WebKitFormBoundary0000000000000000\r\nContent-Disposition: form-data; name=""\r\n\r\n\r\n'.length
const end = '------WebKitFormBoundary0000000000000000--\r\n'.length

/**
 * The record of a body that its request keeps alive, with its size: for other requests nobody asks for the size of a form, so that it is not
 * measured. Runs none of the app's code.
 */
export function measureBody(record: BodyRecord, body: unknown): BodyRecord {
  if (record.kind === 'url-search-params') return { ...record, byteLength: serializedSearchParams(body as object).length }
  if (record.kind !== 'form-data') return record
  let byteLength = end
  for (const [name, value] of formDataEntries(body as object)) {
    byteLength += aroundEntry + name.length + (typeof value === 'string' ? utf8Length(value) : blobBrand.get(value, 'size'))
  }
  return { ...record, byteLength }
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length
}
