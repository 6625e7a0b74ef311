import { describe, expect, test } from 'vitest'
import type { CauseId } from '../../src/model/cause.ts'
import type { Engine } from '../../src/model/environment.ts'
import { createCorsPreflightCache } from '../../src/protocol/cors-preflight-cache.ts'
import { playProtocol } from '../../src/protocol/play-protocol.ts'
import type { ProtocolInput, ProtocolRequest } from '../../src/protocol/protocol-input.ts'
import type { TransportFailure, TransportRequest, TransportResponse } from '../../src/protocol/transport.ts'
import { corsUnsafeRequestHeaderNames } from '../../src/spec/fetch/cors-unsafe-request-header-names.ts'
import { isCorsSafelistedMethod } from '../../src/spec/fetch/is-cors-safelisted-method.ts'

const page = 'https://app.test'
const api = 'https://api.test'
const other = 'https://other.test'

type Answer = [status: number, headers?: Record<string, string>] | TransportFailure
/** Answers by `METHOD url`, or by url alone. */
type Script = Record<string, Answer>

const cors = (more: Record<string, string> = {}) => ({ 'Access-Control-Allow-Origin': page, ...more })
const star = { 'Access-Control-Allow-Origin': '*' }
const grant = (more: Record<string, string> = {}) =>
  cors({
    'Access-Control-Allow-Methods': 'PUT, DELETE',
    'Access-Control-Allow-Headers': 'x-a, x-b, authorization, content-type',
    ...more,
  })

const preflightOf: ProtocolInput['preflightOf'] = ({ method, headers }) => {
  const names = corsUnsafeRequestHeaderNames(headers)
  return isCorsSafelistedMethod(method) && names.length === 0 ? null : { method, headers: names }
}

async function play(script: Script, request: Partial<ProtocolRequest> = {}, input: Partial<ProtocolInput> = {}) {
  const sent: TransportRequest[] = []
  const result = await playProtocol(
    {
      request: {
        method: 'GET',
        url: `${api}/a`,
        headers: [],
        mode: 'cors',
        credentialsMode: 'same-origin',
        redirect: 'follow',
        ...request,
      },
      origin: page,
      preflightOf,
      sendRequest: true,
      ...input,
    },
    (message): Promise<TransportResponse | TransportFailure> => {
      sent.push(message)
      const answer = script[`${message.method} ${message.url}`] ?? script[message.url]
      if (answer === undefined) throw new Error(`not in the script: ${message.method} ${message.url}`)
      return Promise.resolve('error' in answer ? answer : { status: answer[0], headers: Object.entries(answer[1] ?? {}) })
    },
  )
  return { ...result, sent, lines: sent.map((message) => `${message.method} ${message.url}`) }
}

const headerOf = (message: TransportRequest | undefined, name: string) =>
  message?.headers.find(([other]) => other.toLowerCase() === name)?.[1]

interface Row {
  because: string
  script: Script
  request?: Partial<ProtocolRequest>
  input?: Partial<ProtocolInput>
  /** `pass` with a type, or a cause and its subject. */
  expected: string
  lines?: string[]
}

const put: Partial<ProtocolRequest> = {
  method: 'PUT',
  headers: [
    ['X-B', '1'],
    ['X-A', '2'],
  ],
}
const include: Partial<ProtocolRequest> = { credentialsMode: 'include' }
const both = (preflight: Answer, request: Answer = [200, cors()]): Script => ({
  [`OPTIONS ${api}/a`]: preflight,
  [`${api}/a`]: request,
})
const failure = (error: TransportFailure['error']): TransportFailure => ({ error, detail: 'in the test' })

function run(rows: Row[], engines: Engine[] = ['standard', 'chromium', 'gecko', 'webkit']): void {
  for (const engine of engines) {
    test.each(rows)(`$because (${engine})`, async ({ script, request, input, expected, lines }) => {
      const result = await play(script, request, { engine, ...input })
      const said =
        result.error === undefined
          ? `${result.outcome} ${result.response?.type ?? ''}`
          : `${result.error.cause} ${result.error.subject}`
      expect(said.trim()).toBe(expected)
      if (lines !== undefined) expect(result.lines).toEqual(lines)
      const last = result.exchange.steps.at(-1)
      if (result.exchange.steps.length > 0) expect(last?.error).toBe(result.error?.cause)
      expect(result.exchange.steps.slice(0, -1).filter((step) => step.error !== undefined)).toEqual([])
    })
  }
}

describe('a request without a preflight', () => {
  run([
    {
      because: 'passes with the exact origin',
      script: { [`${api}/a`]: [200, cors()] },
      expected: 'pass cors',
      lines: [`GET ${api}/a`],
    },
    { because: 'passes with the wildcard', script: { [`${api}/a`]: [200, star] }, expected: 'pass cors' },
    { because: 'passes an error status that carries the header', script: { [`${api}/a`]: [500, star] }, expected: 'pass cors' },
    { because: 'needs the header', script: { [`${api}/a`]: [200] }, expected: 'missing-allow-origin-header' },
    { because: 'needs it on errors too', script: { [`${api}/a`]: [500] }, expected: 'missing-allow-origin-header' },
    {
      because: 'needs this very origin',
      script: { [`${api}/a`]: [200, { 'Access-Control-Allow-Origin': other }] },
      expected: `allow-origin-mismatch ${other}`,
    },
    {
      because: 'needs one value',
      script: { [`${api}/a`]: [200, { 'Access-Control-Allow-Origin': `${page}, *` }] },
      expected: `multiple-allow-origin-values ${page}, *`,
    },
    {
      because: 'needs a value that is an origin',
      script: { [`${api}/a`]: [200, { 'Access-Control-Allow-Origin': 'yes' }] },
      expected: 'invalid-allow-origin-value yes',
    },
    {
      because: 'needs no wildcard with credentials',
      script: { [`${api}/a`]: [200, star] },
      request: include,
      expected: 'wildcard-origin-not-allowed *',
    },
    {
      because: 'needs Access-Control-Allow-Credentials with credentials',
      script: { [`${api}/a`]: [200, cors({ 'Access-Control-Allow-Credentials': 'True' })] },
      request: include,
      expected: 'invalid-allow-credentials True',
    },
    {
      because: 'passes with credentials that are allowed',
      script: { [`${api}/a`]: [200, cors({ 'Access-Control-Allow-Credentials': 'true' })] },
      request: include,
      expected: 'pass cors',
    },
  ])
})

describe('a preflight', () => {
  const lines = [`OPTIONS ${api}/a`]
  run([
    {
      because: 'that grants all lets the request go',
      script: both([204, grant()]),
      request: put,
      expected: 'pass cors',
      lines: [...lines, `PUT ${api}/a`],
    },
    { because: 'needs the header', script: both([200]), request: put, expected: 'preflight-missing-allow-origin-header', lines },
    {
      because: 'needs this very origin',
      script: both([200, grant({ 'Access-Control-Allow-Origin': other })]),
      request: put,
      expected: `preflight-allow-origin-mismatch ${other}`,
      lines,
    },
    {
      because: 'needs one value',
      script: both([200, grant({ 'Access-Control-Allow-Origin': '*, *' })]),
      request: put,
      expected: 'preflight-multiple-allow-origin-values *, *',
      lines,
    },
    {
      because: 'needs a value that is an origin',
      script: both([200, grant({ 'Access-Control-Allow-Origin': '' })]),
      request: put,
      expected: 'preflight-invalid-allow-origin-value',
      lines,
    },
    {
      because: 'needs no wildcard with credentials',
      script: both([200, grant(star)]),
      request: { ...put, ...include },
      expected: 'preflight-wildcard-origin-not-allowed *',
      lines,
    },
    {
      because: 'needs Access-Control-Allow-Credentials with credentials',
      script: both([200, grant()]),
      request: { ...put, ...include },
      expected: 'preflight-invalid-allow-credentials',
      lines,
    },
    {
      because: 'needs an ok status',
      script: both([405, grant()]),
      request: put,
      expected: 'preflight-invalid-status 405',
      lines,
    },
    {
      because: 'may not be redirected, whatever else it says',
      script: both([302, { Location: '/b' }]),
      request: put,
      expected: 'preflight-disallowed-redirect 302',
      lines,
    },
    {
      because: 'is no redirect without a Location',
      script: both([302, grant()]),
      request: put,
      expected: 'preflight-invalid-status 302',
      lines,
    },
    {
      because: 'needs methods that parse',
      script: both([200, grant({ 'Access-Control-Allow-Methods': 'PUT/GET' })]),
      request: put,
      expected: 'invalid-allow-methods-preflight-response PUT/GET',
      lines,
    },
    {
      because: 'needs headers that parse',
      script: both([200, grant({ 'Access-Control-Allow-Headers': 'x-a; x-b' })]),
      request: put,
      expected: 'invalid-allow-headers-preflight-response x-a; x-b',
      lines,
    },
    {
      because: 'has to name the method',
      script: both([200, grant({ 'Access-Control-Allow-Methods': 'put' })]),
      request: put,
      expected: 'method-disallowed-by-preflight-response PUT',
      lines,
    },
    {
      because: 'has to name every header',
      script: both([200, grant({ 'Access-Control-Allow-Headers': 'X-A' })]),
      request: put,
      expected: 'header-disallowed-by-preflight-response x-b',
      lines,
    },
    {
      because: 'does not stand in for the header of the response',
      script: both([200, grant()], [200]),
      request: put,
      expected: 'missing-allow-origin-header',
    },
    {
      because: 'is played alone where the request is not to be sent',
      script: both([200, grant()]),
      request: put,
      input: { sendRequest: false },
      expected: 'not-sent',
      lines,
    },
    {
      because: 'refuses also where the request is not to be sent',
      script: both([500]),
      request: put,
      input: { sendRequest: false },
      expected: 'preflight-missing-allow-origin-header',
      lines,
    },
  ])

  test('that is not needed and a request that is not to be sent leave nothing to do', async () => {
    const result = await play({}, { method: 'POST' }, { sendRequest: false })
    expect(result).toMatchObject({ outcome: 'not-sent', exchange: { steps: [] }, sent: [] })
  })

  test('asks what preflightOf says, for this origin, without cookie and body', async () => {
    const { sent } = await play(
      both(
        [200, grant({ 'Access-Control-Allow-Credentials': 'true' })],
        [200, cors({ 'Access-Control-Allow-Credentials': 'true' })],
      ),
      {
        ...put,
        ...include,
        headers: [
          ['X-B', '1'],
          ['Cookie', 's=1'],
          ['X-A', '2'],
        ],
        body: new Uint8Array([1]),
      },
    )
    expect(sent[0]).toMatchObject({
      kind: 'preflight',
      method: 'OPTIONS',
      mode: 'cors',
      headers: [
        ['Accept', '*/*'],
        ['Access-Control-Request-Method', 'PUT'],
        ['Access-Control-Request-Headers', 'x-a,x-b'],
        ['Origin', page],
      ],
    })
    expect(sent[0]).not.toHaveProperty('body')
    expect(sent[1]).toMatchObject({
      kind: 'request',
      body: new Uint8Array([1]),
      headers: [
        ['X-B', '1'],
        ['X-A', '2'],
        ['Origin', page],
        ['Cookie', 's=1'],
      ],
    })
  })

  test('leaves out Access-Control-Request-Headers where no header needs leave', async () => {
    const { sent } = await play(both([200, grant()]), { method: 'DELETE' })
    expect(headerOf(sent[0], 'access-control-request-headers')).toBeUndefined()
  })

  test('has to grant exactly the names of preflightOf: the rule of safe headers stands there alone', async () => {
    const names: ProtocolInput['preflightOf'] = ({ method }) => ({ method, headers: ['accept'] })
    const result = await play(
      both([200, grant()]),
      {
        headers: [
          ['Accept', 'text/html'],
          ['X-Unknown', '1'],
        ],
      },
      { preflightOf: names },
    )
    expect(result.error).toEqual({ cause: 'header-disallowed-by-preflight-response', subject: 'accept' })
  })

  const wildcard = both([200, cors({ 'Access-Control-Allow-Headers': '*' })])
  const authorization: Partial<ProtocolRequest> = { headers: [['Authorization', 'Bearer x']] }
  test('covers Authorization by a wildcard in browsers, though not in the standard', async () => {
    expect((await play(wildcard, authorization, { engine: 'standard' })).error?.cause).toBe(
      'header-disallowed-by-preflight-response',
    )
    for (const engine of ['chromium', 'gecko', 'webkit'] as const) {
      expect((await play(wildcard, authorization, { engine })).outcome).toBe('pass')
    }
  })
})

describe('a network failure', () => {
  const causes: TransportFailure['error'][] = [
    'connection-refused',
    'name-not-resolved',
    'connection-reset',
    'connection-closed',
    'empty-response',
    'invalid-http-response',
    'cert-invalid',
    'ssl-protocol-error',
    'timeout',
  ]
  test.each(causes)('%s of the request keeps its name', async (cause) => {
    const result = await play({ [`${api}/a`]: failure(cause) })
    expect(result).toMatchObject({ outcome: 'failed', error: { cause, subject: '', detail: 'in the test' } })
    expect(result.exchange.steps).toEqual([
      { kind: 'request', request: { method: 'GET', url: `${api}/a`, headers: [['Origin', page]] }, error: cause },
    ])
  })
  test.each(causes)('%s of the preflight keeps its name, as in Chromium', async (cause) => {
    const result = await play(both(failure(cause)), put)
    expect(result).toMatchObject({ outcome: 'failed', error: { cause }, lines: [`OPTIONS ${api}/a`] })
    expect(result.exchange.steps).toMatchObject([{ kind: 'preflight', error: cause }])
  })
  test('after a redirect stands at the step that failed', async () => {
    const result = await play({ [`${api}/a`]: [302, cors({ Location: '/b' })], [`${api}/b`]: failure('connection-reset') })
    expect(result.exchange.steps.map(({ kind, error }) => [kind, error])).toEqual([
      ['request', undefined],
      ['redirect', 'connection-reset'],
    ])
  })
})

describe('a redirect', () => {
  const to = (location: string, more: Script = {}): Script => ({ [`${api}/a`]: [302, cors({ Location: location })], ...more })
  run([
    {
      because: 'is followed',
      script: to('/b', { [`${api}/b`]: [200, cors()] }),
      expected: 'pass cors',
      lines: [`GET ${api}/a`, `GET ${api}/b`],
    },
    {
      because: 'needs the header itself',
      script: { [`${api}/a`]: [302, { Location: '/b' }] },
      expected: 'missing-allow-origin-header',
    },
    {
      because: 'leads to a response that needs the header',
      script: to('/b', { [`${api}/b`]: [200] }),
      expected: 'missing-allow-origin-header',
    },
    { because: 'without a Location is a response', script: { [`${api}/a`]: [302, cors()] }, expected: 'pass cors' },
    { because: 'is none at status 300', script: { [`${api}/a`]: [300, cors({ Location: '/b' })] }, expected: 'pass cors' },
    { because: 'is none at status 304', script: { [`${api}/a`]: [304, cors({ Location: '/b' })] }, expected: 'pass cors' },
    { because: 'with a bad Location leads nowhere', script: to('http://['), expected: 'invalid-redirect-location http://[' },
    { because: 'goes to no other scheme', script: to('ftp://x.test/'), expected: 'unsupported-redirect-scheme ftp' },
    { because: 'goes to no app', script: to('myapp://orders/1'), expected: 'unsupported-redirect-scheme myapp' },
    { because: 'goes to no data URL', script: to('data:text/plain,x'), expected: 'unsupported-redirect-scheme data' },
    { because: 'carries no userinfo', script: to('https://u:p@api.test/b'), expected: `redirect-contains-credentials ${api}/b` },
    {
      because: 'carries no user alone',
      script: to('https://u@api.test/b?k=v'),
      expected: `redirect-contains-credentials ${api}/b?k=…`,
    },
    {
      because: 'back to the page carries no userinfo',
      script: to('https://u:p@app.test/b'),
      expected: `redirect-contains-credentials ${page}/b`,
    },
    { because: 'goes to no bad port', script: to('https://api.test:22/'), expected: 'unsafe-port 22' },
    { because: 'goes to no insecure URL', script: to('http://api.test/b'), expected: 'mixed-content http://api.test/b' },
    {
      because: 'in the mode error is one',
      script: to('/b'),
      request: { redirect: 'error' },
      expected: 'redirect-mode-error 302',
    },
    {
      because: 'in the mode error is checked for CORS first',
      script: { [`${api}/a`]: [302, { Location: '/b' }] },
      request: { redirect: 'error' },
      expected: 'missing-allow-origin-header',
    },
    {
      because: 'in the mode manual is the response',
      script: to('/b'),
      request: { redirect: 'manual' },
      expected: 'pass opaqueredirect',
    },
    {
      because: 'in the mode manual is the response without a Location too',
      script: { [`${api}/a`]: [302, cors()] },
      request: { redirect: 'manual' },
      expected: 'pass opaqueredirect',
    },
    {
      because: 'in the mode manual needs the header',
      script: { [`${api}/a`]: [302, { Location: '/b' }] },
      request: { redirect: 'manual' },
      expected: 'missing-allow-origin-header',
    },
    {
      because: 'to a third origin makes the origin null',
      script: to(`${other}/b`, { [`${other}/b`]: [200, cors()] }),
      expected: `allow-origin-mismatch ${page}`,
    },
    {
      because: 'to a third origin passes with null',
      script: to(`${other}/b`, { [`${other}/b`]: [200, { 'Access-Control-Allow-Origin': 'null' }] }),
      expected: 'pass cors',
    },
    {
      because: 'back to the page needs the header there as well',
      script: to(`${page}/b`, { [`${page}/b`]: [200] }),
      expected: 'missing-allow-origin-header',
    },
  ])

  test('from the page to the API is a cross-origin request with the origin of the page', async () => {
    const result = await play(
      { [`${page}/a`]: [302, { Location: `${api}/b` }], [`${api}/b`]: [200, cors()] },
      { url: `${page}/a` },
    )
    expect(result).toMatchObject({ outcome: 'pass', response: { type: 'cors' } })
    expect(result.sent.map((message) => headerOf(message, 'origin'))).toEqual([undefined, page])
  })

  test('to a third origin sends Origin: null, also in its preflight, and needs a new preflight', async () => {
    const result = await play(
      {
        [`OPTIONS ${api}/a`]: [200, grant()],
        [`PUT ${api}/a`]: [307, cors({ Location: `${other}/b` })],
        [`OPTIONS ${other}/b`]: [200, grant({ 'Access-Control-Allow-Origin': 'null' })],
        [`PUT ${other}/b`]: [200, { 'Access-Control-Allow-Origin': 'null' }],
      },
      { ...put, body: new Uint8Array([7]) },
    )
    expect(
      result.sent.map((message) => [message.method, message.url, headerOf(message, 'origin'), message.body?.length]),
    ).toEqual([
      ['OPTIONS', `${api}/a`, page, undefined],
      ['PUT', `${api}/a`, page, 1],
      ['OPTIONS', `${other}/b`, 'null', undefined],
      ['PUT', `${other}/b`, 'null', 1],
    ])
    expect(result.exchange.steps.map(({ kind }) => kind)).toEqual(['preflight', 'request', 'preflight', 'redirect'])
    expect(result.outcome).toBe('pass')
  })

  test('tells preflightOf the origin that the hop has', async () => {
    const origins: string[] = []
    await play(
      { [`${api}/a`]: [302, cors({ Location: `${other}/b` })], [`${other}/b`]: [200, star] },
      {},
      {
        preflightOf({ origin }) {
          origins.push(origin)
          return null
        },
      },
    )
    expect(origins).toEqual([page, 'null'])
  })

  test('to the same URL again uses the preflight that was just granted', async () => {
    let count = 0
    const answers: Answer[] = [
      [307, cors({ Location: '/a' })],
      [200, cors()],
    ]
    const script: Script = { [`OPTIONS ${api}/a`]: [200, grant()] }
    Object.defineProperty(script, `PUT ${api}/a`, { get: () => answers[count++] })
    expect((await play(script, put)).lines).toEqual([`OPTIONS ${api}/a`, `PUT ${api}/a`, `PUT ${api}/a`])
    count = 0
    const forgetful = { ...both([200, grant({ 'Access-Control-Max-Age': '0' })]) }
    Object.defineProperty(forgetful, `PUT ${api}/a`, { get: () => answers[count++] })
    expect((await play(forgetful, put)).lines).toEqual([`OPTIONS ${api}/a`, `PUT ${api}/a`, `OPTIONS ${api}/a`, `PUT ${api}/a`])
  })

  test('by 303 turns PUT into GET and drops the body, so that no header asks for leave but the others', async () => {
    const result = await play(
      {
        [`OPTIONS ${api}/a`]: [200, grant()],
        [`PUT ${api}/a`]: [303, cors({ Location: '/b' })],
        [`GET ${api}/b`]: [200, cors()],
      },
      { method: 'PUT', headers: [['Content-Type', 'application/json']], body: new Uint8Array([1]) },
    )
    expect(result.lines).toEqual([`OPTIONS ${api}/a`, `PUT ${api}/a`, `GET ${api}/b`])
    expect(headerOf(result.sent[2], 'content-type')).toBeUndefined()
    expect(result.sent[2]).not.toHaveProperty('body')
  })

  test('drops Authorization at the first other origin, and with it the preflight', async () => {
    const result = await play(
      {
        [`OPTIONS ${api}/a`]: [200, grant()],
        [`${api}/a`]: [302, cors({ Location: `${other}/b` })],
        [`${other}/b`]: [200, star],
      },
      { headers: [['Authorization', 'Bearer x']] },
    )
    expect(result.lines).toEqual([`OPTIONS ${api}/a`, `GET ${api}/a`, `GET ${other}/b`])
    expect(headerOf(result.sent[2], 'authorization')).toBeUndefined()
  })

  function chain(length: number, last: Answer, final: Answer = [200, cors()]): Script {
    const script: Script = { [`${api}/${length}`]: final }
    for (let i = 0; i < length; i++)
      script[`${api}/${i === 0 ? 'a' : i}`] = i === length - 1 ? last : [302, cors({ Location: `/${i + 1}` })]
    return script
  }
  test.each(['standard', 'chromium'] as const)('is followed twenty times and no more (%s)', async (engine) => {
    const twenty = await play(chain(20, [302, cors({ Location: '/20' })]), {}, { engine })
    expect([twenty.outcome, twenty.lines.length]).toEqual(['pass', 21])
    const more = await play(chain(21, [302, cors({ Location: '/21' })]), {}, { engine })
    expect([more.error?.cause, more.lines.length]).toEqual(['too-many-redirects', 21])
  })

  test('of a preflight is refused as such after twenty other redirects too', async () => {
    const script: Script = {}
    for (let i = 0; i < 20; i++) {
      const url = `${api}/${i === 0 ? 'a' : i}`
      script[`OPTIONS ${url}`] = [200, grant()]
      script[`PUT ${url}`] = [307, cors({ Location: `/${i + 1}` })]
    }
    script[`OPTIONS ${api}/20`] = [302, { Location: '/elsewhere' }]
    for (const engine of ['standard', 'chromium'] as const) {
      expect((await play(script, { method: 'PUT' }, { engine })).error?.cause).toBe('preflight-disallowed-redirect')
    }
  })

  test('is bounded where it turns in a circle', async () => {
    const result = await play({ [`${api}/a`]: [302, cors({ Location: '/a' })] })
    expect([result.error?.cause, result.lines.length]).toEqual(['too-many-redirects', 21])
  })

  const order: {
    because: string
    script: Script
    request?: Partial<ProtocolRequest>
    standard: CauseId | 'pass'
    chromium: CauseId | 'pass'
  }[] = [
    {
      because: 'a bad Location without the header',
      script: { [`${api}/a`]: [302, { Location: 'http://[' }] },
      standard: 'missing-allow-origin-header',
      chromium: 'invalid-redirect-location',
    },
    {
      because: 'a bad Location in the mode manual',
      script: to('http://['),
      request: { redirect: 'manual' },
      standard: 'pass',
      chromium: 'invalid-redirect-location',
    },
    {
      because: 'another scheme without the header',
      script: { [`${api}/a`]: [302, { Location: 'ftp://x.test/' }] },
      standard: 'missing-allow-origin-header',
      chromium: 'missing-allow-origin-header',
    },
    {
      because: 'another scheme with userinfo',
      script: to('ftp://u:p@x.test/'),
      standard: 'unsupported-redirect-scheme',
      chromium: 'redirect-contains-credentials',
    },
    { because: 'an empty Location', script: to(''), standard: 'too-many-redirects', chromium: 'pass' },
    {
      because: 'the mode error without a Location',
      script: { [`${api}/a`]: [302, cors()] },
      request: { redirect: 'error' },
      standard: 'redirect-mode-error',
      chromium: 'pass',
    },
    {
      because: 'a 21st redirect without the header',
      script: chain(21, [302, { Location: '/21' }]),
      standard: 'missing-allow-origin-header',
      chromium: 'too-many-redirects',
    },
    {
      because: 'a 21st redirect with a bad Location',
      script: chain(21, [302, cors({ Location: 'http://[' })]),
      standard: 'invalid-redirect-location',
      chromium: 'too-many-redirects',
    },
    {
      because: 'a 407 without a proxy',
      script: { [`${api}/a`]: [407, cors()] },
      standard: 'pass',
      chromium: 'invalid-http-response',
    },
    {
      because: 'a 407 to the preflight',
      script: both([407, grant()]),
      request: put,
      standard: 'preflight-invalid-status',
      chromium: 'invalid-http-response',
    },
    {
      because: 'a bad Location at the preflight',
      script: both([302, { Location: 'http://[' }]),
      request: put,
      standard: 'preflight-disallowed-redirect',
      chromium: 'invalid-redirect-location',
    },
    {
      because: 'userinfo in a redirect within the own origin',
      script: { [`${page}/a`]: [302, { Location: 'https://u:p@app.test/b' }], [`${page}/b`]: [200] },
      request: { url: `${page}/a` },
      standard: 'pass',
      chromium: 'redirect-contains-credentials',
    },
  ]
  for (const engine of ['standard', 'chromium'] as const) {
    test.each(order)(`where engines differ: $because (${engine})`, async (row) => {
      const result = await play(row.script, row.request, { engine })
      expect(result.error?.cause ?? result.outcome).toBe(row[engine])
    })
  }
})

describe('the own origin', () => {
  const own = { [`${page}/a`]: [200, { 'Set-Cookie': 'a=1', 'X-A': '1' }] } satisfies Script
  const url = `${page}/a`

  test('needs no preflight and no check', async () => {
    const result = await play(own, { ...put, url })
    expect(result).toMatchObject({ outcome: 'pass', response: { type: 'basic', exposedHeaders: ['x-a'] }, lines: [`PUT ${url}`] })
  })
  test.each([
    ['GET', undefined],
    ['HEAD', undefined],
    ['POST', page],
    ['DELETE', page],
  ])('sees the Origin header only where the standard sends it: %s', async (method, expected) => {
    expect(headerOf((await play(own, { method, url })).sent[0], 'origin')).toBe(expected)
  })
  test('is what the mode same-origin keeps to', async () => {
    const request: Partial<ProtocolRequest> = { mode: 'same-origin' }
    expect((await play(own, { ...request, url })).outcome).toBe('pass')
    expect(await play({}, request)).toMatchObject({
      outcome: 'refused',
      error: { cause: 'disallowed-by-mode' },
      exchange: { steps: [] },
    })
    const away = await play({ [url]: [302, { Location: `${api}/b` }] }, { ...request, url })
    expect(away).toMatchObject({ error: { cause: 'disallowed-by-mode' }, exchange: { steps: [{ error: 'disallowed-by-mode' }] } })
  })
  test('of an opaque origin does not exist', async () => {
    const result = await play({ [`${api}/a`]: [200, { 'Access-Control-Allow-Origin': 'null' }] }, {}, { origin: 'null' })
    expect(result).toMatchObject({ outcome: 'pass', response: { type: 'cors' } })
    expect(headerOf(result.sent[0], 'origin')).toBe('null')
  })
})

describe('the mode no-cors', () => {
  const request: Partial<ProtocolRequest> = { mode: 'no-cors' }
  run([
    { because: 'gives an opaque response without a check', script: { [`${api}/a`]: [200] }, request, expected: 'pass opaque' },
    {
      because: 'follows redirects',
      script: { [`${api}/a`]: [302, { Location: '/b' }], [`${api}/b`]: [200] },
      request,
      expected: 'pass opaque',
    },
    {
      because: 'does not go with another redirect mode',
      script: {},
      request: { ...request, redirect: 'manual' },
      expected: 'no-cors-redirect-mode-not-follow manual',
    },
    {
      because: 'minds Cross-Origin-Resource-Policy',
      script: { [`${api}/a`]: [200, { 'Cross-Origin-Resource-Policy': 'same-origin' }] },
      request,
      expected: 'corp-blocked',
    },
    {
      because: 'minds Cross-Origin-Resource-Policy on a redirect',
      script: { [`${api}/a`]: [302, { Location: '/b', 'Cross-Origin-Resource-Policy': 'same-origin' }] },
      request,
      expected: 'corp-blocked',
    },
  ])
  test('leaves Cross-Origin-Resource-Policy to no-cors alone', async () => {
    expect((await play({ [`${api}/a`]: [200, cors({ 'Cross-Origin-Resource-Policy': 'same-origin' })] })).outcome).toBe('pass')
  })
  test('sends Origin with POST alone, and hides all of the response', async () => {
    const get = await play({ [`${api}/a`]: [200, { 'Content-Type': 'text/plain' }] }, request)
    expect(get.response).toEqual({ type: 'opaque', status: 0, headers: [], exposedHeaders: [] })
    expect(headerOf(get.sent[0], 'origin')).toBeUndefined()
    expect(headerOf((await play({ [`${api}/a`]: [200] }, { ...request, method: 'POST' })).sent[0], 'origin')).toBe(page)
  })
})

describe('the cookie', () => {
  const jar: Partial<ProtocolRequest> = { headers: [['Cookie', 's=1']] }
  const allowed = cors({ 'Access-Control-Allow-Credentials': 'true' })
  test.each([
    ['omit', api, false],
    ['same-origin', api, false],
    ['include', api, true],
    ['omit', page, false],
    ['same-origin', page, true],
    ['include', page, true],
  ] as const)('under credentials %s to %s: %s', async (credentialsMode, target, sent) => {
    const result = await play({ [`${target}/a`]: [200, allowed] }, { ...jar, credentialsMode, url: `${target}/a` })
    expect(headerOf(result.sent[0], 'cookie') !== undefined).toBe(sent)
  })
  test('goes to no other host, but to another port of its own', async () => {
    const script: Script = {
      [`${api}/a`]: [302, { ...allowed, Location: `${other}/b` }],
      [`${other}/b`]: [
        302,
        { 'Access-Control-Allow-Origin': 'null', 'Access-Control-Allow-Credentials': 'true', Location: 'https://api.test:444/c' },
      ],
      'https://api.test:444/c': [200, { 'Access-Control-Allow-Origin': 'null', 'Access-Control-Allow-Credentials': 'true' }],
    }
    const { sent } = await play(script, { ...jar, ...include })
    expect(sent.map((message) => headerOf(message, 'cookie'))).toEqual(['s=1', undefined, 's=1'])
  })
  test('is no header of the author: it asks for no preflight', async () => {
    expect((await play({ [`${api}/a`]: [200, allowed] }, { ...jar, ...include })).lines).toEqual([`GET ${api}/a`])
  })
})

describe('mixed content', () => {
  test('is what an https page may not fetch', async () => {
    expect(await play({}, { url: 'http://api.test/a' })).toMatchObject({
      error: { cause: 'mixed-content' },
      exchange: { steps: [] },
    })
  })
  test('does not exist for an insecure page, nor for loopback', async () => {
    const url = 'http://api.test/a'
    expect((await play({ [url]: [200, star] }, { url }, { origin: 'http://app.test' })).outcome).toBe('pass')
    expect((await play({ [url]: [200, star] }, { url }, { secureContext: false })).outcome).toBe('pass')
    const loopback = 'http://localhost:1234/a'
    expect((await play({ [loopback]: [200, star] }, { url: loopback })).outcome).toBe('pass')
  })
})

describe('the exchange', () => {
  test('keeps what decides about CORS and no secret', async () => {
    const { exchange } = await play(
      {
        [`OPTIONS ${api}/a?key=hush`]: [204, grant({ Server: 'nginx' })],
        [`PUT ${api}/a?key=hush`]: [307, cors({ Location: '/b?token=hush#hush', 'Set-Cookie': 'hush' })],
        [`OPTIONS ${api}/b?token=hush`]: [204, grant()],
        [`PUT ${api}/b?token=hush`]: [200, cors({ Vary: 'Origin', 'X-Powered-By': 'hush' })],
      },
      {
        url: `${api}/a?key=hush#hush`,
        method: 'PUT',
        headers: [
          ['Authorization', 'hush'],
          ['X-A', 'hush'],
          ['Content-Type', 'application/json'],
          ['Accept', 'hush'],
          ['Cookie', 'hush'],
        ],
      },
    )
    expect(JSON.stringify(exchange)).not.toContain('hush')
    expect(exchange).toMatchObject({ version: 1, sameCredentials: true, sameMethod: true })
    expect(exchange.steps[1]).toEqual({
      kind: 'request',
      request: {
        method: 'PUT',
        url: `${api}/a?key=…`,
        headers: [
          ['Authorization', '…'],
          ['X-A', '…'],
          ['Content-Type', 'application/json'],
          ['Origin', page],
        ],
      },
      response: {
        status: 307,
        headers: [
          ['Access-Control-Allow-Origin', page],
          ['Location', '/b?token=…'],
          ['Set-Cookie', '…'],
        ],
      },
    })
    expect(exchange.steps[3]?.response?.headers).toEqual([
      ['Access-Control-Allow-Origin', page],
      ['Vary', 'Origin'],
    ])
  })
  test('keeps what it is told to keep', async () => {
    const keep = { url: () => 'URL', header: (side: string, name: string) => `${side} ${name}` }
    const { exchange } = await play({ [`${api}/a`]: [200, cors()] }, {}, { keep })
    expect(exchange.steps).toEqual([
      {
        kind: 'request',
        request: { method: 'GET', url: 'URL', headers: [['Origin', 'request Origin']] },
        response: { status: 200, headers: [['Access-Control-Allow-Origin', 'response Access-Control-Allow-Origin']] },
      },
    ])
  })
  test('sends URLs without fragment and userinfo, and tells the transport the way', async () => {
    const { sent } = await play(
      { [`${api}/a`]: [302, cors({ Location: '/b' })], [`${api}/b`]: [200, cors()] },
      { url: `${api}/a#f` },
    )
    expect(sent.map(({ url, urlList, pageOrigin, mode }) => ({ url, urlList, pageOrigin, mode }))).toEqual([
      { url: `${api}/a`, urlList: [`${api}/a`], pageOrigin: page, mode: 'cors' },
      { url: `${api}/b`, urlList: [`${api}/a`, `${api}/b`], pageOrigin: page, mode: 'cors' },
    ])
  })
})

describe('the response', () => {
  test('has the headers that the page can read', async () => {
    const { response } = await play({
      [`${api}/a`]: [
        201,
        cors({
          'Content-Type': 'a/b',
          'X-A': '1',
          'X-B': '2',
          'Access-Control-Expose-Headers': 'x-b, set-cookie',
          'Set-Cookie': 'c',
        }),
      ],
    })
    expect(response).toEqual({
      type: 'cors',
      status: 201,
      headers: [
        ['Content-Type', 'a/b'],
        ['X-B', '2'],
      ],
      exposedHeaders: ['content-type', 'x-b'],
    })
  })
})

describe('the preflights that a page keeps', () => {
  const script: Script = {
    [`OPTIONS ${api}/a`]: [204, grant({ 'Access-Control-Max-Age': '60' })],
    [`${api}/a`]: [200, cors()],
  }
  const kept = (engine: Engine) => ({ cache: createCorsPreflightCache(engine), now: () => 0 })

  test('serve its next fetch', async () => {
    const preflights = kept('standard')
    expect((await play(script, put, { preflights })).lines).toEqual([`OPTIONS ${api}/a`, `PUT ${api}/a`])
    expect((await play(script, put, { preflights })).lines).toEqual([`PUT ${api}/a`])
    expect((await play(script, { ...put, credentialsMode: 'include' }, { preflights })).lines).toEqual([`OPTIONS ${api}/a`])
  })

  test.each([
    ['chromium', 2],
    ['webkit', 1],
  ] as const)(
    'in %s, of an opaque origin, serve the redirects of a fetch, and cost %i preflights for two fetches',
    async (engine, times) => {
      const input = { preflights: kept(engine), engine, origin: 'null' }
      let answers = 0
      const open = { ...grant(), ...star }
      const loop = async () => {
        const { lines } = await play(
          { [`OPTIONS ${api}/a`]: [204, open], [`${api}/a`]: [307, { ...star, Location: `${api}/a` }] },
          put,
          input,
        )
        answers += lines.filter((line) => line.startsWith('OPTIONS')).length
      }
      await loop()
      await loop()
      expect(answers).toBe(times)
    },
  )

  test.each<[engine: Engine, api: 'fetch' | 'xhr', cache: string, isPassedBy: boolean]>([
    ['standard', 'fetch', 'default', false],
    ['chromium', 'fetch', 'default', true],
    ['chromium', 'xhr', 'default', true],
    ['chromium', 'fetch', 'force-cache', false],
    ['gecko', 'fetch', 'default', true],
    ['gecko', 'xhr', 'default', false],
    ['webkit', 'fetch', 'default', false],
  ])('in %s are passed by where a request of %s in the mode %s is conditional: %s', async (engine, by, cache, isPassedBy) => {
    const input = { preflights: kept(engine), engine }
    const conditional: Partial<ProtocolRequest> = { api: by, cache, headers: [['If-None-Match', '"e"']] }
    const open = {
      ...script,
      [`OPTIONS ${api}/a`]: [204, grant({ 'Access-Control-Allow-Headers': 'if-none-match' })],
    } satisfies Script
    await play(open, conditional, input)
    expect((await play(open, conditional, input)).lines.length).toBe(isPassedBy ? 2 : 1)
  })

  test('are forgotten in Firefox where a redirect leads to a bad port', async () => {
    for (const engine of ['gecko', 'chromium'] as const) {
      const input = { preflights: kept(engine), engine }
      const bad: Script = { ...script, [`${api}/a`]: [308, cors({ Location: `${api}:6000/` })] }
      expect((await play(bad, put, input)).error?.cause).toBe('unsafe-port')
      expect((await play(bad, put, input)).lines.length).toBe(engine === 'gecko' ? 2 : 1)
    }
  })

  test('in Firefox serve the URL with an empty fragment too', async () => {
    for (const engine of ['gecko', 'chromium'] as const) {
      const input = { preflights: kept(engine), engine }
      await play(script, put, input)
      const { lines } = await play(script, { ...put, url: `${api}/a#` }, input)
      expect(lines.length).toBe(engine === 'gecko' ? 1 : 2)
    }
  })

  test('in WebKit are also what a refused preflight lists', async () => {
    for (const engine of ['webkit', 'chromium'] as const) {
      const input = { preflights: kept(engine), engine }
      expect((await play(script, { method: 'PATCH' }, input)).outcome).toBe('refused')
      expect((await play(script, put, input)).lines.length).toBe(engine === 'webkit' ? 1 : 2)
    }
  })

  test('are passed by in the cache modes of the engine', async () => {
    const input = { preflights: kept('chromium'), engine: 'chromium' } as const
    await play(script, put, input)
    expect((await play(script, { ...put, cache: 'no-cache' }, input)).lines).toEqual([`OPTIONS ${api}/a`, `PUT ${api}/a`])
  })

  test.each([
    ['gecko', '60, 60', 2],
    ['gecko', '', 1],
    ['chromium', '60, 60', 1],
    ['standard', '60, 60', 1],
  ] as const)('in %s, with the Max-Age %j, cost %i preflights for two fetches', async (engine, maxAge, preflights) => {
    const input = { preflights: kept(engine), engine }
    const own = { ...script, [`OPTIONS ${api}/a`]: [204, grant({ 'Access-Control-Max-Age': maxAge })] } satisfies Script
    const lines = [...(await play(own, put, input)).lines, ...(await play(own, put, input)).lines]
    expect(lines.filter((line) => line.startsWith('OPTIONS')).length).toBe(preflights)
  })

  test.each([
    ['gecko', 'a simple request that fails', { method: 'POST', headers: [] }, 2],
    ['chromium', 'a simple request that fails', { method: 'POST', headers: [] }, 1],
    ['gecko', 'a redirect that the call forbids', { ...put, redirect: 'error' }, 1],
  ] as const)('in %s after %s', async (engine, _, failing, preflights) => {
    const input = { preflights: kept(engine), engine }
    const broken: Script = { ...script, [`POST ${api}/a`]: [200], [`PUT ${api}/a`]: [302, cors({ Location: '/b' })] }
    const lines = [
      ...(await play(script, put, input)).lines,
      ...(await play(broken, failing, input)).lines,
      ...(await play(script, put, input)).lines,
    ]
    expect(lines.filter((line) => line.startsWith('OPTIONS')).length).toBe(preflights)
  })
})

describe('a preflight after a redirect', () => {
  const script: Script = {
    [`OPTIONS ${api}/a`]: [204, grant()],
    [`PUT ${api}/a`]: [303, cors({ Location: `${other}/b` })],
    [`OPTIONS ${other}/b`]: [204, { ...grant(), 'Access-Control-Allow-Origin': '*' }],
    [`GET ${other}/b`]: [200, star],
  }

  test.each([
    ['standard', undefined],
    ['chromium', undefined],
    ['gecko', page],
  ] as const)('in %s of what became a GET says the Origin %s', async (engine, origin) => {
    const { sent, lines } = await play(script, { method: 'PUT', headers: [] }, { engine })
    expect(lines.includes(`OPTIONS ${other}/b`)).toBe(origin !== undefined)
    expect(
      headerOf(
        sent.find(({ url, kind }) => url === `${other}/b` && kind === 'preflight'),
        'origin',
      ),
    ).toBe(origin)
    expect(headerOf(sent.at(-1), 'origin')).toBe('null')
  })

  test('in gecko follows a same-origin request with Authorization, and lists nothing', async () => {
    const own: Script = { ...script, [`${page}/a`]: [307, { Location: `${other}/b` }] }
    const request = { url: `${page}/a`, headers: [['authorization', 'x']] } as const
    const { sent, lines } = await play(own, request, { engine: 'gecko' })
    expect(lines).toEqual([`GET ${page}/a`, `OPTIONS ${other}/b`, `GET ${other}/b`])
    expect(headerOf(sent[1], 'access-control-request-headers')).toBeUndefined()
    expect((await play(own, request, { engine: 'chromium' })).lines).toEqual([`GET ${page}/a`, `GET ${other}/b`])
  })

  test('in gecko back to the page itself is not checked for CORS', async () => {
    const home: Script = {
      ...script,
      [`GET ${api}/a`]: [302, cors({ Location: `${page}/b` })],
      [`OPTIONS ${page}/b`]: [204, { 'Access-Control-Allow-Headers': 'x-a' }],
      [`GET ${page}/b`]: [200, star],
    }
    const request = { headers: [['x-a', '1']] } as const
    expect((await play(home, request, { engine: 'gecko' })).outcome).toBe('pass')
    expect((await play(home, request, { engine: 'chromium' })).error?.cause).toBe('preflight-missing-allow-origin-header')
  })

  test.each([
    ['standard', 1],
    ['chromium', 2],
  ] as const)('in %s, where the origin has become opaque, is asked for %i times in two fetches', async (engine, times) => {
    const preflights = { cache: createCorsPreflightCache(engine), now: () => 0 }
    const tainted: Script = {
      ...script,
      [`PUT ${api}/a`]: [307, cors({ Location: `${other}/b` })],
      [`PUT ${other}/b`]: [200, star],
    }
    const request = { method: 'PUT' }
    const lines = [
      ...(await play(tainted, request, { engine, preflights })).lines,
      ...(await play(tainted, request, { engine, preflights })).lines,
    ]
    expect(lines.filter((line) => line === `OPTIONS ${other}/b`).length).toBe(times)
  })
})

test.each([
  ['chromium', 'null'],
  ['standard', page],
] as const)(
  'in %s a no-cors POST that a redirect leads from the page to another origin says the Origin %s',
  async (engine, origin) => {
    const script: Script = { [`${page}/a`]: [307, { Location: `${api}/b` }], [`${api}/b`]: [200] }
    const { sent } = await play(script, { url: `${page}/a`, method: 'POST', mode: 'no-cors' }, { engine })
    expect(headerOf(sent[1], 'origin')).toBe(origin)
  },
)

test.each([
  ['xhr', 'pass'],
  ['fetch', 'refused'],
] as const)('in chromium a redirect within the page to a URL with a password, made by %s: %s', async (api, outcome) => {
  const script: Script = { [`${page}/a`]: [302, { Location: `https://u:p@app.test/b` }], [`${page}/b`]: [200] }
  const result = await play(script, { url: `${page}/a`, api }, { engine: 'chromium' })
  expect(result.outcome).toBe(outcome)
})

test('in Chromium a redirect to a host with a blank finds no such host, and without CORS is refused for that', async () => {
  const to = (headers: Record<string, string>, more: Partial<ProtocolRequest> = {}) =>
    play({ [`${api}/a`]: [302, { ...headers, Location: 'http://a b/' }] }, more, { engine: 'chromium' })
  expect(await to(cors())).toMatchObject({ outcome: 'failed', error: { cause: 'name-not-resolved' } })
  expect((await to({})).error?.cause).toBe('missing-allow-origin-header')
  expect((await to(cors(), { redirect: 'manual' })).response?.type).toBe('opaqueredirect')
})

// Measured 2026-11-28, as all that follows.
describe('a redirect that is not followed', () => {
  const engines = ['standard', 'chromium', 'gecko', 'webkit'] as const
  const outcomes = async (location: string | undefined, redirect: 'manual' | 'error') => {
    const script: Script = { [`${api}/a`]: [302, cors(location === undefined ? {} : { Location: location })] }
    const results = await Promise.all(engines.map((engine) => play(script, { redirect }, { engine })))
    return results.map(({ outcome, response, error }) => (outcome === 'pass' ? response?.type : error?.cause))
  }

  test.each([
    [undefined, ['redirect-mode-error', 'cors', 'redirect-mode-error', 'cors']],
    ['', ['redirect-mode-error', 'cors', 'redirect-mode-error', 'cors']],
    ['/b', ['redirect-mode-error', 'redirect-mode-error', 'redirect-mode-error', 'redirect-mode-error']],
  ])('with the Location %j, in the mode error: %j', async (location, expected) => {
    expect(await outcomes(location, 'error')).toEqual(expected)
  })

  test.each([
    ['ftp://x.test/', ['opaqueredirect', 'opaqueredirect', 'opaqueredirect', 'unsupported-redirect-scheme']],
    ['data:,x', ['opaqueredirect', 'opaqueredirect', 'opaqueredirect', 'opaqueredirect']],
    [undefined, ['opaqueredirect', 'opaqueredirect', 'opaqueredirect', 'opaqueredirect']],
  ])('with the Location %j, in the mode manual: %j', async (location, expected) => {
    expect(await outcomes(location, 'manual')).toEqual(expected)
  })
})

describe('the Origin header without CORS', () => {
  const origins = async (request: Partial<ProtocolRequest>, engine: Engine) => {
    const script: Script = {
      [`${page}/a`]: [302, { Location: `${page}/b` }],
      [`${page}/b`]: [302, { Location: `${api}/c` }],
      [`${api}/c`]: [200],
    }
    const { sent } = await play(script, { url: `${page}/a`, method: 'POST', mode: 'no-cors', ...request }, { engine })
    return sent.map((message) => headerOf(message, 'origin'))
  }

  test('is there in WebKit after a redirect within the origin has made a GET', async () => {
    expect(await origins({}, 'webkit')).toEqual([page, page, undefined])
    expect(await origins({}, 'chromium')).toEqual([page, undefined, undefined])
  })

  test('heeds the referrer policy, but in Chromium', async () => {
    const request = { referrerPolicy: 'no-referrer' }
    expect((await origins(request, 'standard'))[0]).toBe('null')
    expect((await origins(request, 'gecko'))[0]).toBe('null')
    expect((await origins(request, 'webkit'))[0]).toBe('null')
    expect((await origins(request, 'chromium'))[0]).toBe(page)
  })
})

describe('in WebKit', () => {
  const engine = 'webkit'
  const leading = (location: string, more: Script = {}): Script => ({
    [`${page}/a`]: [302, { Location: location }],
    [`OPTIONS ${api}/b`]: [204, grant()],
    [`${api}/b`]: [200, cors()],
    ...more,
  })
  const own = { url: `${page}/a` }

  test('what needed a preflight once needs one after each redirect, for the headers that the request was made with', async () => {
    const script: Script = {
      [`OPTIONS ${api}/a`]: [204, grant()],
      [`${api}/a`]: [303, cors({ Location: `${api}/b` })],
      [`OPTIONS ${api}/b`]: [204, grant()],
      [`${api}/b`]: [200, cors()],
    }
    const put = await play(script, { method: 'PUT', headers: [['content-type', 'a/b']] }, { engine })
    expect(put.lines).toEqual([`OPTIONS ${api}/a`, `PUT ${api}/a`, `OPTIONS ${api}/b`, `GET ${api}/b`])
    expect(headerOf(put.sent[2], 'access-control-request-method')).toBe('GET')
    expect(headerOf(put.sent[2], 'access-control-request-headers')).toBe('content-type')
    expect(headerOf(put.sent[3], 'content-type')).toBeUndefined()
    const bare = await play(script, { method: 'PUT' }, { engine })
    expect(bare.lines).toEqual(put.lines)
    expect((await play(script, { method: 'PUT' }, { engine: 'chromium' })).lines).not.toContain(`OPTIONS ${api}/b`)
  })

  test('mixed content is refused where a redirect leads to the machine itself too, once the preflight is done', async () => {
    const local = 'http://localhost:3000'
    const script = leading(`${local}/b`, { [`OPTIONS ${local}/b`]: [204, grant()], [`${local}/b`]: [200, star] })
    const simple = await play(script, own, { engine })
    expect([simple.lines, simple.error?.cause]).toEqual([[`GET ${page}/a`], 'mixed-content'])
    const asked = await play(script, { ...own, headers: [['x-a', '1']] }, { engine })
    expect([asked.lines, asked.error?.cause]).toEqual([[`GET ${page}/a`, `OPTIONS ${local}/b`], 'mixed-content'])
    expect((await play(script, own, { engine: 'chromium' })).outcome).toBe('pass')
  })

  test('userinfo is refused once the preflight is done', async () => {
    const script = leading('https://u:p@api.test/b')
    const urls: string[] = []
    const noting: ProtocolInput['preflightOf'] = (hop) => {
      urls.push(hop.url)
      return preflightOf(hop)
    }
    const asked = await play(script, { ...own, headers: [['x-a', '1']] }, { engine, preflightOf: noting })
    expect([asked.lines, asked.error?.cause]).toEqual([[`GET ${page}/a`, `OPTIONS ${api}/b`], 'redirect-contains-credentials'])
    expect(urls).toEqual([`${api}/b`])
    expect((await play(script, { ...own, headers: [['x-a', '1']] }, { engine: 'gecko' })).lines).toEqual([`GET ${page}/a`])
  })

  test('a second redirect has to allow the credentials that the first URL had', async () => {
    const script = (answer: Record<string, string>) =>
      leading(`${api}/b`, { [`${api}/b`]: [302, { ...answer, Location: `${api}/c` }], [`${api}/c`]: [200, cors()] })
    const causes = async (answer: Record<string, string>, request: Partial<ProtocolRequest> = {}, as: Engine = engine) =>
      (await play(script(answer), { ...own, ...request }, { engine: as })).error?.cause
    expect(await causes(cors())).toBe('invalid-allow-credentials')
    expect(await causes(star)).toBe('wildcard-origin-not-allowed')
    expect(await causes(cors({ 'Access-Control-Allow-Credentials': 'true' }))).toBeUndefined()
    expect(await causes(cors(), { credentialsMode: 'omit' })).toBeUndefined()
    expect(await causes(cors(), {}, 'chromium')).toBeUndefined()
  })

  test('a third redirect has to allow the origin that the second has tainted', async () => {
    const script = (origin: string) =>
      leading(`${api}/b`, {
        [`${api}/b`]: [302, cors({ Location: `${page}/c`, 'Access-Control-Allow-Credentials': 'true' })],
        [`${page}/c`]: [
          302,
          { Location: `${api}/d`, 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' },
        ],
        [`${api}/d`]: [200, star],
      })
    expect((await play(script('null'), own, { engine })).outcome).toBe('pass')
    expect((await play(script(page), own, { engine })).error?.cause).toBe('allow-origin-mismatch')
  })

  test('a no-cors request includes credentials all the way, or nowhere, as its first URL has it', async () => {
    const included = async (url: string, as: Engine = engine) => {
      const script: Script = {
        [`${page}/a`]: [302, { Location: `${api}/a` }],
        [`${api}/a`]: [302, { Location: `${page}/b` }],
        [`${page}/b`]: [200],
      }
      return (await play(script, { url, mode: 'no-cors' }, { engine: as })).sent.map(
        (message) => message.includeCredentials === true,
      )
    }
    expect(await included(`${page}/a`)).toEqual([true, true, true])
    expect(await included(`${api}/a`)).toEqual([false, false])
    expect(await included(`${page}/a`, 'chromium')).toEqual([true, false, false])
  })
})

test('in gecko the preflight after a second redirect lists what the first one took away', async () => {
  const script: Script = {
    [`OPTIONS ${api}/a`]: [204, grant()],
    [`${api}/a`]: [303, cors({ Location: `${api}/b` })],
    [`OPTIONS ${api}/b`]: [204, grant()],
    [`${api}/b`]: [302, cors({ Location: `${api}/c` })],
    [`OPTIONS ${api}/c`]: [204, grant()],
    [`${api}/c`]: [200, cors()],
  }
  const { sent } = await play(script, { method: 'POST', headers: [['content-type', 'a/b']] }, { engine: 'gecko' })
  const preflights = sent.filter(({ kind }) => kind === 'preflight')
  expect(preflights.map((message) => headerOf(message, 'access-control-request-headers'))).toEqual([
    'content-type',
    undefined,
    'content-type',
  ])
  expect(headerOf(sent.at(-1), 'content-type')).toBeUndefined()
})
