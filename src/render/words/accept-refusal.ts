/** Why a request that says it was rewritten is refused, for whoever reads the answer of the server. Nothing that was sent is repeated. */
export const acceptRefusalWords = {
  'origin-missing': 'A rewritten request needs an Origin, and this one has none.',
  'origin-not-allowed':
    'The Origin of this rewritten request is not on the list of the server (option "origins" of acceptRewritten).',
  'fetch-metadata-inconsistent': 'The Sec-Fetch headers show that no cross-origin fetch of a page sent this rewritten request.',
  'credentials-not-allowed':
    'This rewritten request carries credentials, which the server has not allowed (option "allowCredentials" of acceptRewritten).',
  'marker-malformed': 'The request says that it was rewritten, but not in the form that whycors writes.',
  'marker-duplicate': 'The request says twice that it was rewritten, in its URL and in its Content-Type.',
  'method-not-rewritten': 'Only GET, HEAD and POST travel rewritten, and a body needs POST.',
  'override-forbidden': 'A rewritten POST can stand for PUT, PATCH or DELETE, and a rewritten GET for nothing else.',
  'override-not-opted-in':
    'The server has not opted in to this method at this path (option "methodOverride" of acceptRewritten), or the path is ambiguous.',
  'rule-not-enabled':
    'The server restores no such content type or Accept (options "jsonAsText" and "shortenAccept" of acceptRewritten).',
  'header-never-restored': 'The request asks for a header that is never restored, since browsers or proxies own it.',
  'header-not-declared':
    'The request asks for a header that the server has not declared for this place (options "headersInQuery" and "headersInBody" of acceptRewritten).',
  'header-value-invalid': 'The request asks for a header value with characters that no header can have.',
  'header-conflict': 'The request asks for a header that arrived by itself too, or that a proxy in front of the server sets.',
  'head-too-large': 'The part that says how the request was rewritten is too large.',
  'body-too-large': 'The body of this rewritten request is too large (option "maxBodySize" of acceptRewritten).',
  'body-not-readable': 'The body of this rewritten request could not be read to its end.',
} as const
