import { format } from '../../../render/format.ts'
import { simpleDiff } from '../../../render/simple-diff.ts'
import { heading } from './heading.ts'
import { matcher, requestOf } from './matcher.ts'
import type { MatcherEnvironment } from './matcher-environment.ts'

const name = 'toBeSimpleRequest()'

/** Passes for a cross-origin request that needs no preflight and whose answer a page may read. */
export const toBeSimpleRequest = matcher(
  name,
  (subject, _environment?: MatcherEnvironment) => {
    const { prediction, request } = requestOf(name, subject)
    const diff = simpleDiff(prediction)
    const parts = [heading(request), ...(diff.length === 0 ? [] : [diff.join('\n')]), format(prediction)]
    return { pass: prediction.verdict === 'simple', message: () => parts.join('\n\n') }
  },
  (environment) => environment,
)
