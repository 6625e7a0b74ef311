import type { Page } from './page.ts'

/** The body broke after its headers had been let through. */
export const bodyPages = {
  'body-network-error': {
    title: 'The connection broke while the body was read.',
    happened:
      'fetch resolved, so that status and headers arrived and CORS was passed; then reading the body failed. The server has carried out the request.',
    decides:
      'A body ends where Content-Length or the last chunk says. If the connection ends before, it is an error in Chromium and Firefox; WebKit takes some truncated bodies for whole. Causes are a process that died while it streamed, a proxy that cuts long responses, a wrong Content-Length, or the network of the user. Firefox reports a reset as an AbortError even though nobody aborted.',
    looks:
      'Chromium shows net::ERR_INCOMPLETE_CHUNKED_ENCODING or net::ERR_CONTENT_LENGTH_MISMATCH beside a status of 200. The error comes from response.json() or its kin, not from fetch.',
    fixes: [
      'Server: look for a crash or a time limit at the moment when the body broke off.',
      'Server: let one layer only compute Content-Length, after compression.',
      'Client: repeat a GET; for large files, go on with Range where it stopped.',
    ],
    lines: ['Range: bytes=1048576-'],
    spec: 'https://fetch.spec.whatwg.org/#concept-body-consume-body',
  },
  'content-decoding-failed': {
    title: 'The body is not what Content-Encoding says.',
    happened:
      'The headers promised gzip, br, deflate or zstd, and the bytes are something else, or end in the middle. fetch resolved; reading the body failed.',
    decides:
      'The browser decodes by Content-Encoding before the page sees a byte; what does not decode is an error. WebKit passes over some broken endings. It comes about where two layers compress, or one decompresses and leaves the header, where a file that ends in .gz is served with the header by mistake, and where a cache mixes up variants because Vary: Accept-Encoding is missing.',
    looks: 'Chromium shows net::ERR_CONTENT_DECODING_FAILED beside a status of 200. Firefox rejects with "Decoding failed."',
    fixes: [
      'Server: compress in one layer, and drop the header in whichever layer decodes.',
      'Proxy: pass Accept-Encoding on, or ask the backend for identity.',
      'Server: say Vary: Accept-Encoding, and purge the cache.',
    ],
    lines: ['Vary: Accept-Encoding', "curl -sI --compressed -H 'Accept-Encoding: gzip' https://api.example.com/orders"],
    spec: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-8.4',
  },
  'integrity-mismatch': {
    title: 'The body does not match the integrity of the call.',
    happened:
      'The call gave a hash in integrity, the response arrived, and its bytes have another hash. The page gets nothing of it.',
    decides:
      'The browser reads the whole body, hashes it and compares; only a match is handed over. The response must be readable as well, so that across origins CORS has to be passed. A file that was published anew under the same name, a proxy that minifies, a content network that changes line ends, and a hash of the compressed file all end here.',
    looks:
      "Chromium: \"Failed to find a valid digest in the 'integrity' attribute for resource '...' with computed SHA-256 integrity '...'.\" It prints the hash that it computed. The error of the call is the general one.",
    fixes: [
      'Client: compute the hash of the file as it is served now, after you have made sure that it is the right one.',
      'Server: give each version a URL of its own, so that a hash never grows old.',
    ],
    lines: ['openssl dgst -sha384 -binary file.js | openssl base64 -A', "integrity: 'sha384-...'"],
    spec: 'https://w3c.github.io/webappsec-subresource-integrity/#do-bytes-match-metadatalist',
  },
} satisfies Record<string, Page>
