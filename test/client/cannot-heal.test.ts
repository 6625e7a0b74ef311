import { afterEach, describe, expect, test, vi } from 'vitest'
import { cannotHeal } from '../../src/client/cannot-heal.ts'
import type { CauseId, Diagnosis, EvidenceId, Stage } from '../../src/index.ts'
import { registry } from '../../src/page/knowledge.ts'

/** An error of which this is known, and this more once somebody asks. */
function errorWith(now: Partial<Diagnosis>, later: Partial<Diagnosis> = now): Error {
  const error = new TypeError('Failed to fetch')
  registry().set(error, { version: 1, diagnosis: () => now, explain: async () => later })
  return error
}

function diagnosis(
  stage: Stage,
  certainty: Diagnosis['certainty'],
  causes: CauseId[],
  stageCertainty: Diagnosis['certainty'] = 'likely',
  evidence: EvidenceId[] = [],
): Partial<Diagnosis> {
  return {
    stage,
    stageCertainty,
    cause: causes[0] as CauseId,
    certainty,
    candidates: causes.map((cause) => ({ cause, because: [] })),
    evidence: evidence.map((id) => ({ id, observed: 5 }) as never),
  }
}

describe('a refusal that cannot heal', () => {
  test.each<[because: string, expected: boolean, now: Partial<Diagnosis>, later?: Partial<Diagnosis>]>([
    ['the method, likely', true, diagnosis('preflight', 'likely', ['method-disallowed-by-preflight-response'])],
    ['a header, certain', true, diagnosis('preflight', 'certain', ['header-disallowed-by-preflight-response'])],
    [
      'credentials, one of two',
      true,
      diagnosis('credentials', 'possible', ['wildcard-origin-not-allowed', 'invalid-allow-credentials']),
    ],
    [
      'the method or a header',
      true,
      diagnosis('preflight', 'possible', ['method-disallowed-by-preflight-response', 'header-disallowed-by-preflight-response']),
    ],
    [
      'known once somebody asks',
      true,
      diagnosis('preflight', 'possible', ['preflight-invalid-status', 'method-disallowed-by-preflight-response'], 'possible'),
      diagnosis('preflight', 'likely', ['method-disallowed-by-preflight-response']),
    ],
    [
      'only possible',
      false,
      diagnosis('preflight', 'possible', ['method-disallowed-by-preflight-response', 'preflight-invalid-status']),
    ],
    ['only possible as a stage', false, diagnosis('credentials', 'possible', ['invalid-allow-credentials'], 'possible')],
    [
      'an origin that the page could read before',
      false,
      diagnosis('preflight', 'likely', ['method-disallowed-by-preflight-response'], 'likely', ['memory-origin-readable']),
    ],
    ['a response without the header, as that of a 502', false, diagnosis('response', 'likely', ['missing-allow-origin-header'])],
    ['a dead host', false, diagnosis('unreachable', 'likely', ['connection-refused'])],
  ])('%s: %s', async (_, expected, now, later) => {
    expect(await cannotHeal(errorWith(now, later))).toBe(expected)
  })

  test('is not looked for where nothing is known, or no refusal is among the causes', async () => {
    expect(await cannotHeal(new TypeError('Failed to fetch'))).toBe(false)
    const explain = vi.fn()
    const error = new TypeError('Failed to fetch')
    registry().set(error, {
      version: 1,
      diagnosis: () => diagnosis('response', 'likely', ['missing-allow-origin-header']),
      explain,
    })
    expect(await cannotHeal(error)).toBe(false)
    expect(explain).not.toHaveBeenCalled()
  })
})

describe('through the client', () => {
  afterEach(() => vi.restoreAllMocks())

  test.each([
    [true, 1],
    [false, 3],
  ])('a refusal (%s) is sent %i times', async (refused, times) => {
    const { createClient, defineApi, endpoint } = await import('../../src/client.ts')
    const sent = vi.fn(() => {
      const known = refused
        ? diagnosis('preflight', 'likely', ['method-disallowed-by-preflight-response'])
        : diagnosis('response', 'likely', ['missing-allow-origin-header'])
      return Promise.reject(errorWith(known))
    })
    const { default: ky } = await import('ky')
    const client = createClient(defineApi({ put: endpoint.put('/a') }), {
      baseUrl: 'https://api.example.com',
      fetch: sent,
      ky: ky.create({ retry: { delay: () => 1 } }),
    })
    expect(await client.put.safe()).toMatchObject({ ok: false, error: { kind: 'cors' } })
    expect(sent).toHaveBeenCalledTimes(times)
  })
})
