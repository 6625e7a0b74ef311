import { headerName } from '../diagnose/header-name.ts'
import type { Finding, PreflightRuleId } from '../model/finding.ts'
import type { Prediction } from '../model/prediction.ts'
import { stripControl } from './strip-control.ts'

type Part = Required<Pick<Finding, 'subject' | 'params'>>

/** What stands in the call, and what could stand there; absent where it has to go. */
type Change = (part: Part) => { is: string; simple?: string }

const contentTypes = 'text/plain, multipart/form-data or application/x-www-form-urlencoded'

/** Keyed by rule, so that the type checker asks for words where a rule is added. */
const changes: Record<PreflightRuleId, Change> = {
  'method-not-safelisted': ({ subject }) => ({ is: `method: ${subject}`, simple: 'method: GET, HEAD or POST' }),
  'header-not-safelisted': ({ subject }) => ({ is: `${headerName(subject)}: …` }),
  'content-type-not-safelisted': ({ params }) => ({
    is: `Content-Type: ${params['essence'] === '' ? '(no MIME type)' : params['essence']}`,
    simple: `Content-Type: ${contentTypes}`,
  }),
  'header-value-unsafe-byte': ({ subject, params }) => ({
    is: `${headerName(subject)}: … (an unsafe byte at position ${params['position']})`,
    simple: `${headerName(subject)}: … (without it)`,
  }),
  'header-value-too-long': ({ subject, params }) => ({
    is: `${headerName(subject)}: … (${params['length']} bytes)`,
    simple: `${headerName(subject)}: … (at most ${params['limit']} bytes)`,
  }),
  'range-not-safelisted': () => ({ is: 'Range: …', simple: 'Range: bytes=0-99' }),
  'safelisted-headers-too-long': ({ subject, params }) => ({
    is: `${subject}: … (${params['length']} bytes together)`,
    simple: `${subject}: … (at most ${params['limit']} bytes together)`,
  }),
  'stream-body': () => ({ is: 'body: a stream', simple: 'body: a Blob, a string or bytes' }),
  'upload-listener': () => ({ is: 'upload: a listener' }),
}

/** The difference between a call and one that needs no preflight, a line for each part: `-` is there, `+` could be. Empty where there is none. */
export function simpleDiff({ reasons, notes }: Prediction): string[] {
  const typeIsNeedless = notes.some(({ rule }) => rule === 'needless-content-type')
  return reasons.flatMap(({ rule, subject = '', params }) => {
    const change = (changes as Partial<Record<string, Change>>)[rule]?.({ subject, params })
    if (change === undefined) return []
    const { is, simple } = change
    const goes = simple === undefined || (rule === 'content-type-not-safelisted' && typeIsNeedless)
    return [`- ${stripControl(is)}`, ...(goes ? [] : [`+ ${stripControl(simple)}`])]
  })
}
