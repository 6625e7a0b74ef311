import { expect, test } from 'vitest'
import { createEnforcedPage } from '../../src/enforce/enforced-page.ts'
import { enforcedXhr } from '../../src/enforce/enforced-xhr.ts'

const Xhr = enforcedXhr(createEnforcedPage(async () => new Response(), { origin: 'null' }))

test.each([
  [
    '/login?token=hunter2',
    'The URL "/login?token=…" is relative, and a page of the origin null gives nothing to resolve it against',
  ],
  ['https://me:hunter2@[/login', 'is no URL.'],
])('a refused URL is named without its secrets: %s', (url, says) => {
  const open = () => new Xhr().open('GET', url)
  expect(open).toThrow(says)
  expect(open).not.toThrow('hunter2')
})
