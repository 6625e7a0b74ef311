import { describe, expect, test } from 'vitest'
import { captureBody } from '../../src/capture/capture-body.ts'
import { sendableBody } from '../../src/enforce/sendable-body.ts'

const text = (value: BodyInit | undefined) => new Response(value).text()
const form = 'multipart/form-data; boundary=----WebKitFormBoundary0000000000000000'

describe('sendableBody', () => {
  test.each<[what: string, given: unknown, sent: string]>([
    ['a string', 'text', 'text'],
    ['URLSearchParams', new URLSearchParams({ a: 'ä' }), 'a=%C3%A4'],
    ['an ArrayBuffer', new TextEncoder().encode('buffer').buffer, 'buffer'],
    ['a view of a part', new TextEncoder().encode('a view').subarray(2), 'view'],
    ['a number', 7, '7'],
    ['a Blob', new Blob(['blob'], { type: 'x/y' }), 'blob'],
  ])('sends %s', async (_, given, sent) => {
    const body = await sendableBody(captureBody(given), given, null)()
    expect(await text(body?.value)).toBe(sent)
    expect(body?.isStream).toBe(false)
  })

  test('sends nothing for nothing', async () => {
    expect(await sendableBody({ kind: 'none' }, undefined, null)()).toBeUndefined()
    expect(
      await sendableBody({ kind: 'request', usable: true }, new Request('https://a.test', { method: 'POST' }), null)(),
    ).toBeUndefined()
  })

  test('takes its type from a Blob, since it stands in a header or was refused as one', async () => {
    const body = await sendableBody({ kind: 'blob', type: 'x/y', byteLength: 1 }, new Blob(['x'], { type: 'x/y' }), null)()
    expect(body?.value).toHaveProperty('type', '')
  })

  test.each([
    ['the form makes', form, true],
    ['the author gave', 'text/plain', false],
  ])('leaves the header that %s to the fetch: %s', async (_, contentType, expected) => {
    const body = await sendableBody({ kind: 'form-data' }, new FormData(), contentType)()
    expect(body?.makesContentType).toBe(expected)
  })

  test('sends what an engine that knows no stream makes of one', async () => {
    const stream = new ReadableStream()
    expect((await sendableBody({ kind: 'string' }, stream, null)())?.value).toBe('[object ReadableStream]')
    expect(await sendableBody({ kind: 'stream', usable: true }, stream, null)()).toMatchObject({ value: stream, isStream: true })
  })

  test('keeps quiet about a Request that cannot be read until it is to be sent', async () => {
    const request = new Request('https://a.test', { method: 'POST', body: 'x' })
    await request.text()
    const body = sendableBody({ kind: 'request', usable: true }, request, null)
    await new Promise((resolve) => setTimeout(resolve, 1))
    await expect(body()).rejects.toThrow(TypeError)
  })
})
