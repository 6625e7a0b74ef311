import { answer, good, granting, healthy, redirect, split } from '../answers.ts'
import type { Scenario } from '../scenario.ts'
import { calls, each } from './calls.ts'
import { oldHttp, oldHttpInPreflight, onlyChromium } from './exceptions.ts'

const network: readonly Scenario[] = [
  ...each('connection-refused', ['get', 'getWithHeader', 'postText', 'putJson'], {
    to: ({ dead, run }) => `${dead}/${run}/orders`,
    cause: 'connection-refused',
    stage: 'unreachable',
  }),
  ...each('name-not-resolved', ['get', 'putJson'], {
    to: ({ run }) => `http://${run}.invalid/orders`,
    cause: 'name-not-resolved',
    stage: 'unreachable',
  }),
  ...each('connection-reset/host', ['get', 'postText', 'putJson'], {
    here: { atConnect: 'reset' },
    cause: 'connection-reset',
    stage: 'unreachable',
  }),
  ...each('empty-response/host', ['get', 'postText'], {
    here: { answer: () => 'close', everywhere: true },
    cause: 'empty-response',
    stage: 'unreachable',
  }),
  {
    id: 'empty-response/host/put-json',
    init: calls.putJson,
    here: { answer: () => 'close', everywhere: true },
    cause: 'empty-response',
    stage: 'unreachable',
  },
  ...each('invalid-http-response/banner', ['get', 'putJson'], (name) => ({
    here: { atConnect: { bytes: 'SSH-2.0-OpenSSH_9.2p1 Debian\r\n' } },
    cause: 'invalid-http-response',
    stage: 'unreachable',
    except: { firefox: name === 'get' ? oldHttp : oldHttpInPreflight },
  })),
  {
    id: 'cert-invalid/self-signed',
    init: {},
    here: { tls: 'self-signed', answer: healthy },
    cause: 'cert-invalid',
    stage: 'unreachable',
  },
  {
    id: 'cert-invalid/expired',
    init: {},
    here: { tls: 'expired', answer: healthy },
    cause: 'cert-invalid',
    stage: 'unreachable',
  },
  {
    id: 'cert-invalid/other-host-put',
    init: calls.putJson,
    here: { tls: 'other-host', answer: healthy },
    cause: 'cert-invalid',
    stage: 'unreachable',
  },
  {
    id: 'ssl-protocol-error/plain-server',
    init: {},
    to: ({ target }) => target.replace('http:', 'https:'),
    here: { atConnect: { bytes: 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n' } },
    cause: 'ssl-protocol-error',
    stage: 'unreachable',
  },
  {
    id: 'empty-response/http-to-tls-server',
    init: {},
    to: ({ target }) => target.replace('https:', 'http:'),
    here: { tls: 'self-signed', answer: healthy },
    cause: 'empty-response',
    stage: 'unreachable',
  },
  {
    id: 'connection-closed/during-tls',
    init: {},
    to: ({ target }) => target.replace('http:', 'https:'),
    here: { atConnect: 'close' },
    cause: 'connection-closed',
    stage: 'unreachable',
  },
  ...each('offline', ['get', 'postText'], {
    // A page that is offline can still reach its own machine.
    weather: 'offline',
    to: ({ run }) => `http://api.example.test/${run}/orders`,
    cause: 'offline',
    stage: 'unreachable',
    except: { webkit: { why: 'the network cannot be taken away from outside', absent: true } },
  }),
  {
    id: 'offline/own-machine',
    init: {},
    weather: 'offline',
    here: healthy,
    cause: 'offline',
    stage: 'unreachable',
    except: onlyChromium(
      'the offline mode of DevTools, which keeps even loopback from the page, cannot be switched on from outside',
    ),
  },
  {
    id: 'blocked-by-client/host',
    init: {},
    to: ({ here, run }) => `${here}/${run}/blocked-host/orders`,
    weather: 'blocked-by-devtools',
    here: healthy,
    cause: 'blocked-by-client',
    stage: 'unreachable',
    except: onlyChromium('nothing that blocks requests can be switched on from outside'),
  },
]

const path: readonly Scenario[] = [
  ...each('connection-reset/path', ['get', 'postText', 'putJson'], {
    here: split(granting, 'reset'),
    cause: 'connection-reset',
    stage: 'path',
  }),
  ...each('empty-response/path', ['get', 'postText', 'putJson'], {
    here: split(granting, 'close'),
    cause: 'empty-response',
    stage: 'path',
  }),
  ...each('invalid-http-response/two-lengths', ['get', 'postText'], {
    here: () => ({ bytes: 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}\n', ending: 'end' }),
    cause: 'invalid-http-response',
    stage: 'path',
    except: { webkit: { why: 'it takes one of the two lengths', cause: 'missing-allow-origin-header', stage: 'response' } },
  }),
  {
    id: 'invalid-http-response/path-banner',
    init: {},
    here: () => ({ bytes: '220 mail.example.com ESMTP\r\n', ending: 'end' }),
    cause: 'invalid-http-response',
    stage: 'path',
    except: { firefox: oldHttp },
  },
  {
    id: 'corp-blocked/no-cors',
    init: { mode: 'no-cors' },
    here: answer(200, [['Cross-Origin-Resource-Policy', 'same-origin']]),
    cause: 'corp-blocked',
    stage: 'path',
  },
  {
    id: 'blocked-by-client/path',
    init: {},
    to: ({ here, run }) => `${here}/${run}/blocked-path/analytics.js`,
    weather: 'blocked-by-devtools',
    here: healthy,
    cause: 'blocked-by-client',
    stage: 'path',
    except: onlyChromium('nothing that blocks requests can be switched on from outside'),
  },
  {
    id: 'connection-refused/after-redirect',
    init: {},
    here: redirect(({ dead }) => `${dead}/orders`),
    cause: 'connection-refused',
    stage: 'path',
  },
  ...each('name-not-resolved/after-redirect', ['get'], {
    here: split(
      granting,
      redirect(() => 'http://orders.invalid/orders', 307),
    ),
    cause: 'name-not-resolved',
    stage: 'path',
  }),
  {
    id: 'unsafe-port/after-redirect',
    init: {},
    here: redirect(() => 'http://127.0.0.1:6000/orders'),
    cause: 'unsafe-port',
    stage: 'request',
  },
  {
    id: 'connection-reset/once',
    init: {},
    here: (ask) => (ask.earlier === 0 ? 'reset' : good(ask)),
    cause: 'connection-reset',
    stage: 'path',
    except: { firefox: { why: 'it sends the request again', passes: true } },
  },
]

/** Hosts that are not there, and paths on which they do not answer. */
export const networkScenarios: readonly Scenario[] = [...network, ...path]
