/**
 * Runs the failure lab and prints its figures.
 *
 *   node test/browser/lab/main.ts [browser...] [--only=text] [--groups] [--details] [--write]
 *
 * With --write the page of the documentation is written anew; it needs all browsers.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type BrowserName, browserNames } from '../support/browser.ts'
import { judge, measure, modes } from './measure.ts'
import { printFigures } from './print-figures.ts'
import { printGroups } from './print-groups.ts'
import { type LabRun, runLab } from './run-lab.ts'
import { writePage } from './write-page.ts'

const args = process.argv.slice(2)
const only = args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length)
const wanted = args.filter((arg): arg is BrowserName => (browserNames as readonly string[]).includes(arg))
const runs: LabRun[] = []
for (const name of wanted.length > 0 ? wanted : browserNames) {
  const run = await runLab(name, ({ id }) => only === undefined || id.includes(only))
  runs.push(run)
  console.log(printFigures(measure(run)))
  if (args.includes('--groups')) for (const mode of modes) console.log(printGroups(run, mode))
  if (!args.includes('--details')) continue
  for (const mode of modes) {
    for (const { result, truth, told, isAmongCandidates, isStageRight } of judge(run, mode)) {
      const { stage, stageCertainty, cause, certainty, candidates, ruledOut, evidence } = told.diagnosis
      console.log(
        `${mode} ${result.scenario.id}: ${truth.stage}/${truth.cause}${isAmongCandidates ? '' : ' RULED OUT'}${isStageRight ? '' : ' WRONG STAGE'}
  told ${stage} (${stageCertainty}), ${cause} (${certainty}) of ${candidates.map((one) => one.cause).join(' ')}
  truth ruled out by ${ruledOut.find((one) => one.cause === truth.cause)?.because.join(' ') ?? 'nothing'}
  evidence ${evidence.map(({ id, observed }) => `${id}=${String(observed)}`).join(' ')}
  lab ${JSON.stringify(result.observed?.passive)} ${JSON.stringify(result.observed?.probes)}`,
      )
    }
  }
}
if (args.includes('--write')) {
  const page = join(import.meta.dirname, '../../../docs/failure-lab.md')
  mkdirSync(dirname(page), { recursive: true })
  writeFileSync(page, writePage(runs))
}
