/**
 * What enforcement costs a call that MSW mocks, as a ratio to the same call in plain MSW, in the same run.
 *
 *   npm run bench:enforce
 *
 * Plain and enforced calls take turns, one by one, and the ratio is the median of those of neighbours, so that a busy machine disturbs both alike.
 * A preflight that handlers answer is one message more, which a browser sends too: that case is shown beside the goal, and is none of it.
 */
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { enforceCors } from '../../src/msw.ts'

const origin = 'https://app.example.com'
const api = 'https://api.example.com'
const allowing = {
  'Access-Control-Allow-Origin': origin,
  'Access-Control-Allow-Methods': 'PUT',
  'Access-Control-Allow-Headers': 'content-type',
}
const order = { id: 7, lines: Array.from({ length: 20 }, (_, index) => ({ index, name: `line ${index}` })) }

const server = setupServer(
  http.options(`${api}/:path`, ({ params }) => {
    const headers = { ...allowing, 'Access-Control-Max-Age': params['path'] === 'kept' ? '7200' : '0' }
    return new HttpResponse(null, { status: 204, headers })
  }),
  http.all(`${api}/:path`, () => HttpResponse.json(order, { headers: allowing })),
  http.all(`${api}/silent/:path`, () => HttpResponse.json(order)),
)

type Options = Partial<Parameters<typeof enforceCors>[0]>
interface Case {
  name: string
  url: string
  init?: RequestInit
  options?: Options
  /** At most so many times the plain call. */
  goal?: number
}

const put: RequestInit = { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(order) }
const policy = { origins: [origin], methods: ['PUT'], headers: ['content-type'], maxAge: 0 }
const cases: Case[] = [
  { name: 'GET, simple', url: `${api}/orders`, goal: 1.25 },
  { name: 'GET, simple, policy', url: `${api}/silent/orders`, options: { policy }, goal: 1.25 },
  {
    name: 'PUT of JSON, preflight from the policy each time',
    url: `${api}/silent/orders`,
    init: put,
    options: { policy },
    goal: 1.25,
  },
  { name: 'PUT of JSON, preflight of handlers kept', url: `${api}/kept`, init: put, goal: 1.25 },
  { name: 'PUT of JSON, preflight of handlers each time', url: `${api}/orders`, init: put },
]

const rounds = Number(process.argv[2] ?? 600)
const warmUp = 60

server.listen({ onUnhandledFrame: 'error' })
const plain = globalThis.fetch
let isMissed = false
for (const { name, url, init, options, goal } of cases) {
  const undo = enforceCors({ server, origin, ...options })
  const enforced = globalThis.fetch
  const times = { plain: [] as number[], enforced: [] as number[] }
  for (let round = 0; round < rounds + warmUp; round += 1) {
    // Who goes first takes turns, too.
    const order = round % 2 === 0 ? (['plain', 'enforced'] as const) : (['enforced', 'plain'] as const)
    for (const who of order) {
      const started = performance.now()
      await (await (who === 'plain' ? plain : enforced)(url, init)).json()
      if (round >= warmUp) times[who].push(performance.now() - started)
    }
  }
  undo()
  const [before, after] = [median(times.plain), median(times.enforced)]
  const ratio = median(times.enforced.map((time, index) => time / (times.plain[index] ?? Number.NaN)))
  if (goal !== undefined && ratio > goal) isMissed = true
  const aim = goal === undefined ? 'two messages, no goal' : `goal: at most ${goal}`
  console.log(`${name}: ${ratio.toFixed(2)} times the plain call (${after.toFixed(2)} to ${before.toFixed(2)} ms; ${aim})`)
}
server.close()
if (isMissed) process.exitCode = 1

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
