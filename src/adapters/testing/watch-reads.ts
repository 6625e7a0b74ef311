import { attempt } from '../../page/attempt.ts'
import { replaceMethod } from './replace-method.ts'

/** Who wants to know which headers of answers are read. */
export interface ReadListener {
  /** A header that is there was asked for by its name. */
  read(target: string, name: string): void
  /** All headers were gone through, so that it cannot be seen which of them were wanted. */
  copied(target: string): void
}

/** Watches the headers of answers. */
export interface ReadWatch {
  /** Watches those of one answer, and of its clones; `target` is the origin that it came from. */
  follow(response: Response, target: string): void
  /** Watches the XMLHttpRequest that there is now: enforcement puts a class of its own in its place. */
  renew(): void
  stop(): void
}

/**
 * Tells which response headers the app reads. Neither a response nor its headers are replaced or changed: the methods of their prototypes tell of the
 * objects that are followed, and hand everything on.
 *
 * @param targetOf the origin of an API that an XMLHttpRequest was answered by; undefined where it is not to be watched
 */
export function watchReads(listener: ReadListener, targetOf: (url: string) => string | undefined): ReadWatch {
  const targets = new WeakMap<object, string>()
  const prototypes = new Set<object>()
  const undo: (() => void)[] = []

  const onTarget = (object: object, tell: (target: string) => void) =>
    attempt(() => {
      const target = targets.get(object)
      if (target !== undefined) tell(target)
    })

  const watchHeaders = (prototype: object) => {
    if (prototypes.has(prototype)) return
    prototypes.add(prototype)
    for (const name of ['get', 'has'] as const) {
      undo.push(
        replaceMethod(prototype, name, (native) => {
          return function (this: Headers, ...given: unknown[]) {
            const found = Reflect.apply(native, this, given)
            if (found !== null && found !== false) onTarget(this, (target) => listener.read(target, String(given[0])))
            return found
          }
        }),
      )
    }
    for (const name of ['forEach', 'entries', 'keys', 'values', Symbol.iterator] as const) {
      undo.push(
        replaceMethod(prototype, name, (native) => {
          return function (this: Headers, ...given: unknown[]) {
            onTarget(this, (target) => listener.copied(target))
            return Reflect.apply(native, this, given)
          }
        }),
      )
    }
  }

  const watchClones = (prototype: object) => {
    if (prototypes.has(prototype)) return
    prototypes.add(prototype)
    undo.push(
      replaceMethod(prototype, 'clone', (native) => {
        return function (this: Response, ...given: unknown[]) {
          const clone = Reflect.apply(native, this, given) as Response
          onTarget(this, (target) => follow(clone, target))
          return clone
        }
      }),
    )
  }

  const follow = (response: Response, target: string) => {
    const { headers } = response
    watchHeaders(Object.getPrototypeOf(headers) as object)
    watchClones(Object.getPrototypeOf(response) as object)
    targets.set(headers, target)
    targets.set(response, target)
  }

  const renew = () => {
    const { prototype } = (globalThis as Partial<typeof globalThis>).XMLHttpRequest ?? {}
    if (prototype === undefined || prototypes.has(prototype)) return
    prototypes.add(prototype)
    const answered = (xhr: XMLHttpRequest, tell: (target: string) => void) =>
      attempt(() => {
        const target = targetOf(xhr.responseURL)
        if (target !== undefined) tell(target)
      })
    undo.push(
      replaceMethod(prototype, 'getResponseHeader', (native) => {
        return function (this: XMLHttpRequest, ...given: unknown[]) {
          const found = Reflect.apply(native, this, given)
          if (found !== null) answered(this, (target) => listener.read(target, String(given[0])))
          return found
        }
      }),
      replaceMethod(prototype, 'getAllResponseHeaders', (native) => {
        return function (this: XMLHttpRequest, ...given: unknown[]) {
          answered(this, (target) => listener.copied(target))
          return Reflect.apply(native, this, given)
        }
      }),
    )
  }

  renew()
  return {
    follow,
    renew,
    stop() {
      for (const one of undo.splice(0)) one()
    },
  }
}
