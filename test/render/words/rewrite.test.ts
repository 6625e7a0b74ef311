import { describe, expect, test } from 'vitest'
import type { RewriteRefusal, RewriteStep } from '../../../src/model/rewrite.ts'
import { format } from '../../../src/render/format.ts'
import { acceptRefusalWords } from '../../../src/render/words/accept-refusal.ts'
import { rewriteWords } from '../../../src/render/words/rewrite.ts'

type Said = RewriteStep | RewriteRefusal
const of = (rule: Said['rule'], subject?: string, params: Said['params'] = {}): Said =>
  ({ rule, ...(subject === undefined ? {} : { subject }), params }) as Said

describe('what rewriting did, and refused, in words', () => {
  test.each<[Said, string]>([
    [
      of('drop-needless-content-type', 'content-type'),
      'Content-Type was dropped, since there is no body that it could describe.',
    ],
    [
      of('cache-control-as-cache-mode', 'cache-control', { value: 'no-cache', cache: 'reload' }),
      'Cache-Control: no-cache was dropped; with the cache mode reload the browser sends it by itself.',
    ],
    [
      of('drop-telemetry-header', 'sentry-trace'),
      'The header Sentry-Trace was dropped: the server no longer knows which trace the request belongs to.',
    ],
    [of('json-as-text', 'content-type'), 'The JSON body travels as text/plain; the server restores its type.'],
    [of('method-as-post', 'DELETE'), 'The method DELETE travels as POST; the server restores it.'],
    [of('move-header', 'x-api-key'), 'The header X-Api-Key travels in the URL or in the body; the server restores it.'],
    [
      of('shorten-accept', 'accept', { length: 200, kept: 120 }),
      'Accept was cut from 200 to 120 bytes; the server restores all of it.',
    ],
    [of('refuse-redirect'), 'A redirect counts as a failure, since it could lead to a server that restores nothing.'],
    [
      of('rewrite-not-possible-unseen', 'headers'),
      'Not rewritten: headers could not be looked at without running code of the app.\nPass plain values.',
    ],
    [
      of('rewrite-refuses-credentials', 'include'),
      "Not rewritten: with credentials: 'include' the preflight may be what protects the server from forged requests.\nLeave credentials out, or weigh allowCredentials: true for this origin.",
    ],
    [
      of('rewrite-cannot-read-body', 'content-type'),
      'Not rewritten: the body would have to be changed, and it is neither a string nor bytes in init.\nPass the URL and an init with the body as string or bytes, not a Request.',
    ],
    [
      of('rewrite-needs-origin', 'null'),
      'Not rewritten: this page has an opaque origin and sends Origin: null, by which no server can tell it from others.',
    ],
    [
      of('rewrite-header-needs-body', 'authorization'),
      'Not rewritten: Authorization may travel in a body alone, and GET and HEAD have none.',
    ],
    [of('rewrite-header-not-movable', 'x-client'), 'Not rewritten: the value of X-Client cannot be restored exactly.'],
    [
      of('rewrite-method-not-opted-in', 'PUT'),
      'Not rewritten: PUT is not opted in for this path, or the path is ambiguous.\nName it in the policy, and in the options of acceptRewritten on the server.',
    ],
    [of('rewrite-marker-taken', 'url'), 'Not rewritten: the url uses the name whycors for something else.'],
    [
      of('rewrite-too-large', 'body', { size: 2000, limit: 1000 }),
      'Not rewritten: the body would have 2000 bytes, and 1000 are agreed.',
    ],
    [
      of('rewrite-cache-mode-taken', 'force-cache', { value: 'no-cache' }),
      'Not rewritten: the cache mode force-cache says something else than Cache-Control: no-cache.\nLeave one of the two out.',
    ],
  ])('%o', (said, text) => {
    expect(format(said)).toBe(text)
  })

  test('strips what could steer a terminal from what the app said', () => {
    expect(format(of('rewrite-header-not-movable', 'x-\x1b[31ma'))).not.toMatch(/\x1b/)
  })

  test('has no words without a row above', () => {
    // 10 refusals and 8 steps.
    expect(Object.keys(rewriteWords)).toHaveLength(18)
  })
})

test.each(Object.entries(acceptRefusalWords))('the server says why it refuses: %s', (_, words) => {
  expect(words).toMatch(/^[A-Z][^`<>]+\.$/)
})
