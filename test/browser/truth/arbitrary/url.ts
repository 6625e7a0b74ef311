import { from, weighted, word } from './combine.ts'

export const plain = '{api}/path?id={id}'
const odd = `'"<>\`{}|`

/** Spellings that a URL parser mends. */
const mended = from(
  `${plain}#fragment`,
  ` ${plain} `,
  `${plain.replace('th', 't\th')}\n`,
  `${plain}&x=${odd}`,
  '{api}/p%61th/%2e%2e/é?id={id}&é',
  'http:\\\\{apiHost}\\x?id={id}',
  'HTTP://{apiHost}/x?id={id}',
  'http:/{apiHost}/x?id={id}',
  'http:///{apiHost}/x?id={id}',
)

/** Spellings that no URL parser should take. */
const broken = from(
  'http://',
  'http://[',
  'http://a b/',
  'http://a%b/',
  'http://[::1',
  'http://127.0.0.1:99999/',
  'http://256.256.256.256/',
  'http://a<b/',
  'https://',
  'http://%zz/',
  'http://ex^ample/',
  'http://ex|ample/',
  'http://\u00ad/',
  'http://1.2.3.4.5/',
  'http:////',
  '//',
  'http://[1::2::3]/',
)

// Not view-source: a synchronous XMLHttpRequest for it ends the content process of Firefox ESR 153.
const otherScheme = word(`
  about:blank about:srcdoc about: file:///etc/hosts file:/// ftp://127.0.0.1/ mailto:a@example.com javascript:1 ws://{apiHost}/
  wss://{apiHost}/ unknown:x chrome://version urn:x resource://gre/ filesystem:{own}/temporary/x intent:x tel:1
`)

/** Not 4190 and 6679, to which Chromium connects: see bad-ports.long.test.ts. */
const oddPort = word(`
  0 1 7 22 25 110 139 143 1719 1720 1723 2049 3659 4045 5060 5061 6000 6566 6665 6697 10080 443x 65536
`)

/** Hosts of the machine itself on which browsers differ. */
const oddHost = from('0.0.0.0', '0', '[::]', '127.1', 'a.localhost', 'xn--.localhost', 'xn--0.localhost')

/** URLs with the placeholders of a call. Each that may reach a server carries the id. */
export const url = weighted<string>(
  [60, from(plain)],
  [5, word('{own}/path?id={id} /path?id={id} path?id={id} ./?x&id={id} ../x/y?id={id} //{ownHost}/path?id={id}')],
  [3, word('{ownLocalhost}/x?id={id} {apiLocalhost}/x?id={id} {apiIpv6}/x?id={id} {ownIpv6}/x?id={id} //{apiHost}/x?id={id}')],
  [3, mended],
  [2, word('http://user:secret@{apiHost}/x?id={id} http://user@{apiHost}/x?id={id} http://:secret@{ownHost}/x?id={id}')],
  [1, word('http://:@{apiHost}/x?id={id} http://@{apiHost}/x?id={id} //user@{ownHost}/x?id={id}')],
  [
    2,
    word('data:text/plain,x data:, data:;base64,eA== data:text/plain;base64,% data:text/plain data: DATA:,x data:text/html,x#x'),
  ],
  [2, word('{blob} {blob} {blob}#x {blob}?x {blob}/x blob:x blob: blob:{own}/ blob:{own}')],
  [1, oddHost.map((host) => `http://${host}:{apiPort}/x?id={id}`)],
  [2, otherScheme],
  [1, oddPort.map((port) => `http://127.0.0.1:${port}/`)],
  [1, broken],
)
