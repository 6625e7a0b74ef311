import type { Logger, Observer } from '../../page/options.ts'

/** Tells a failure in one line of ids, for production: the sentences stay out of the bundle until the app imports `format`. */
export function terseObserver(logger: Logger): Observer {
  return {
    diagnosed({ stage, cause, certainty, request }) {
      if (stage !== 'aborted') logger.warn(`whycors: ${stage}/${cause} (${certainty}): ${request.method} ${request.url}`)
    },
  }
}
