import { enforcedFetch } from '../../enforce/enforce-cors.ts'
import type { EnforceObserver } from '../../enforce/enforce-observer.ts'
import type { EnforcedFailure } from '../../enforce/enforced-call.ts'
import { createEnforcedPage } from '../../enforce/enforced-page.ts'
import { enforcedXhr } from '../../enforce/enforced-xhr.ts'
import { setStandingPage } from '../../enforce/standing-page.ts'
import type { CorsPolicy } from '../../model/cors-policy.ts'
import { format } from '../../render/format.ts'
import { enforcedWhereMocked } from './enforced-where-mocked.ts'
import { type MessageBook, openMessageBook } from './message-book.ts'
import { type Mock, mockOf } from './mock.ts'
import { createMockTransport } from './mock-transport.ts'
import { checkOptionNames, type MswEnforceOptions, preparePolicies } from './msw-enforce-options.ts'

/** What undoes the enforcement of each mock. */
const enforced = new WeakMap<object, () => void>()

/** Ends the enforcement that holds now: there is one page. */
let endCurrent: (() => void) | undefined

/**
 * Makes the mock of MSW answer as if a browser stood before it: while it listens, `fetch` and XMLHttpRequest of this realm apply the CORS protocol to
 * each call, and a call that a browser would refuse fails with the browser's own error; `explain(error)` names the exact rule, and a failing
 * test shows it. Called before or after `listen`; a second call for the same mock takes the place of the first. `resetHandlers` also forgets what
 * preflights granted, so that no test lives on the grants of another.
 *
 * @returns undoes it
 * @throws {TypeError} for options that are none: the message says what was expected
 * @example
 * const server = setupServer(...handlers)
 * enforceCors({ server, origin: 'https://app.example.com', policy: { origins: ['https://app.example.com'], headers: ['Content-Type'] } })
 */
export function enforceCors(options: MswEnforceOptions): () => void {
  const { server: _server, worker: _worker, preflight: _preflight, policy: _policy, ...page } = options ?? {}
  checkOptionNames(options ?? {})
  const mock = mockOf(options ?? {})
  const policyOf = preparePolicies(options)
  const origin = page.origin ?? ownOrigin()
  const pageOptions = { ...page, ...(origin !== undefined && { origin }) } as Parameters<typeof createEnforcedPage>[1]
  // Throws now for what would throw once the mock listens.
  createEnforcedPage(globalThis.fetch ?? (() => {}), pageOptions)

  enforced.get(mock.key)?.()
  let standing: Standing | undefined
  const end = () => {
    standing?.end()
    standing = undefined
  }
  const begin = () => {
    endCurrent?.()
    standing = stand(mock, policyOf, pageOptions)
    endCurrent = end
  }
  const unfollow = mock.follow({ begin, end, renew: () => standing?.renew() })
  if (mock.isActive()) begin()
  const undo = () => {
    end()
    unfollow()
    if (enforced.get(mock.key) === undo) enforced.delete(mock.key)
  }
  enforced.set(mock.key, undo)
  return undo
}

interface Standing {
  end(): void
  /** Forgets what preflights granted: the handlers of the next test may say otherwise. Cookies stay. */
  renew(): void
}

/** Puts the enforced page in the place of what the mock intercepts. */
function stand(
  mock: Mock,
  policyOf: (url: string) => CorsPolicy | undefined,
  options: Parameters<typeof createEnforcedPage>[1],
): Standing {
  const intercepted = globalThis.fetch
  const book = openMessageBook(mock)
  const observer = observerFor(book, options.observer)
  const page = createEnforcedPage(createMockTransport(mock, book, policyOf, intercepted), { ...options, observer })
  const fetch = enforcedFetch(page)
  const unplace = [place('fetch', mock.kind === 'worker' ? enforcedWhereMocked(mock, policyOf, fetch, intercepted) : fetch)]
  if (typeof globalThis.XMLHttpRequest === 'function') unplace.push(place('XMLHttpRequest', enforcedXhr(page, tell)))
  setStandingPage(page.environmentOf(''))
  return {
    end() {
      setStandingPage(undefined)
      for (const each of unplace) each()
      book.close()
    },
    renew() {
      page.preflights = createEnforcedPage(page.fetch, options).preflights
    },
  }
}

/** As browsers do: an XMLHttpRequest has no error that a failing test could show. */
function tell({ knowledge }: EnforcedFailure): void {
  const diagnosis = knowledge.diagnosis()
  if (diagnosis.stage !== 'aborted') console.error(`whycors: ${diagnosis.cause}\n${format(diagnosis)}`)
}

/** MSW makes a 500 of what a handler throws: a call that is refused for that answer tells what was thrown. */
function observerFor(book: MessageBook, observer: EnforceObserver | undefined): EnforceObserver {
  return {
    call: (call) => observer?.call?.(call),
    settled(call, result) {
      const { url = '' } = call
      const step = result.exchange.steps.at(-1)
      const thrown = step && book.takeThrown({ method: step.request.method, url: url.replace(/#.*/s, '') })
      if (result.outcome === 'refused' && result.thrown === undefined && thrown !== undefined) result.thrown = thrown
      observer?.settled?.(call, result)
    },
  }
}

/** Replaces a global, with the attributes that it has. What somebody else put on top stays when it is undone. */
function place<Name extends 'fetch' | 'XMLHttpRequest'>(name: Name, value: (typeof globalThis)[Name]): () => void {
  const before = Object.getOwnPropertyDescriptor(globalThis, name)
  Object.defineProperty(globalThis, name, { configurable: true, enumerable: true, writable: true, value })
  return () => {
    if (globalThis[name] !== value) return
    if (before === undefined) Reflect.deleteProperty(globalThis, name)
    else Object.defineProperty(globalThis, name, before)
  }
}

/** That of the document; one that is opaque is none that was chosen. */
function ownOrigin(): string | undefined {
  const origin = globalThis.location?.origin
  return origin === 'null' ? undefined : origin
}
