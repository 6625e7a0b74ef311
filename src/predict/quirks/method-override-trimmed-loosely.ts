import { isForbiddenMethod } from '../../spec/fetch/is-forbidden-method.ts'
import type { Quirk } from '../quirk.ts'

/** WebKit strips vertical tabs and form feeds too from the methods in X-HTTP-Method-Override and its kin. */
export const methodOverrideTrimmedLoosely = {
  id: 'method-override-trimmed-loosely',
  engines: ['webkit'],
  at: {
    dropsHeader(name, value) {
      if (!/^x-(?:http-method|http-method-override|method-override)$/.test(name)) return undefined
      return value.split(',').some((item) => isForbiddenMethod(item.replace(/^[\t\v\f ]+|[\t\v\f ]+$/g, ''))) ? true : undefined
    },
  },
} satisfies Quirk
