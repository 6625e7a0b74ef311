import type { Stage } from '../../model/cause.ts'
import type { Context } from '../context.ts'

interface StageWords {
  /** What happened, as a clause. */
  says(context: Context): string
  /** What was at fault, in a list of others. */
  name: string
  /** How a browser decides, and what it means for the request. */
  why(context: Context): string
  /** What the rules of the stage follow, an anchor of the Fetch Standard. */
  spec: string
  /** Whether the stage is one of the CORS protocol. */
  cors?: true
}

/** What speaks of a dead host, though the host may have answered what the page was not given. */
const lookAlike = ({ seen, diagnosis }: Context) =>
  seen['probe-no-cors'] === 'failed' && diagnosis.candidates.some(({ cause }) => cause === 'missing-allow-origin-header')
    ? ' A server that sends Cross-Origin-Resource-Policy, but no CORS headers, looks the same.'
    : ''

/** Else a preflight can have been sent, or what was answered by a redirect. */
const isRefusedAtOnce = ({ diagnosis: { prediction } }: Context) => /throws|blocked/.test(prediction.verdict)

const why = (context: Context) => `A browser does not tell a page why a connection failed.${lookAlike(context)}`
const carriedOut = ' The server may have carried out the request.'

/** Words for stages, keyed by id. */
export const stageWords: Record<Stage, StageWords> = {
  unreachable: {
    why,
    says: ({ call, host }) => `${call} got no answer from ${host}`,
    name: 'the network',
    spec: 'concept-network-error',
  },
  path: {
    why,
    says: ({ call, host, recovered }) =>
      recovered
        ? `${call} failed once, but a moment later the same URL answered`
        : `${call} got no usable answer, though ${host} can be reached`,
    name: 'the connection',
    spec: 'concept-network-error',
  },
  preflight: {
    says: ({ refused }) => `the preflight of ${refused} failed`,
    name: 'the preflight',
    why: ({ method }) =>
      `Before ${method} the browser asks for leave with OPTIONS. Without a fitting answer it does not send the request.`,
    spec: 'cors-preflight-fetch-0',
    cors: true,
  },
  credentials: {
    says: ({ call, page }) => `${page} may not read the answer to ${call}, because credentials were sent`,
    name: 'the CORS check of credentials',
    why: () =>
      `With credentials, Access-Control-Allow-Origin must name the origin itself and Access-Control-Allow-Credentials must be \`true\`.${carriedOut}`,
    spec: 'cors-protocol-and-credentials',
    cors: true,
  },
  response: {
    says: ({ call, host, page }) => `${page} may not read what ${host} answered to ${call}`,
    name: 'the CORS check of the answer',
    why: ({ origin }) =>
      `A page may read an answer of another origin only where Access-Control-Allow-Origin is ${origin} or \`*\`.${carriedOut}`,
    spec: 'cors-check',
    cors: true,
  },
  redirect: {
    says: ({ call, redirectedTo }) =>
      redirectedTo === '' ? `${call} failed at a redirect` : `${call} was redirected to ${redirectedTo}, and failed there`,
    name: 'a redirect',
    why: ({ diagnosis }) =>
      /allow-|preflight/.test(diagnosis.cause)
        ? 'Each answer on the way must pass the CORS check. After a redirect from one foreign origin to another the request says `Origin: null`.'
        : 'The browser follows redirects by itself and tells the page nothing of them.',
    spec: 'http-redirect-fetch',
  },
  'page-policy': {
    says: ({ call }) => `a policy of the page or the browser stopped ${call}`,
    name: 'a policy of the page or the browser',
    why: () => 'This is decided in the browser, whatever the server answers.',
    spec: 'concept-main-fetch',
  },
  request: {
    says: (context) => `the browser refuses ${context.call}${isRefusedAtOnce(context) ? ' before anything is sent' : ''}`,
    name: 'the call itself',
    why: (context) => (isRefusedAtOnce(context) ? 'The server has no part in it.' : 'This is decided in the browser.'),
    spec: 'dom-request',
  },
  body: {
    says: ({ call }) => `the answer to ${call} broke off while its body was read`,
    name: 'the body of the answer',
    why: () => 'Its headers could be read, so that CORS is not the reason.',
    spec: 'concept-body-consume-body',
  },
  aborted: { says: ({ call }) => `${call} was given up`, name: 'an abort', why: () => carriedOut.trim(), spec: 'abort-fetch' },
  unknown: {
    says: ({ call }) => `why ${call} failed is not known`,
    name: 'something else',
    why: ({ diagnosis }) =>
      diagnosis.next?.id === 'use-whycors-fetch'
        ? 'The error did not come from a request that whycors has seen.'
        : 'No known cause fits all that was observed.',
    spec: 'concept-network-error',
  },
}
