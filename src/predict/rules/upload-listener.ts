import type { Rule } from '../rule.ts'

/** A listener on XMLHttpRequest's `upload` sets the use-CORS-preflight flag. */
export const uploadListener = {
  id: 'upload-listener',
  // https://xhr.spec.whatwg.org/#the-send()-method
  check({ uploadListener }) {
    return uploadListener ? {} : undefined
  },
} satisfies Rule
