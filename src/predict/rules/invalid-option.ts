import type { RequestRecord } from '../../model/request-record.ts'
import type { Rule, Statement } from '../rule.ts'

const referrerPolicies = [
  '',
  'no-referrer',
  'no-referrer-when-downgrade',
  'same-origin',
  'origin',
  'strict-origin',
  'origin-when-cross-origin',
  'strict-origin-when-cross-origin',
  'unsafe-url',
]

// `navigate` is a member of the enumeration, and the constructor throws for it where it is given in init.
const enumerations = {
  mode: ['cors', 'no-cors', 'same-origin'],
  credentials: ['same-origin', 'omit', 'include'],
  cache: ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'],
  redirect: ['follow', 'error', 'manual'],
  referrerPolicy: referrerPolicies,
  duplex: ['half'],
  priority: ['auto', 'high', 'low'],
} satisfies Record<string, readonly string[]>

type Option = keyof typeof enumerations

/** A member of `init` that Web IDL cannot convert, or whose value is none of its enumeration, makes the call throw. */
export const invalidOption = {
  id: 'invalid-option',
  // https://fetch.spec.whatwg.org/#requestinit
  check({ record, ignoredMembers, invalidReferrer }) {
    if (hasDefaults(record) && !invalidReferrer) return undefined
    if (record.source === 'request' && record.inconvertible.length === 0) return undefined
    const found: Statement[] = []
    for (const subject of record.inconvertible) {
      if (!ignoredMembers.includes(subject)) found.push({ subject, params: { why: 'type' } })
    }
    const check = (subject: Option, value: string | undefined) => {
      if (value === undefined || (enumerations[subject] as readonly string[]).includes(value)) return
      if (!ignoredMembers.includes(subject)) found.push({ subject, params: { why: 'value', value } })
    }
    check('mode', record.mode)
    check('credentials', record.credentialsMode)
    check('cache', record.cache)
    check('redirect', record.redirect)
    check('referrerPolicy', record.referrerPolicy)
    check('duplex', record.duplex)
    check('priority', record.priority)
    if (invalidReferrer) found.push({ subject: 'referrer', params: { why: 'value', value: record.referrer ?? '' } })
    return found.length === 0 ? undefined : found
  },
} satisfies Rule

/** Most calls give no option that could be wrong. */
function hasDefaults(record: RequestRecord): boolean {
  const { credentialsMode } = record
  return (
    record.mode === 'cors' &&
    record.cache === 'default' &&
    record.redirect === 'follow' &&
    (credentialsMode === 'same-origin' || credentialsMode === 'include') &&
    record.referrerPolicy === '' &&
    record.duplex === undefined &&
    record.priority === undefined &&
    record.inconvertible.length === 0
  )
}
