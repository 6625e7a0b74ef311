import { expect, test } from 'vitest'
import { requestDraft } from '../../src/capture/request-draft.ts'

test.each(['fetch', 'xhr', 'beacon'] as const)('a call of %s without options is a simple GET', (api) => {
  expect(requestDraft(api)).toMatchObject({
    api,
    method: 'GET',
    mode: 'cors',
    credentialsMode: 'same-origin',
    headers: [],
    unseen: [],
  })
  expect(requestDraft(api)).not.toBe(requestDraft(api))
})
