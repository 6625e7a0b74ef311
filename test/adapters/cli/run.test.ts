import { execFile } from 'node:child_process'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CliIo, run } from '../../../src/adapters/cli/run.ts'
import { type RawServer, rawServer } from '../../support/raw-server.ts'

const origin = 'https://app.example.com'
const allow = { 'Access-Control-Allow-Origin': origin }

interface Seen {
  method: string
  url: string
  headers: NodeJS.Dict<string | string[]>
  /** Names and values in turn, as they came. */
  raw: string[]
  body: string
}

/** An API with one route for each behaviour. */
const routes: Record<string, RequestListener> = {
  '/fine': (_, response) => response.writeHead(200, { ...allow, 'Content-Type': 'text/plain', 'X-Hidden': '1' }).end('ok'),
  '/open': (_, response) => response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end(),
  '/silent': (_, response) => response.writeHead(200).end('ok'),
  '/credentials': (_, response) => response.writeHead(200, { ...allow, 'Access-Control-Allow-Credentials': 'true' }).end(),
  '/put': (_, response) =>
    response.writeHead(200, { ...allow, 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': 'x-a' }).end(),
  '/put-then-silent': (request, response) =>
    response.writeHead(200, request.method === 'OPTIONS' ? { ...allow, 'Access-Control-Allow-Methods': 'PUT' } : {}).end(),
  '/away': (_, response) => response.writeHead(302, { ...allow, Location: '/silent?token=hush' }).end(),
  '/hang': () => {},
}

/** Grants everything but a redirect of the preflight. */
const redirectTo =
  (url: string): RequestListener =>
  (request, response) => {
    const headers = {
      'Access-Control-Allow-Origin': request.headers.origin,
      'Access-Control-Allow-Headers': 'authorization, x-a',
      'Access-Control-Allow-Credentials': 'true',
    }
    if (request.method === 'OPTIONS') response.writeHead(204, headers).end()
    else response.writeHead(302, { ...headers, Location: url }).end()
  }

const seen: Seen[] = []
const server = createServer((request, response) => {
  const entry: Seen = {
    method: request.method ?? '',
    url: request.url ?? '',
    headers: request.headers,
    raw: request.rawHeaders,
    body: '',
  }
  seen.push(entry)
  request.on('data', (chunk) => {
    entry.body += chunk
  })
  request.on('end', () =>
    (routes[(request.url ?? '').split('?', 1)[0] ?? ''] ?? ((_, r) => r.writeHead(404).end()))(request, response),
  )
})
let api = ''
let evil: RawServer

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  evil = await rawServer((socket) =>
    socket.end(
      'HTTP/1.1 200 \x1b[31mOK\r\nAccess-Control-Allow-Origin: \x1b]0;owned\x07\x1b[2Jhttps://evil.test\x9b31m\x08\r\nVary: \x1b[1mx\r\n\r\n\x1b[31mbody',
    ),
  )
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await evil.close()
})

async function cli(argv: string[], io: Partial<CliIo> = {}) {
  seen.length = 0
  let stdout = ''
  let stderr = ''
  const code = await run(argv, {
    stdout: (text) => {
      stdout += text
    },
    stderr: (text) => {
      stderr += text
    },
    env: {},
    isTTY: false,
    version: '1.2.3',
    ...io,
  })
  return { code, stdout, stderr, methods: seen.map(({ method }) => method) }
}
const from = ['--origin', origin]
const json = async (argv: string[]) => {
  const result = await cli([...argv, ...from, '--json'])
  return { ...result, said: JSON.parse(result.stdout) }
}

describe('a run', () => {
  test.each<[string, string[], number, string, string | undefined, string[]]>([
    ['passes', ['/fine'], 0, 'pass', undefined, ['GET']],
    ['is refused', ['/silent'], 1, 'refused', 'missing-allow-origin-header', ['GET']],
    [
      'is refused at the preflight',
      ['/put', '--method', 'DELETE'],
      1,
      'refused',
      'method-disallowed-by-preflight-response',
      ['OPTIONS'],
    ],
    [
      'is refused for a header',
      ['/put', '--header', 'X-B: 1'],
      1,
      'refused',
      'header-disallowed-by-preflight-response',
      ['OPTIONS'],
    ],
    ['is refused after a redirect', ['/away'], 1, 'refused', 'missing-allow-origin-header', ['GET', 'GET']],
    ['sends no PUT unasked', ['/put', '--method', 'PUT'], 1, 'not-sent', undefined, ['OPTIONS']],
    ['sends a PUT when asked', ['/put', '--method', 'PUT', '--send'], 0, 'pass', undefined, ['OPTIONS', 'PUT']],
    [
      'finds what only the PUT shows',
      ['/put-then-silent', '--method', 'PUT', '--send'],
      1,
      'refused',
      'missing-allow-origin-header',
      ['OPTIONS', 'PUT'],
    ],
    ['sends no simple POST unasked', ['/fine', '--data', 'x'], 1, 'not-sent', undefined, []],
    ['sends a simple POST when asked', ['/fine', '--data', 'x', '--send'], 0, 'pass', undefined, ['POST']],
    ['sends a HEAD', ['/fine', '--method', 'head'], 0, 'pass', undefined, ['HEAD']],
    ['sends nothing that fetch refuses', ['/fine', '--method', 'TRACE'], 1, 'refused', 'invalid-method', []],
    ['sends no body with GET', ['/fine', '--method', 'GET', '--data', 'x'], 1, 'refused', 'invalid-body', []],
    ['gives up in time', ['/hang', '--timeout', '300'], 1, 'failed', 'timeout', ['GET']],
  ])('%s', async (_, [path = '', ...rest], code, outcome, cause, methods) => {
    const result = await json([api + path, ...rest])
    expect(result.stderr).toBe('')
    expect({
      code: result.code,
      outcome: result.said.outcome,
      cause: result.said.diagnosis?.cause,
      methods: result.methods,
    }).toEqual({ code, outcome, cause, methods })
    if (cause !== undefined) expect(result.said.diagnosis).toMatchObject({ certainty: 'certain', candidates: [{ cause }] })
    if (outcome === 'pass' || outcome === 'not-sent') expect(result.said).not.toHaveProperty('diagnosis')
  })

  test.each([
    ['http://127.0.0.1:22/', 'refused', 'unsafe-port'],
    ['https://no-such-host.invalid/', 'failed', 'name-not-resolved'],
  ])('against %s is %s', async (url, outcome, cause) => {
    const result = await json([url])
    expect({ code: result.code, outcome: result.said.outcome, cause: result.said.diagnosis.cause }).toEqual({
      code: 1,
      outcome,
      cause,
    })
  })

  test('against a port that refuses has failed', async () => {
    const { port, close } = await rawServer(() => {})
    await close()
    expect((await json([`http://127.0.0.1:${port}/`])).said).toMatchObject({
      outcome: 'failed',
      diagnosis: { cause: 'connection-refused' },
    })
  })

  test('against mixed content is refused before anything is sent', async () => {
    const result = await json(['http://api.example.com/'])
    expect(result.said).toMatchObject({ outcome: 'refused', exchange: { steps: [] }, diagnosis: { cause: 'mixed-content' } })
  })
})

describe('what leaves', () => {
  test('is what a browser sends', async () => {
    await cli([
      `${api}/put`,
      ...from,
      '--method',
      'put',
      '--send',
      '--data',
      'é',
      '--header',
      'X-A: 1',
      '--header',
      'x-a: 2',
      '--header',
      'Host: forged',
    ])
    expect(seen[0]).toMatchObject({
      method: 'OPTIONS',
      headers: {
        host: new URL(api).host,
        origin,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'x-a',
        'sec-fetch-mode': 'cors',
      },
      body: '',
    })
    expect(seen[1]).toMatchObject({
      method: 'PUT',
      headers: {
        host: new URL(api).host,
        origin,
        'x-a': '1, 2',
        'content-type': 'text/plain;charset=UTF-8',
        'content-length': '2',
      },
      body: 'é',
    })
    expect(seen[1]?.headers['user-agent']).toMatch(/^Mozilla/)
    expect(seen.flatMap(({ raw }) => raw)).not.toContain('forged')
  })

  test('is a preflight also where a redirect leads back to the page, which is another origin then', async () => {
    const page = await rawServer((socket) => socket.end('HTTP/1.1 404 Not Found\r\n\r\n'))
    routes['/home'] = redirectTo(`http://127.0.0.1:${page.port}/`)
    const { stdout } = await cli([`${api}/home`, '--origin', `http://127.0.0.1:${page.port}`, '--header', 'X-A: 1', '--json'])
    await page.close()
    expect(page.received).toEqual([expect.stringMatching(/^OPTIONS \/ (.|\r\n)*\r\nOrigin: null\r\n/)])
    expect(JSON.parse(stdout).diagnosis).toMatchObject({ cause: 'preflight-missing-allow-origin-header', certainty: 'certain' })
  })

  test.each([
    ['omit', undefined],
    ['same-origin', undefined],
    ['include', 's=1'],
  ])('is a cookie where credentials go: %s', async (mode, expected) => {
    const { stdout } = await cli([`${api}/credentials`, ...from, '--credentials', mode, '--header', 'Cookie: s=1'])
    expect(seen[0]?.headers.cookie).toBe(expected)
    expect(seen.map(({ method }) => method)).toEqual(['GET'])
    expect(stdout.includes('The cookie was not sent')).toBe(expected === undefined)
  })
})

describe('the JSON', () => {
  test('is one object with these members and no others', async () => {
    const pass = await json([`${api}/fine`])
    expect(Object.keys(pass.said)).toEqual(['outcome', 'prediction', 'exchange'])
    expect(pass.said).toMatchObject({
      prediction: { verdict: 'simple', reasons: [] },
      exchange: {
        version: 1,
        steps: [
          {
            kind: 'request',
            request: { method: 'GET', url: `${api}/fine`, headers: [['Origin', origin]] },
            response: { status: 200 },
          },
        ],
        sameCredentials: true,
        sameMethod: true,
      },
    })
    const refused = await json([`${api}/silent`])
    expect(Object.keys(refused.said)).toEqual(['outcome', 'prediction', 'exchange', 'diagnosis'])
    expect(refused.said.diagnosis).toMatchObject({
      version: 1,
      stage: 'response',
      prediction: refused.said.prediction,
      exchange: refused.said.exchange,
    })
  })
  test('holds no secret of the command line or of the server', async () => {
    routes['/reset'] = redirectTo('/reset/8f14e45fceea167a5a36dedd4bea2543?key=hush')
    const { stdout } = await json([
      `${api}/reset?key=hush`,
      '--credentials',
      'include',
      '--header',
      'Authorization: hush',
      '--header',
      'Cookie: hush',
    ])
    expect(stdout).toContain('/reset/…?key=…')
    expect(stdout).not.toMatch(/hush|8f14e45f/)
    expect(JSON.parse(stdout).prediction).toMatchObject({
      verdict: 'preflight',
      preflight: { headers: ['authorization'] },
      dropped: [],
    })
  })
  test('names what a rule was about', async () => {
    const { said } = await json([`${api}/put`, '--header', 'X-B: 1'])
    expect(said.diagnosis.evidence).toContainEqual({ id: 'exchange-subject', observed: 'x-b' })
  })
})

describe('a wrong command line', () => {
  test.each<[string, string[]]>([
    ['no URL', []],
    ['a bad URL', ['nonsense']],
    ['a URL without a host', ['http://']],
    ['userinfo, which no fetch takes', ['http://me:hush@127.0.0.1/']],
    ['an unknown flag', ['http://127.0.0.1/', '--verbose']],
    ['a bad timeout', ['http://127.0.0.1/', '--timeout', 'soon']],
    ['a control character', ['\x1b[31mnonsense']],
  ])('%s gives one line and the code 2', async (_, argv) => {
    const { code, stdout, stderr } = await cli(argv)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^whycors: [^\x00-\x1f]+\n$/)
    expect(stderr).not.toContain('hush')
  })
  test('help and version are no errors', async () => {
    expect(await cli(['--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('--credentials') })
    expect(await cli(['--version'])).toMatchObject({ code: 0, stdout: '1.2.3\n' })
  })
})

describe('the report', () => {
  test.each<[string, string[], boolean]>([
    ['a page from elsewhere, in Chromium', from, true],
    ['a page of the same machine', ['--origin', 'http://localhost:5173'], false],
    ['Firefox', [...from, '--engine', 'gecko'], false],
  ])('says that a pass proves nothing of the permission for the local network: %s', async (_, argv, says) => {
    const { code, stdout } = await cli([`${api}/open`, ...argv])
    expect(code).toBe(0)
    expect(stdout.includes('whycors explain local-network-access')).toBe(says)
  })

  test('tells a long chain of redirects by its ends', async () => {
    routes['/loop'] = redirectTo(`${api}/loop`)
    const { stdout } = await cli([`${api}/loop`])
    expect(stdout.match(/^→ GET/gm)).toHaveLength(4)
    expect(stdout).toContain('\n  … 17 more\n')
    expect(stdout).toContain('✗ too-many-redirects')
  })

  test('shows the request, each step, the rule and a curl line', async () => {
    const { stdout } = await cli([
      `${api}/put?key=hush`,
      ...from,
      '--method',
      'PUT',
      '--header',
      'X-B: 1',
      '--header',
      'Authorization: hush',
    ])
    for (const line of [
      `PUT ${api}/put?key=…`,
      `from ${origin}, credentials: same-origin, as chromium does`,
      `→ OPTIONS ${api}/put?key=…`,
      '    Access-Control-Request-Headers: authorization,x-b',
      '← 200',
      '    Access-Control-Allow-Methods: PUT',
      '✗ header-disallowed-by-preflight-response',
      `  curl -i -X OPTIONS '${api}/put?key='"$SECRET" -H 'Access-Control-Request-Method: PUT' -H 'Access-Control-Request-Headers: authorization,x-b' -H 'Origin: ${origin}'`,
    ]) {
      expect(stdout.split('\n')).toContain(line)
    }
    expect(stdout).not.toContain('hush')
  })
  test('says the default origin', async () => expect((await cli([`${api}/fine`])).stdout).toContain('from http://localhost:5173'))
  test('says plainly that nothing is proven', async () => {
    const { stdout } = await cli([`${api}/put`, ...from, '--method', 'PUT'])
    expect(stdout).toContain('nothing is proven')
    expect(stdout).toContain('--send')
  })
  test('says what the page can read', async () => {
    expect((await cli([`${api}/fine`, ...from])).stdout).toContain('status 200 and can read these headers: content-type.')
  })
  test('puts no secret into the curl line of the request itself', async () => {
    const { stdout } = await cli([`${api}/put`, ...from, '--method', 'PUT', '--send', '--data', 'hush', '--header', 'X-A: 1'])
    expect(stdout).toContain(
      `curl -i -X PUT '${api}/put' -H 'X-A: 1' -H 'Content-Type: text/plain;charset=UTF-8' -H 'Origin: ${origin}' --data-raw "$DATA"`,
    )
    expect(stdout).not.toContain('hush')
  })
  test('cuts what is too long to read', async () => {
    const long = await rawServer((socket) =>
      socket.end(`HTTP/1.1 200 OK\r\nVary: ${'x'.repeat(200_000)}\r\n${'a'.repeat(20_000)}: 1\r\n\r\n`),
    )
    const { stdout } = await cli([`http://127.0.0.1:${long.port}/`, '--origin', `http://127.0.0.1:${long.port}`])
    await long.close()
    expect(stdout).toContain(`    Vary: ${'x'.repeat(300)}…\n`)
    expect(stdout.length).toBeLessThan(3000)
  })
  test('tells few of many headers', async () => {
    const many = await rawServer((socket) => socket.end(`HTTP/1.1 200 OK\r\n${'Vary: x\r\n'.repeat(5000)}\r\n`))
    const { stdout } = await cli([`http://127.0.0.1:${many.port}/`, '--origin', `http://127.0.0.1:${many.port}`])
    await many.close()
    expect(stdout).toContain('    Vary: x\n    … 4970 more\n')
    expect(stdout.length).toBeLessThan(3000)
  })
  test('cuts a URL that grows with each redirect, in the JSON too', async () => {
    const growing = await rawServer((socket) =>
      socket.end(`HTTP/1.1 302 Found\r\nAccess-Control-Allow-Origin: *\r\nLocation: ${'x/'.repeat(50_000)}\r\n\r\n`),
    )
    const { stdout } = await cli([`http://127.0.0.1:${growing.port}/`])
    const { stdout: json } = await cli([`http://127.0.0.1:${growing.port}/`, '--json'])
    await growing.close()
    expect(stdout.length).toBeLessThan(10_000)
    expect(json.length).toBeLessThan(1_000_000)
    expect(JSON.parse(json).diagnosis).toMatchObject({ cause: 'too-many-redirects', certainty: 'certain' })
  })
  test('has colours on a terminal, unless they are not wanted', async () => {
    expect((await cli([`${api}/fine`], { isTTY: true })).stdout).toContain('\x1b[')
    expect((await cli([`${api}/fine`], { isTTY: true, env: { NO_COLOR: '1' } })).stdout).not.toContain('\x1b')
    expect((await cli([`${api}/fine`])).stdout).not.toContain('\x1b')
  })
})

describe('bytes of a server that would act on a terminal', () => {
  // Line feeds are our own.
  const forged = /[\x00-\x09\x0b-\x1f\x7f-\x9f]/
  test('do not reach it', async () => {
    const { stdout, code } = await cli([`http://127.0.0.1:${evil.port}/`, ...from])
    expect(code).toBe(1)
    expect(stdout).toContain('https://evil.test')
    expect(stdout).not.toMatch(forged)
    expect(stdout).not.toContain('owned')
  })
  test('do not reach it among colours of our own', async () => {
    const { stdout } = await cli([`http://127.0.0.1:${evil.port}/`, ...from], { isTTY: true })
    expect(stdout.replace(/\x1b\[\d+(;\d+)*m/g, '')).not.toMatch(forged)
  })
  test('are escaped in JSON, and stay what they are', async () => {
    const { stdout } = await cli([`http://127.0.0.1:${evil.port}/`, ...from, '--json'])
    expect(stdout).not.toMatch(forged)
    expect(JSON.parse(stdout).exchange.steps[0].response.headers[1]).toEqual(['Vary', '\x1b[1mx'])
  })
})

describe('the program', () => {
  const program = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url))
  const start = (...argv: string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      execFile(process.execPath, [program, ...argv], (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      )
    })
  test('ends with the code of the run', async () => {
    expect(await start(`${api}/fine`, ...from)).toMatchObject({ code: 0, stderr: '' })
    expect(await start(`${api}/silent`, ...from)).toMatchObject({ code: 1, stderr: '' })
    expect(await start('--nonsense')).toMatchObject({ code: 2, stdout: '' })
  })
  test('ends in time against a server that hangs', async () => {
    expect(await start(`${api}/hang`, '--timeout', '300')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('✗ timeout (not answered within 300 ms)'),
    })
  })
  test('knows its version', async () => expect((await start('--version')).stdout).toMatch(/^\d+\.\d+\.\d+/))
})
