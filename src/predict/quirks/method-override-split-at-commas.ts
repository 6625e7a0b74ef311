import { isForbiddenMethod } from '../../spec/fetch/is-forbidden-method.ts'
import type { Quirk } from '../quirk.ts'

/** Gecko and WebKit split the value of X-HTTP-Method-Override and its kin at each comma, also at those after a quotation mark. */
export const methodOverrideSplitAtCommas = {
  id: 'method-override-split-at-commas',
  engines: ['gecko', 'webkit'],
  at: {
    dropsHeader(name, value) {
      if (!/^x-(?:http-method|http-method-override|method-override)$/.test(name)) return undefined
      return value.split(',').some((item) => isForbiddenMethod(item.replace(/^[\t ]+|[\t ]+$/g, ''))) ? true : undefined
    },
  },
} satisfies Quirk
