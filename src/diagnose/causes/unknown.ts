import type { causesByStage } from '../../model/cause.ts'
import type { CauseTable } from '../cause.ts'
import { when } from '../grounds.ts'

/** The cause of which nothing is known. It also stands for `data:` and `blob:` URLs, which fail in ways that no other cause describes. */
export const unknownCauses: CauseTable<(typeof causesByStage)['unknown'][number]> = {
  unknown: {
    contradicted: [when('predicted-verdict', ({ rules }) => !rules.includes('local-scheme'))],
    fixes: ({ seen }) =>
      seen['rejection-message'] === 'foreign' || seen['probe-not-sent'] === 'no-record' ? ['client use-whycors-fetch'] : [],
  },
}
