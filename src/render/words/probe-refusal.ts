/** Why a probe handler does not answer, for whoever reads its answer. Nothing that was sent is repeated. */
export const probeRefusalWords = {
  'method-not-post': 'The probe handler takes POST alone.',
  'origin-missing': 'A question to the probe handler needs an Origin, and this one has none.',
  'origin-not-own':
    'The probe handler answers the pages of its own origin alone (option "origins" of createProbeHandler, needed behind a proxy).',
  'fetch-metadata-inconsistent': 'The Sec-Fetch headers show that no page of the same origin asks.',
  'header-missing':
    'A question to the probe handler carries the header X-Whycors-Probe: 1, which no page of another origin can send.',
  'type-not-json': 'A question to the probe handler has the Content-Type application/json.',
  'body-too-large': 'The question is too large.',
  'body-not-readable': 'The question could not be read to its end in time.',
  'body-malformed':
    'The question is not the JSON that the probe handler takes: { url, method, headerNames, mode, credentialsMode, preflight }.',
  'url-not-allowed':
    'The URL is not one of the origins that the probe handler may ask, written exactly so (option "allow" of createProbeHandler).',
  'nothing-to-send':
    'This request has no preflight, and the request itself may not be sent: GET and HEAD need their path on the list (option "paths" of createProbeHandler), other methods are never sent.',
  'too-many-questions':
    'Too many questions; the header Retry-After says when there is room again (option "limits" of createProbeHandler).',
  'address-not-allowed':
    'The host has an address that is not public, which the probe handler does not ask (option "addresses" of createProbeHandler).',
  'cannot-send': 'The probe handler runs where it cannot open connections itself (option "send" of createProbeHandler).',
} as const
