import type { Environment } from '../model/environment.ts'

let standing: Environment | undefined

/** The page that a mock under enforcement stands for in this realm, while it listens. There is one at a time. */
export function standingPage(): Environment | undefined {
  return standing
}

/** Undefined: enforcement has ended. */
export function setStandingPage(page: Environment | undefined): void {
  standing = page
}
