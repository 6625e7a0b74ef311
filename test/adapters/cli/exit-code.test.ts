import { expect, test } from 'vitest'
import { type Ending, exitCode } from '../../../src/adapters/cli/exit-code.ts'

test.each<[Ending, number, string]>([
  ['pass', 0, 'a proven pass'],
  ['shown', 0, 'what was asked for was shown'],
  ['refused', 1, 'the browser refuses'],
  ['failed', 1, 'the network failed'],
  ['not-sent', 1, 'nothing is proven'],
  ['usage', 2, 'a wrong command line'],
])('%s ends with %i: %s', (ending, expected) => expect(exitCode(ending)).toBe(expected))
