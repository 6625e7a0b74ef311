import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { commandLine } from '../../src/diagnose/command-line.ts'
import type { RequestSummary } from '../../src/model/diagnosis.ts'
import { prediction, request } from './support/facts.ts'

const rows: { request: Partial<RequestSummary>; preflight?: string[]; unsure?: boolean; expected: string; because: string }[] = [
  { request: {}, expected: "npx whycors 'https://api.test/orders' --origin 'https://app.test'", because: 'a plain GET' },
  {
    request: { method: 'PUT', headerNames: ['accept', 'content-type', 'x-id'] },
    preflight: ['content-type', 'x-id'],
    expected:
      "npx whycors 'https://api.test/orders' --origin 'https://app.test' --method PUT --header 'content-type: application/json' --header 'x-id: placeholder'",
    because: 'only the headers that the preflight names',
  },
  {
    request: { method: 'POST', headerNames: ['content-type'] },
    expected: "npx whycors 'https://api.test/orders' --origin 'https://app.test' --method POST",
    because: 'a safelisted header does not matter to CORS',
  },
  {
    request: { headerNames: ['authorization'] },
    unsure: true,
    expected: "npx whycors 'https://api.test/orders' --origin 'https://app.test' --header 'authorization: placeholder'",
    because: 'all headers where it is not known which matter; never a value',
  },
  {
    request: { credentialsMode: 'include' },
    expected: "npx whycors 'https://api.test/orders' --origin 'https://app.test' --credentials include",
    because: 'credentials decide about wildcards',
  },
  {
    request: { method: 'POST', hasBody: true },
    expected: "npx whycors 'https://api.test/orders' --origin 'https://app.test' --method POST --data 'placeholder'",
    because: 'a server answers a request without its body otherwise',
  },
  {
    request: { method: "it's" },
    expected: "npx whycors 'https://api.test/orders' --origin 'https://app.test' --method 'it'\\''s'",
    because: 'quoting',
  },
]

describe('commandLine', () => {
  test.each(rows)('$expected: $because', ({ request: shape, preflight, unsure, expected }) => {
    const verdict = preflight === undefined ? 'simple' : 'preflight'
    const foreseen = prediction(verdict, {
      certainty: unsure === true ? 'possible' : 'certain',
      ...(preflight === undefined ? {} : { preflight: { method: shape.method ?? 'GET', headers: preflight } }),
    })
    expect(commandLine(request(shape), foreseen)).toBe(expected)
  })

  test('leaves the origin out where the page has none that is known', () => {
    const { origin: _, ...withoutOrigin } = request({})
    expect(commandLine(withoutOrigin, prediction('simple'))).toBe("npx whycors 'https://api.test/orders'")
  })

  test('is one harmless word to a shell, whatever the URL holds', () => {
    const url = 'https://api.test/\'$(touch /tmp/x)`id`\\"; rm -rf ~ #…'
    const command = commandLine(request({ url }), prediction('simple')).replace('npx whycors', "printf '%s\\n'")
    expect(execFileSync('sh', ['-c', command], { encoding: 'utf8' })).toBe(`${url}\n--origin\nhttps://app.test\n`)
  })
})
