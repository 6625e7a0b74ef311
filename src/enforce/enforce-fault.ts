/** Enforcement cannot go on, through a fault in the test and not in the app: what was expected, and what came instead. */
export class EnforceFault extends Error {
  override readonly name = 'EnforceFault'
}
