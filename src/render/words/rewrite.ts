import type { RewriteRefusalId, RewriteRuleId } from '../../model/rewrite.ts'
import type { RuleWords } from './rules.ts'

const inAcceptRewritten = 'Name it in the policy, and in the options of `acceptRewritten` on the server.'

/** Sentences for what rewriting did, and for what it refused; keyed by id. */
export const rewriteWords = {
  // Steps
  'drop-needless-content-type': { says: () => 'Content-Type was dropped, since there is no body that it could describe.' },
  'cache-control-as-cache-mode': {
    says: ({ params }) =>
      `Cache-Control: ${params['value']} was dropped; with the cache mode ${params['cache']} the browser sends it by itself.`,
  },
  'drop-telemetry-header': {
    says: ({ subject }) => `The header ${subject} was dropped: the server no longer knows which trace the request belongs to.`,
  },
  'json-as-text': { says: () => 'The JSON body travels as text/plain; the server restores its type.' },
  'method-as-post': { says: ({ subject }) => `The method ${subject} travels as POST; the server restores it.` },
  'move-header': { says: ({ subject }) => `The header ${subject} travels in the URL or in the body; the server restores it.` },
  'shorten-accept': {
    says: ({ params }) => `Accept was cut from ${params['length']} to ${params['kept']} bytes; the server restores all of it.`,
  },
  'refuse-redirect': { says: () => 'A redirect counts as a failure, since it could lead to a server that restores nothing.' },

  // Refusals
  'rewrite-not-possible-unseen': {
    says: ({ subject }) => `Not rewritten: ${subject} could not be looked at without running code of the app.`,
    wayOut: 'Pass plain values.',
  },
  'rewrite-refuses-credentials': {
    says: () =>
      "Not rewritten: with `credentials: 'include'` the preflight may be what protects the server from forged requests.",
    wayOut: 'Leave credentials out, or weigh `allowCredentials: true` for this origin.',
  },
  'rewrite-needs-origin': {
    says: () =>
      'Not rewritten: this page has an opaque origin and sends Origin: null, by which no server can tell it from others.',
  },
  'rewrite-cannot-read-body': {
    says: () => 'Not rewritten: the body would have to be changed, and it is neither a string nor bytes in `init`.',
    wayOut: 'Pass the URL and an `init` with the body as string or bytes, not a Request.',
  },
  'rewrite-header-needs-body': {
    says: ({ subject }) => `Not rewritten: ${subject} may travel in a body alone, and GET and HEAD have none.`,
  },
  'rewrite-header-not-movable': {
    says: ({ subject }) => `Not rewritten: the value of ${subject} cannot be restored exactly.`,
  },
  'rewrite-method-not-opted-in': {
    says: ({ subject }) => `Not rewritten: ${subject} is not opted in for this path, or the path is ambiguous.`,
    wayOut: inAcceptRewritten,
  },
  'rewrite-marker-taken': {
    says: ({ subject }) => `Not rewritten: the ${subject} uses the name whycors for something else.`,
  },
  'rewrite-too-large': {
    says: ({ subject, params }) =>
      `Not rewritten: the ${subject} would have ${params['size']} bytes, and ${params['limit']} are agreed.`,
  },
  'rewrite-cache-mode-taken': {
    says: ({ subject, params }) =>
      `Not rewritten: the cache mode ${subject} says something else than Cache-Control: ${params['value']}.`,
    wayOut: 'Leave one of the two out.',
  },
} satisfies Record<RewriteRuleId | RewriteRefusalId, RuleWords>
