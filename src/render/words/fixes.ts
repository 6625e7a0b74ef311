import { headerName } from '../../diagnose/header-name.ts'
import type { Fix, FixId } from '../../model/fix.ts'
import { code, longestFromServer } from '../code.ts'
import type { Context } from '../context.ts'

type FixWords = string | ((params: Fix['params'], context: Context) => string)

/** The exact line, and the answer that it belongs to. */
const send = ({ line, on }: Fix['params'], { refused }: Context) =>
  `send ${line === undefined ? 'the right header' : code(line)} on the ${on === 'preflight' ? 'OPTIONS answer of' : 'answer to'} ${refused}`

const sendBeside = (params: Fix['params'], context: Context) =>
  `${send(params, context)}${context.diagnosis.exchange === undefined ? ', beside what it allows already' : ''}`

/** The library that most likely added a header. */
const addedBy = (header: string, { diagnosis }: Context) => {
  const culprit = diagnosis.prediction.reasons.find(({ subject }) => subject === header)?.culprit
  return culprit === undefined ? '' : `; most likely it comes from ${code(culprit.library)} (its switch: ${code(culprit.switch)})`
}

/** Words for fixes, keyed by id: what to do, as a clause without a full stop. */
export const fixWords = {
  'correct-url': 'correct the URL; `new URL(url, location.href)` tells whether it parses',
  'remove-url-credentials': 'send an Authorization header in place of a user name and password in the URL',
  'correct-method': 'use a method that is a token, and not CONNECT, TRACE or TRACK',
  'write-method-upper-case': ({ method = 'PATCH' }) => `write the method as ${code(method)}; methods are case-sensitive`,
  'correct-header': 'correct the header; encodeURIComponent makes any text fit for a value',
  'correct-body': 'leave out the body, or use a method that has one',
  'correct-option': ({ option = 'cache' }) => `correct the option ${code(option)}`,
  'use-cors-mode': 'leave out `mode`, and let the server allow the origin of the page',
  'use-safelisted-method': 'use GET, HEAD or POST, where the server offers the same by them',
  'shrink-keepalive-body': 'send less, or leave out `keepalive`',
  'use-other-port': 'serve the API on another port, such as 8080',
  'use-http-scheme': 'call an http or https URL',
  'avoid-engine-quirk': 'write the call as every browser takes it',
  'add-to-connect-src': ({ source = 'the origin of the API' }) =>
    `add ${code(source)} to connect-src in the Content-Security-Policy of the page`,
  'use-https': 'serve the API on https, and call it so',
  'allow-local-network': 'grant the page access to the local network, or open it from there',
  'send-corp-header': send,
  'check-service-worker': 'see what the service worker answers; a reload with Shift goes without it',
  'start-server': (_, { host }) => `see that the server runs and listens at ${host}`,
  'check-host-name': (_, { host }) => `check the name ${host}, and the network or VPN that knows it`,
  'check-certificate': (_, { host }) =>
    `give ${host} a certificate that browsers trust; opened in a tab, the URL shows what is wrong`,
  'match-scheme': 'check that the port speaks https; development servers often speak http',
  'check-server-log': (_, { refused }) => `look for ${refused} in the logs of server and proxy: a crash, a limit, a restart`,
  'vary-by-origin':
    'send `Vary: Origin` wherever the CORS headers depend on the origin, or a cache gives one origin the copy of another',
  'speak-http': (_, { host }) => `check that it is an HTTP server that listens at ${host}`,
  'go-online': 'connect to the network, and try again',
  'check-content-blocker': 'try a private window without extensions; they block words such as track or ads in URLs',
  'serve-page-from-origin': 'serve the page (not from a file or in a sandboxed frame), so that it has an origin to allow',
  'allow-origin': (params, context) =>
    `${send(params, context)}${params['on'] === 'preflight' ? `, and on the answer to ${context.method} itself` : ', errors included'}`,
  'correct-allow-origin': send,
  'send-one-allow-origin': (params, context) => `${send(params, context)} once; often application and proxy both add it`,
  'name-origin-for-credentials': (params, context) =>
    `${send(params, context)} with \`Vary: Origin\`, after checking the origin against a list`,
  'allow-credentials': send,
  'omit-credentials': "leave out `credentials: 'include'`",
  'answer-options': (_, { refused }) =>
    `answer OPTIONS for ${refused} with status 204 and the CORS headers, before authentication and routing`,
  'do-not-redirect-options': 'answer OPTIONS at this URL, and redirect other methods only',
  'call-final-url': (_, { finalUrl }) =>
    finalUrl === ''
      ? 'call the URL that the redirect leads to (scheme, host, trailing slash)'
      : `call ${finalUrl} itself; where it is a page for logging in, the session is over`,
  'correct-allow-methods': send,
  'correct-allow-headers': send,
  'allow-method': sendBeside,
  'allow-header': sendBeside,
  'drop-header': ({ header }, context) => {
    const [first, ...others] = context.headers
    const name = header ?? (others.length === 0 ? first : undefined)
    return name === undefined
      ? 'leave out such headers, where the server can do without'
      : `leave out ${code(headerName(String(name)), longestFromServer)}, where the server can do without${addedBy(String(name), context)}`
  },
  'cors-on-error-responses': ({ status }, { refused }) =>
    status === undefined
      ? 'send the CORS headers on errors, too (401, 413, 500, the pages of a proxy): without them the real error is hidden'
      : `send the CORS headers on errors, too: without them no page can see the ${status} with which the server or a proxy answers ${refused}`,
  'cors-on-redirects': 'send the CORS headers on each redirect and on its target',
  'correct-location': 'send a Location that is an http or https URL without user name and password',
  'stop-redirect-loop': 'end the chain of redirects',
  'follow-redirects': "use `redirect: 'follow'`",
  'correct-content-encoding': 'make Content-Encoding and Content-Length match the body',
  'correct-integrity': 'put the hash of the file as it is served into `integrity`',
  'intended-abort': 'nothing, where the call was meant to be given up; do not report it as an error',
  'raise-timeout': 'wait longer, or find out what makes the server slow',
  'proxy-same-origin': (_, { host }) => `forward calls from the origin of the page to ${host}, so that CORS does not apply`,
  'use-whycors-fetch': 'make the call with the `fetch` of whycors, so that it is seen',
} satisfies Record<FixId, FixWords>

/** Words for what a fix costs. */
export const costWords = {
  'loses-credentials': 'no cookies, no login',
  'exposes-to-origin': 'all pages of that origin can read the answer',
  'weakens-check': 'every site can read the answer',
  'extra-hop': 'one more hop',
  'extra-round-trip': 'one more round trip',
} satisfies Record<NonNullable<Fix['cost']>, string>
