import { gzipSync } from 'node:zlib'
import { answer, good, head, named } from '../answers.ts'
import type { Scenario } from '../scenario.ts'

const packed = gzipSync('x'.repeat(2000))

/** Bodies that break after their headers came. */
export const bodyScenarios: readonly Scenario[] = [
  {
    id: 'integrity-mismatch/other-origin',
    init: { integrity: 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' },
    here: good,
    cause: 'integrity-mismatch',
    stage: 'body',
  },
  {
    id: 'integrity-mismatch/own-origin',
    init: { integrity: 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' },
    to: ({ page, run }) => `${page}/own/${run}/orders`,
    own: good,
    cause: 'integrity-mismatch',
    stage: 'body',
  },
  {
    id: 'content-decoding-failed/gzip',
    init: {},
    reads: true,
    here: answer(
      200,
      (ask) => [...named(ask), ['Content-Encoding', 'gzip']],
      Buffer.concat([packed.subarray(0, 10), Buffer.alloc(40, 255)]),
    ),
    cause: 'content-decoding-failed',
    stage: 'body',
    except: { webkit: { why: 'it takes what it could unpack', passes: true } },
  },
  {
    id: 'body-network-error/too-short',
    init: {},
    reads: true,
    here: (ask) => ({ bytes: head(named(ask), ['Content-Length: 1000'], 'too'), later: ' short', ending: 'end' }),
    cause: 'body-network-error',
    stage: 'body',
  },
  {
    id: 'body-network-error/broken-chunk',
    init: {},
    reads: true,
    here: (ask) => ({
      bytes: head(named(ask), ['Transfer-Encoding: chunked'], '5\r\nhello\r\n'),
      later: 'nonsense\r\n',
      ending: 'end',
    }),
    cause: 'body-network-error',
    stage: 'body',
    except: { webkit: { why: 'it takes what had come', passes: true } },
  },
  {
    id: 'body-network-error/broken-chunk-at-once',
    init: {},
    reads: true,
    here: (ask) => ({ bytes: head(named(ask), ['Transfer-Encoding: chunked'], '5\r\nhello\r\nnonsense\r\n'), ending: 'end' }),
    cause: 'body-network-error',
    stage: 'body',
    except: { webkit: { why: 'it takes what had come', passes: true } },
  },
  {
    id: 'body-network-error/reset',
    init: {},
    reads: true,
    here: (ask) => ({ bytes: head(named(ask), ['Content-Length: 1000'], 'too short'), ending: 'reset' }),
    cause: 'body-network-error',
    stage: 'body',
  },
]
