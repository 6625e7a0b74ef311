import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { curlLine } from '../../../src/adapters/cli/curl-line.ts'

type Message = Parameters<typeof curlLine>[0]
const base: Message = { method: 'GET', url: 'https://api.test/a', headers: [] }

describe('curlLine', () => {
  test.each<[string, Partial<Message>, string]>([
    ['a GET', {}, "curl -i 'https://api.test/a'"],
    ['a HEAD', { method: 'HEAD' }, "curl -i --head 'https://api.test/a'"],
    ['another method', { method: 'PUT' }, "curl -i -X PUT 'https://api.test/a'"],
    ['an odd method', { method: "P'U$T" }, "curl -i -X 'P'\\''U$T' 'https://api.test/a'"],
    ['a header', { headers: [['Origin', 'https://app.test']] }, "curl -i 'https://api.test/a' -H 'Origin: https://app.test'"],
    ['an empty header', { headers: [['X-A', '']] }, "curl -i 'https://api.test/a' -H 'X-A;'"],
    ['the Accept that curl sends too', { headers: [['Accept', '*/*']] }, "curl -i 'https://api.test/a'"],
    ['another Accept', { headers: [['Accept', 'a/b']] }, "curl -i 'https://api.test/a' -H 'Accept: a/b'"],
    ['quotes', { headers: [['X-A', "it's $HOME `id`"]] }, "curl -i 'https://api.test/a' -H 'X-A: it'\\''s $HOME `id`'"],
    [
      'Authorization',
      { headers: [['authorization', 'Bearer hush']] },
      "curl -i 'https://api.test/a' -H 'authorization: '\"$TOKEN\"",
    ],
    ['Cookie', { headers: [['Cookie', 'hush']] }, "curl -i 'https://api.test/a' -H 'Cookie: '\"$COOKIE\""],
    ['an API key', { headers: [['X-Api-Key', 'hush']] }, "curl -i 'https://api.test/a' -H 'X-Api-Key: '\"$X_API_KEY\""],
    [
      'a CSRF token',
      { headers: [['X-XSRF-TOKEN', 'hush']] },
      "curl -i 'https://api.test/a' -H 'X-XSRF-TOKEN: '\"$X_XSRF_TOKEN\"",
    ],
    ['a body', { method: 'POST', body: new Uint8Array([1]) }, 'curl -i -X POST \'https://api.test/a\' --data-raw "$DATA"'],
    ['a query', { url: 'https://api.test/a?key=hush&b=2' }, 'curl -i \'https://api.test/a?key=\'"$SECRET"\'&b=\'"$SECRET"'],
    ['brackets', { url: 'http://[::1]:8080/a' }, "curl -i --globoff 'http://[::1]:8080/a'"],
  ])('%s', (_, message, expected) => expect(curlLine({ ...base, ...message })).toBe(expected))

  test('is one word for each argument to a shell, whatever stands in it', () => {
    const nasty = `'; echo forged; "$(id)" \`id\` \\ \n !`
    const line = curlLine({
      ...base,
      headers: [
        ['X-A', nasty],
        ['X-$`id`-Token', 'hush'],
      ],
    })
    const words = execFileSync('sh', ['-c', line.replace('curl', 'printf "%s\\0"')], { env: { PATH: process.env['PATH'] } })
    expect(words.toString().split('\0')).toEqual(['-i', 'https://api.test/a', '-H', `X-A: ${nasty}`, '-H', 'X-$`id`-Token: ', ''])
  })
})
