import { pathTemplate } from '../../diagnose/path-template.ts'
import type { Diagnosis } from '../../model/diagnosis.ts'
import type { Prediction } from '../../model/prediction.ts'
import type { Logger, Observer } from '../../page/options.ts'
import { format } from '../../render/format.ts'

/** More shapes than these are not remembered; the oldest is then told again. */
const kept = 500

/**
 * Tells a developer, in sentences: one line for each new shape of request that needs a preflight, one group for each new failure.
 * A failure is new where no other had its fingerprint; what the app itself aborted is not told.
 */
export function speakingObserver(logger: Logger): Observer {
  const isNew = onceEach()
  return {
    predicted(prediction, record, summary) {
      // As it is written first: a call that is made again and again must not cost a summary each time.
      if (prediction.verdict !== 'preflight' || !isNew(`written ${shapeOf(prediction, record.method, record.url)}`)) return
      const request = summary()
      if (isNew(shapeOf(prediction, request.method, pathTemplate(request.url))))
        logger.info(`whycors: ${request.method} ${request.url}: ${firstLine(format(prediction))}`)
    },
    notRewritten(refused, request) {
      const shape = refused.map(({ rule, subject = '' }) => `${rule}:${subject}`).join(' ')
      if (!isNew(`not rewritten ${request.method} ${pathTemplate(request.url)} ${shape}`)) return
      const reasons = refused.map((finding) => firstLine(format(finding))).join(' ')
      logger.info(`whycors: ${request.method} ${request.url} stays as it is, with its preflight. ${reasons}`)
    },
    diagnosed(diagnosis) {
      if (diagnosis.stage !== 'aborted' && isNew(diagnosis.fingerprint)) tell(logger, diagnosis)
    },
  }
}

function tell(logger: Logger, diagnosis: Diagnosis): void {
  const text = format(diagnosis)
  const title = `whycors: ${firstLine(text)}`
  const rest = text.slice(text.indexOf('\n') + 1)
  if (logger.group === undefined || logger.groupEnd === undefined) {
    logger.warn(`${title}\n${rest}`)
    return
  }
  logger.group(title)
  logger.info(rest)
  logger.groupEnd()
}

/** Two requests have the same shape where a preflight is needed for the same reasons at the same endpoint. */
function shapeOf(prediction: Prediction, method: string, url: string): string {
  let shape = `preflight ${method} ${url}`
  for (const { rule, subject = '' } of prediction.reasons) shape += ` ${rule}:${subject}`
  return shape
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}

function onceEach(): (key: string) => boolean {
  const seen = new Set<string>()
  return (key) => {
    if (seen.has(key)) return false
    seen.add(key)
    if (seen.size > kept) seen.delete(seen.values().next().value ?? '')
    return true
  }
}
