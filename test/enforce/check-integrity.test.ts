import { describe, expect, test } from 'vitest'
import { enforceCors } from '../../src/enforce/enforce-cors.ts'
import type { Engine } from '../../src/model/environment.ts'
import { diagnosisOf } from '../../src/page/diagnosis-of.ts'
import { api, ok, open, page, rejectionOf, stubFetch } from './support/stub-fetch.ts'

const ofFoo = 'sha256-LCa0a2j/xo/5m0U8HTBBNBNCLXBkg7+g+YpeiGJm564='
const ofNothing = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='

const asked = (init: RequestInit, engine: Engine = 'chromium', body: BodyInit | null = 'foo') => {
  const stub = stubFetch(() => ok({}, body as string))
  return enforceCors(stub.fetch, { origin: page, engine })(`${api}/a`, init)
}

// Measured 2026-11-28 with Chromium 156, Firefox ESR 153.7 and WebKitGTK 2.50.6.
describe('integrity', () => {
  test('that matches hands the body on', async () => {
    const response = await asked({ integrity: `sha256-YQ== ${ofFoo}` })
    expect([response.type, response.status, await response.text()]).toEqual(['cors', 200, 'foo'])
  })

  test('that does not match rejects, and says so', async () => {
    const error = await rejectionOf(asked({ integrity: ofNothing }))
    expect(error).toMatchObject({ name: 'TypeError', message: 'Failed to fetch' })
    expect(diagnosisOf(error)).toMatchObject({ stage: 'body', cause: 'integrity-mismatch', certainty: 'certain' })
  })

  test('of a Request counts too', async () => {
    const error = await rejectionOf(asked(new Request(api, { integrity: ofNothing })))
    expect(diagnosisOf(error)?.cause).toBe('integrity-mismatch')
  })

  test.each([
    ['foo-bar', true],
    ['sha256-!!!', true],
    ['', true],
    [`sha512-YQ== ${ofFoo}`, false],
  ])('%s passes: %s', async (integrity, passes) => {
    expect(
      await asked({ integrity }).then(
        () => true,
        () => false,
      ),
    ).toBe(passes)
  })

  test.each<[integrity: string, engines: Engine[]]>([
    [`sha256-${ofFoo.slice(7).replaceAll('+', '-').replaceAll('/', '_')}`, ['chromium']],
    ['SHA256-YQ==', ['standard', 'chromium', 'gecko']],
  ])('%s passes in %j', async (integrity, engines) => {
    const all: Engine[] = ['standard', 'chromium', 'gecko', 'webkit']
    const passed = await Promise.all(
      all.map((engine) =>
        asked({ integrity }, engine).then(
          () => true,
          () => false,
        ),
      ),
    )
    expect(all.filter((_, index) => passed[index])).toEqual(engines)
  })

  test('compares an empty body where there is none', async () => {
    expect((await asked({ method: 'HEAD', integrity: ofNothing }, 'gecko', null)).status).toBe(200)
    await expect(asked({ method: 'HEAD', integrity: ofFoo }, 'gecko', null)).rejects.toThrow(TypeError)
  })

  test('fails where the page may not read the answer', async () => {
    await expect(asked({ mode: 'no-cors', integrity: ofFoo })).rejects.toThrow(TypeError)
  })

  test.each<[integrity: string, engines: Engine[]]>([
    ['sha1-x', ['gecko', 'webkit']],
    [ofNothing, ['webkit']],
    [ofFoo, []],
  ])('of a redirect that is not followed: %s passes in %j', async (integrity, engines) => {
    const all: Engine[] = ['standard', 'chromium', 'gecko', 'webkit']
    const passed = await Promise.all(
      all.map((engine) => {
        const { fetch } = stubFetch(() => new Response(null, { status: 302, headers: open({ location: '/b' }) }))
        return enforceCors(fetch, { origin: page, engine })(`${api}/a`, { integrity, redirect: 'manual' }).then(
          ({ type }) => type === 'opaqueredirect',
          () => false,
        )
      }),
    )
    expect(all.filter((_, index) => passed[index])).toEqual(engines)
  })

  test('fails with the body', async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) })
    const error = await rejectionOf(asked({ integrity: ofFoo }, 'chromium', broken))
    expect(diagnosisOf(error)?.cause).toBe('body-network-error')
  })
})
