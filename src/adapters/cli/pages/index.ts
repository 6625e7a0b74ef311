import type { CauseId } from '../../../model/cause.ts'
import type { RuleId } from '../../../model/finding.ts'
import { abortedPages } from './aborted.ts'
import { bodyPages } from './body.ts'
import { networkPages } from './network.ts'
import { noteRulePages } from './note-rules.ts'
import type { Page } from './page.ts'
import { pagePolicyPages } from './page-policy.ts'
import { preflightPages } from './preflight.ts'
import { preflightRulePages } from './preflight-rules.ts'
import { redirectPages } from './redirect.ts'
import { requestPages } from './request.ts'
import { responsePages } from './response.ts'

/** A page for each rule and each cause; an id that is both has one. */
export const pages = {
  ...requestPages,
  ...pagePolicyPages,
  ...networkPages,
  ...preflightPages,
  ...responsePages,
  ...redirectPages,
  ...bodyPages,
  ...abortedPages,
  ...preflightRulePages,
  ...noteRulePages,
} satisfies Record<RuleId | CauseId, Page>

export type PageId = keyof typeof pages
