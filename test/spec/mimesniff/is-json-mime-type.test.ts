import { isJsonMimeType } from '../../../src/spec/mimesniff/is-json-mime-type.ts'
import { parseMimeType } from '../../../src/spec/mimesniff/parse-mime-type.ts'
import { predicateRows, testRows } from '../test-rows.ts'

const isJson = (text: string) => {
  const type = parseMimeType(text)
  return type !== 'failure' && isJsonMimeType(type)
}

testRows('isJson', isJson, [
  ...predicateRows(true, 'the subtype ends in +json, or it is one of the two', [
    'application/json',
    'text/json',
    'APPLICATION/JSON; charset=utf-8',
    'application/problem+json',
    'application/vnd.api+json;version=1',
    'image/x+json',
  ]),
  ...predicateRows(false, 'it is another type', [
    'text/plain',
    'application/json5',
    'application/x-ndjson',
    'application/json+xml',
    'image/json',
    'json',
  ]),
])
