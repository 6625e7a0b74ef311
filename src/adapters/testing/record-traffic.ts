import { createNeedsRecorder } from '../../enforce/cors-needs.ts'
import { lintCall } from '../../enforce/lint-call.ts'
import type { CorsNeeds } from '../../model/linted-call.ts'
import { checkTestingOptions } from './check-testing-options.ts'
import { reporterIsThere, tellNeeds } from './file-traffic.ts'
import { type PageOptions, pageEnvironment } from './page-environment.ts'
import { vitestHooks } from './vitest-hooks.ts'
import { type WatchedCall, watchCalls } from './watch-calls.ts'
import { watchReads } from './watch-reads.ts'
import type { EventSource } from './watch-server.ts'

/** Options of `recordTraffic`. */
export interface RecordTrafficOptions extends PageOptions {
  /** A server or worker of MSW: what goes past `fetch` and XMLHttpRequest (axios in Node) is then seen too. Default: none. */
  server?: EventSource
  /** What the fetch that `recordTraffic` returns sends with, for an app that is handed its fetch. Default: the global fetch. */
  fetch?: typeof globalThis.fetch
  /** Where the reporter writes it, from the root of the project on. Default: `cors-needs.json`. */
  file?: string
}

/** What records the calls of a test file. */
export interface TrafficRecorder {
  /** The fetch of the options, watched. The global fetch is watched anyway. */
  fetch: typeof globalThis.fetch
  /** What the app needed in this test file so far. */
  needs(): CorsNeeds
}

/**
 * Records what the app really needs from each API: methods, header names, credentials, and the response headers that it reads. To be called in a set-up
 * file; the reporter (`whycors/testing/reporter`) merges all test files into one sorted file without values, whose `apis` are policies for
 * `withCors` and for servers.
 *
 * A response header counts where it was there and was read by its name. Nothing is sent, and no request or response is changed.
 *
 * @throws {TypeError} for an unknown or wrong option, and where the origin of the page is neither given nor found
 * Where the reporter is missing a warning says that nobody writes the file.
 *
 * @throws {Error} without vitest
 * @example
 * recordTraffic({ origin: 'https://app.example.com' })
 */
export function recordTraffic(options: RecordTrafficOptions = {}): TrafficRecorder {
  checkTestingOptions('recordTraffic', options, ['file'])
  const environment = pageEnvironment('recordTraffic', options)
  const { aroundEach, atEnd, inject } = vitestHooks('recordTraffic')
  // No failure: a run with other reporters (blobs that are merged later, an editor) is none.
  if (inject(reporterIsThere as never) === undefined)
    console.warn(
      "recordTraffic: this run writes no file, since 'whycors/testing/reporter' is not among the reporters of vitest (`test.reporters`).",
    )

  const recorder = createNeedsRecorder()
  aroundEach(async (runTest) => {
    watch.renew()
    reads.renew()
    await runTest()
  })

  const stop = () => {
    watch.stop()
    reads.stop()
  }
  atEnd(stop, ({ meta }) => tellNeeds(meta, options.file ?? 'cors-needs.json', recorder.needs()))

  // Not before vitest has taken the hooks that undo it.
  const reads = watchReads(recorder, (url) => {
    const origin = URL.canParse(url) ? new URL(url).origin : environment.origin
    return origin === environment.origin ? undefined : origin
  })
  const called = ({ record }: WatchedCall) => {
    const seen = lintCall(record, environment)
    if (seen !== undefined) recorder.call(seen, environment.origin)
  }
  const watch = watchCalls(
    {
      called,
      changed: called,
      answered({ record }, response) {
        const seen = lintCall(record, environment)
        if (seen !== undefined && response.type !== 'opaque') reads.follow(response, seen.target)
      },
    },
    options.server,
  )

  return { fetch: watch.standIn(options.fetch ?? ((...given) => globalThis.fetch(...given))), needs: () => recorder.needs() }
}
