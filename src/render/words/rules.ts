import type { Finding, RuleId } from '../../model/finding.ts'

/** What a rule says, in one sentence, and the cheapest way out where there is one. Data in it is marked already, by `code`; so is never put in backticks. */
export interface RuleWords {
  says(finding: Required<Pick<Finding, 'subject' | 'params'>>): string
  wayOut?: string
  /** What the rule follows: an anchor of the Fetch Standard, or a URL. */
  spec?: string
  /** Whether the rule makes a preflight necessary. */
  asksForLeave?: true
}

const byte = (value: string | number | undefined) => `0x${Number(value).toString(16).toUpperCase().padStart(2, '0')}`

const bodies: Record<string, string> = {
  method: 'has a body, which GET and HEAD cannot have',
  used: 'has a body that was read, or is locked, already',
  duplex: "has a stream as body without `duplex: 'half'`",
  resizable: 'has its bytes in a buffer that can change its size',
  shared: 'has its bytes in memory that is shared with workers',
  'stream-keepalive': 'has a stream as body together with `keepalive`, which excludes streams',
  'stream-mode': 'has a stream as body in a mode other than `cors` and `same-origin`',
}

const engines: Record<string, string> = { chromium: 'Chromium', gecko: 'Firefox', webkit: 'WebKit' }

/**
 * What makes preflights fewer whatever their reason, the cheapest first: cheaper than all of them is to leave out what needs the preflight.
 */
export const preflightWaysOut = [
  'Let the server send `Access-Control-Max-Age: 7200` on the OPTIONS answer: one preflight then serves all such calls of the same URL for so many seconds (browsers cap them).',
  'Keep the URL the same, with ids and parameters in the body: each other URL, query included, needs a preflight of its own.',
  'Put several calls into one.',
  'Forward the calls from the origin of the page to the API, so that CORS does not apply. (Price: one more hop.)',
  'Rewrite the call so that it needs none, where the server takes part (`rewrite` of createFetch).',
] as const

/** Sentences for the rules of `predict`, keyed by id. */
export const ruleWords = {
  // Throwing
  'invalid-url': {
    spec: 'dom-request',
    says: ({ params }) =>
      params['why'] === 'credentials'
        ? 'The URL carries a user name or password, which fetch refuses.'
        : params['why'] === 'scheme'
          ? 'A beacon can be sent over http and https alone.'
          : 'The URL does not parse, so that the call throws before anything is sent.',
    wayOut: 'Pass credentials in a header, and check the URL with `new URL(url, location.href)`.',
  },
  'invalid-method': {
    spec: 'forbidden-method',
    says: ({ subject, params }) =>
      params['why'] === 'forbidden'
        ? `The method ${subject} is forbidden: no page may send CONNECT, TRACE or TRACK.`
        : `The method "${subject}" is no HTTP token.`,
  },
  'invalid-header': {
    spec: 'headers-validate',
    says: ({ subject, params }) =>
      params['why'] === 'name'
        ? `"${subject}" is no header name: names are made of letters, digits and a few signs.`
        : `The value of ${subject} holds a line break, NUL, or a character above U+00FF, which no header can carry.`,
    wayOut: 'Encode the value, for example with encodeURIComponent.',
  },
  'invalid-body': {
    spec: 'dom-request',
    says: ({ params }) => `The request ${bodies[String(params['why'])] ?? 'has a body that it cannot have'}.`,
  },
  'invalid-mode-method': {
    spec: 'dom-request',
    says: ({ subject }) => `In the mode \`no-cors\` the method ${subject} is not possible; only GET, HEAD and POST are.`,
    wayOut: 'Leave out `mode`.',
  },
  'invalid-cache-mode': {
    spec: 'dom-request',
    says: () => 'The cache mode `only-if-cached` works only with the mode `same-origin`.',
  },
  'invalid-option': {
    spec: 'requestinit',
    says: ({ subject, params }) =>
      params['why'] === 'type'
        ? `The option ${subject} has a value of a type that fetch refuses.`
        : `The option ${subject} has the value "${params['value']}", which is none of those that exist.`,
  },

  // Blocking
  'already-aborted': {
    spec: 'dom-global-fetch',
    says: () => 'The signal of the call is aborted already, so that nothing is sent.',
  },
  'unsafe-port': {
    spec: 'port-blocking',
    says: ({ subject }) => `Browsers never connect to port ${subject}.`,
    wayOut: 'Serve the API on another port, such as 8080.',
  },
  'cors-disabled-scheme': {
    spec: 'concept-main-fetch',
    says: ({ subject }) => `Another origin can be fetched only over http and https, not over ${subject}.`,
  },
  'disallowed-by-mode': {
    spec: 'concept-main-fetch',
    says: () => 'The mode `same-origin` refuses every other origin.',
    wayOut: 'Leave out `mode`.',
  },
  'no-cors-redirect-mode-not-follow': {
    spec: 'concept-main-fetch',
    says: ({ subject }) => `Across origins the mode \`no-cors\` works only with \`redirect: 'follow'\`, not with ${subject}.`,
  },
  'mixed-content': {
    spec: 'https://w3c.github.io/webappsec-mixed-content/#should-block-fetch',
    says: ({ subject }) => `A page on https may not fetch from ${subject} over http.`,
    wayOut: 'Serve the API over https.',
  },
  'keepalive-limit': {
    spec: 'http-network-or-cache-fetch',
    says: ({ params }) =>
      `The body has ${params['length']} bytes; requests with \`keepalive\` may hold ${params['limit']} together.`,
    wayOut: 'Send less, or leave out `keepalive`.',
  },
  'unreadable-url': {
    spec: 'scheme-fetch',
    says: ({ subject, params }) => {
      if (params['why'] === 'data') return 'The data: URL cannot be read: it has no comma, or what should be base64 is none.'
      if (params['why'] === 'blob')
        return 'The blob: URL stands for nothing: none that `URL.createObjectURL` gives looks like this.'
      if (params['why'] === 'range') return 'A blob: URL cannot be read with a Range that is no single range of bytes.'
      return `A blob: URL can be read by GET alone, not by ${subject}.`
    },
  },
  'refused-by-engine': {
    spec: 'concept-network-error',
    says: ({ subject, params }) =>
      `The standard would send this request; ${engines[String(params['engine'])] ?? 'the browser'} refuses it because of ${subject} (${params['quirk']}).`,
  },

  // Exempting
  'local-scheme': {
    spec: 'concept-main-fetch',
    says: ({ subject }) => `A ${subject}: URL is read without a network; CORS does not apply.`,
  },
  'same-origin': {
    spec: 'concept-main-fetch',
    says: () => "The target is the page's own origin; CORS does not apply.",
  },
  'no-cors-mode': {
    spec: 'concept-filtered-response-opaque',
    says: () => 'The mode `no-cors` sends the request without a preflight, and the page cannot read the response.',
  },

  // Preflight
  'method-not-safelisted': {
    asksForLeave: true,
    spec: 'cors-safelisted-method',
    says: ({ subject }) => `The method ${subject} is not safelisted; only GET, HEAD and POST are.`,
  },
  'header-not-safelisted': {
    asksForLeave: true,
    spec: 'cors-safelisted-request-header',
    says: ({ subject }) => `The header ${subject} is not safelisted, whatever its value.`,
    wayOut: 'Leave it out where the server can do without it.',
  },
  'content-type-not-safelisted': {
    asksForLeave: true,
    spec: 'cors-safelisted-request-header',
    says: ({ params }) =>
      params['essence'] === ''
        ? 'The value of Content-Type is no MIME type.'
        : `Content-Type ${params['essence']} is not safelisted; only text/plain, multipart/form-data and application/x-www-form-urlencoded are.`,
  },
  'header-value-unsafe-byte': {
    asksForLeave: true,
    spec: 'cors-safelisted-request-header',
    says: ({ subject, params }) =>
      `The value of ${subject} holds the byte ${byte(params['byte'])} at position ${params['position']}, which is not safelisted.`,
  },
  'header-value-too-long': {
    asksForLeave: true,
    spec: 'cors-safelisted-request-header',
    says: ({ subject, params }) =>
      `The value of ${subject} has ${params['length']} bytes; safelisted values have at most ${params['limit']}.`,
    wayOut: 'Shorten the value.',
  },
  'range-not-safelisted': {
    asksForLeave: true,
    spec: 'cors-safelisted-request-header',
    says: () => 'The value of Range is not a single range with a start, such as bytes=0-99.',
  },
  'safelisted-headers-too-long': {
    asksForLeave: true,
    spec: 'cors-unsafe-request-header-names',
    says: ({ subject, params }) =>
      `The safelisted headers (${subject}) have ${params['length']} bytes of values together; at most ${params['limit']} are safelisted.`,
    wayOut: 'Shorten the values.',
  },
  'stream-body': {
    asksForLeave: true,
    spec: 'use-cors-preflight-flag',
    says: () => 'The body is a stream, which always needs a preflight.',
    wayOut: 'Send a Blob, a string or bytes.',
  },
  'upload-listener': {
    asksForLeave: true,
    spec: 'https://xhr.spec.whatwg.org/#the-send()-method',
    says: () => 'A listener on `upload` of the XMLHttpRequest always needs a preflight.',
    wayOut: 'Register it only where progress is shown.',
  },

  // Notes
  'origin-unknown': {
    spec: 'https://html.spec.whatwg.org/#concept-settings-object-origin',
    says: () => "The page's origin is not known; it was taken to be another one than the target's.",
  },
  'argument-not-seen': {
    spec: 'requestinit',
    says: ({ subject }) => `The part ${subject} of the call was not looked at, because that could run the app's own code.`,
  },
  'opaque-origin': {
    spec: 'https://html.spec.whatwg.org/#concept-origin-opaque',
    says: () => 'The page has an opaque origin (a sandboxed frame or a file): it sends Origin: null.',
  },
  'method-not-normalized': {
    spec: 'concept-method-normalize',
    says: ({ subject }) =>
      `The method "${subject}" stays as it is written, and methods are case-sensitive: the server has to allow exactly this one.`,
    wayOut: 'Write PATCH.',
  },
  'forbidden-request-header': {
    spec: 'forbidden-request-header',
    says: ({ subject }) => `The browser removes the header ${subject} without a word.`,
  },
  'headers-dropped-by-no-cors': {
    spec: 'no-cors-safelisted-request-header',
    says: ({ subject }) => `The mode \`no-cors\` removes the header ${subject} without a word.`,
  },
  'needless-content-type': {
    spec: 'cors-safelisted-request-header',
    says: () => 'There is a Content-Type, but no body that it could describe.',
    wayOut: 'Leave out Content-Type.',
  },
  'authorization-not-covered-by-wildcard': {
    spec: 'cors-non-wildcard-request-header-name',
    says: () =>
      'By the standard `Access-Control-Allow-Headers: *` does not cover Authorization; today’s browsers accept it all the same.',
  },
  'credentials-need-exact-origin': {
    spec: 'cors-protocol-and-credentials',
    says: () =>
      "With `credentials: 'include'` the server has to name the origin and send Access-Control-Allow-Credentials: true; `*` does not count.",
  },
  'only-if-cached': {
    spec: 'concept-request-cache-mode',
    says: () => 'With the cache mode `only-if-cached` a response that is not in the cache is a failure.',
  },
  'request-body-unseen': {
    spec: 'use-cors-preflight-flag',
    says: () => 'The body of a Request object cannot be looked at: made from a stream, it needs a preflight.',
  },
  'engine-deviates': {
    spec: 'fetching',
    says: ({ subject, params }) =>
      `Here ${engines[String(params['engine'])] ?? 'the browser'} departs from the standard (${subject}); another browser may do otherwise.`,
  },
} satisfies Record<RuleId, RuleWords & { spec: string }>
