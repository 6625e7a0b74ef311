import { captureXhr } from '../capture/capture-xhr.ts'
import { redactUrl } from '../diagnose/redact-url.ts'
import { attempt } from '../page/attempt.ts'
import { registry } from '../page/knowledge.ts'
import { getHeader } from '../spec/fetch/header-list.ts'
import { isForbiddenMethod } from '../spec/fetch/is-forbidden-method.ts'
import { isForbiddenRequestHeader } from '../spec/fetch/is-forbidden-request-header.ts'
import { isHeaderName } from '../spec/fetch/is-header-name.ts'
import { isHeaderValue } from '../spec/fetch/is-header-value.ts'
import { isMethod } from '../spec/fetch/is-method.ts'
import { normalizeHeaderValue } from '../spec/fetch/normalize-header-value.ts'
import { normalizeMethod } from '../spec/fetch/normalize-method.ts'
import { asciiLowercase } from '../spec/infra/ascii-lowercase.ts'
import { parseMimeType } from '../spec/mimesniff/parse-mime-type.ts'
import { EnforceFault } from './enforce-fault.ts'
import type { EnforcedFailure, EnforcedPass } from './enforced-call.ts'
import type { EnforcedPage } from './enforced-page.ts'
import { playCall } from './play-call.ts'

const types = ['readystatechange', 'loadstart', 'progress', 'abort', 'error', 'load', 'timeout', 'loadend'] as const
type EventName = (typeof types)[number]
type Listener = ((this: unknown, event: Event) => unknown) | null

/** Makes the class of event targets with the `on…` attributes of XMLHttpRequest and its upload, in the realm that there is when it is asked. */
function makeTargetClass() {
  class Target extends EventTarget {
    readonly handlers = new Map<EventName, Listener>()
    isListenedTo = false

    override addEventListener(...given: Parameters<EventTarget['addEventListener']>): void {
      if (given[1] !== null) this.isListenedTo = true
      super.addEventListener(...given)
    }
  }
  for (const name of types) {
    Object.defineProperty(Target.prototype, `on${name}`, {
      configurable: true,
      enumerable: true,
      get(this: Target) {
        return this.handlers.get(name) ?? null
      },
      set(this: Target, listener: unknown) {
        const isFirst = !this.handlers.has(name)
        this.handlers.set(name, typeof listener === 'function' ? (listener as Listener) : null)
        // The place among the listeners is that of the first assignment.
        if (isFirst) this.addEventListener(name, (event) => this.handlers.get(name)?.call(this, event))
      },
    })
  }
  return Target
}

/** What is done with a failure, beside the events: an XMLHttpRequest has no error that could say it. */
export type OnXhrFailure = (failure: EnforcedFailure) => void

/**
 * An XMLHttpRequest that behaves as a browser's would on an enforced page: the same protocol as `enforceCors` of fetch, behind the interface of
 * axios, Angular and jQuery. What is known of a failure hangs beside the XMLHttpRequest, where `explain` finds it through the error of a client.
 *
 * Deviation: no synchronous requests, which throw an `EnforceFault`; `progress` comes once for each chunk; user name and password of `open` are
 * not sent.
 *
 * https://xhr.spec.whatwg.org/
 */
export function enforcedXhr(page: EnforcedPage, onFailure?: OnXhrFailure): typeof XMLHttpRequest {
  const Target = makeTargetClass()
  class EnforcedXMLHttpRequest extends Target {
    readonly upload = new Target()
    #state = 0
    #method = 'GET'
    #url = ''
    #headers: [string, string][] = []
    #sending = false
    #withCredentials = false
    #timeout = 0
    #responseType: XMLHttpRequestResponseType = ''
    #mimeType: string | undefined
    #passed: EnforcedPass | undefined
    #bytes: Uint8Array<ArrayBuffer> = new Uint8Array()
    #made: { value: unknown } | undefined
    /** Ends what is under way; another `open` or `abort` makes its outcome nobody's business. */
    #stop: (() => void) | undefined

    get readyState(): number {
      return this.#state
    }
    get status(): number {
      return this.#passed?.filtered.status ?? 0
    }
    get statusText(): string {
      return normalizeHeaderValue(this.#passed?.response.statusText ?? '')
    }
    get responseURL(): string {
      return this.#passed?.url ?? ''
    }
    get withCredentials(): boolean {
      return this.#withCredentials
    }
    set withCredentials(value: boolean) {
      if (this.#state > 1 || this.#sending) throw invalidState('withCredentials')
      this.#withCredentials = Boolean(value)
    }
    get timeout(): number {
      return this.#timeout
    }
    set timeout(value: number) {
      this.#timeout = Number(value)
    }
    get responseType(): XMLHttpRequestResponseType {
      return this.#responseType
    }
    set responseType(value: XMLHttpRequestResponseType) {
      if (this.#state > 2) throw invalidState('responseType')
      if (responseTypes.includes(value)) this.#responseType = value
    }

    open(method: string, url: string | URL, async = true): void {
      if (!isMethod(method)) throw new DOMException(`"${method}" is no method.`, 'SyntaxError')
      if (isForbiddenMethod(method)) throw new DOMException(`No page may send ${method}.`, 'SecurityError')
      const { baseUrl } = page.environmentOf(String(url))
      if (!URL.canParse(url, baseUrl)) {
        if (baseUrl === undefined && !/^[a-z][a-z\d+.-]*:/i.test(String(url))) throw relativeFault(String(url), page.origin)
        throw new DOMException(`${JSON.stringify(redactUrl(String(url)))} is no URL.`, 'SyntaxError')
      }
      if (!async) {
        throw new EnforceFault(
          'CORS cannot be enforced for a synchronous XMLHttpRequest, since a mock answers later: an asynchronous one was expected.',
        )
      }
      this.#stop?.()
      this.#method = normalizeMethod(method)
      this.#url = new URL(url, baseUrl).href
      this.#headers = []
      this.#sending = false
      this.#forget()
      this.#become(1)
    }

    setRequestHeader(name: string, value: string): void {
      if (this.#state !== 1 || this.#sending) throw invalidState('setRequestHeader')
      const normalized = normalizeHeaderValue(String(value))
      if (!isHeaderName(name)) throw new DOMException(`"${name}" is no header name.`, 'SyntaxError')
      if (!isHeaderValue(normalized)) throw new DOMException(`The value of ${name} is no header value.`, 'SyntaxError')
      if (!isForbiddenRequestHeader(name, normalized)) this.#headers.push([name, normalized])
    }

    overrideMimeType(mime: string): void {
      if (this.#state > 2) throw invalidState('overrideMimeType')
      this.#mimeType = mime
    }

    send(body: Document | XMLHttpRequestBodyInit | null = null): void {
      if (this.#state !== 1 || this.#sending) throw invalidState('send')
      const given = this.#method === 'GET' || this.#method === 'HEAD' ? null : body
      const record = captureXhr({
        method: this.#method,
        url: this.#url,
        headers: this.#headers,
        body: given,
        withCredentials: this.#withCredentials,
        uploadListener: given !== null && this.upload.isListenedTo,
      })
      this.#sending = true
      const controller = new AbortController()
      let isOver = false
      const stop = () => {
        isOver = true
        clearTimeout(timer)
        this.#stop = undefined
        controller.abort()
      }
      this.#stop = stop
      const timer = this.#timeout > 0 ? setTimeout(() => this.#end('timeout', given !== null), this.#timeout) : undefined
      const site = new Error('called here')
      Error.captureStackTrace?.(site, this.send)
      const played = playCall(page, { record, body: given, signal: controller.signal, site })
      this.#fire('loadstart')
      if (given !== null) fire(this.upload, 'loadstart')
      played.then(
        async (result) => {
          if (isOver) return
          if (result.outcome !== 'pass') {
            registry().set(this, result.knowledge)
            attempt(() => onFailure?.(result))
            this.#end('error', given !== null)
            return
          }
          if (given !== null) for (const name of ['progress', 'load', 'loadend'] as const) fire(this.upload, name)
          this.#passed = result
          this.#become(2)
          try {
            await this.#read(result, () => isOver)
          } catch {
            if (!isOver) this.#end('error', false)
            return
          }
          if (isOver) return
          clearTimeout(timer)
          this.#stop = undefined
          this.#sending = false
          this.#become(4)
          this.#fire('load', this.#bytes.length)
          this.#fire('loadend', this.#bytes.length)
        },
        (fault: unknown) => {
          if (isOver) return
          this.#end('error', given !== null)
          // The test is at fault, and not the app: nobody listens for that, so it goes where such things are seen.
          queueMicrotask(() => {
            throw fault
          })
        },
      )
    }

    abort(): void {
      const wasSending = this.#sending
      if (wasSending || this.#state === 2 || this.#state === 3) this.#end('abort', wasSending && this.#state === 1)
      if (this.#state === 4) {
        this.#forget()
        this.#state = 0
      }
    }

    getResponseHeader(name: string): string | null {
      return this.#passed === undefined ? null : getHeader(name, this.#passed.filtered.headers)
    }

    getAllResponseHeaders(): string {
      const { headers = [] } = this.#passed?.filtered ?? {}
      const names = [...new Set(headers.map(([name]) => asciiLowercase(name)))].sort()
      return names.map((name) => `${name}: ${getHeader(name, headers)}\r\n`).join('')
    }

    get response(): unknown {
      if (this.#responseType === '' || this.#responseType === 'text') return this.#state < 3 ? '' : this.#text()
      if (this.#state !== 4 || this.#passed === undefined) return null
      this.#made ??= { value: attempt(() => this.#make()) ?? null }
      return this.#made.value
    }
    get responseText(): string {
      if (this.#responseType !== '' && this.#responseType !== 'text') throw invalidState('responseText')
      return this.#state < 3 ? '' : this.#text()
    }
    get responseXML(): Document | null {
      if (this.#responseType !== '' && this.#responseType !== 'document') throw invalidState('responseXML')
      if (this.#state !== 4 || this.#passed === undefined) return null
      this.#made ??= { value: attempt(() => this.#document()) ?? null }
      return this.#made.value as Document | null
    }

    #make(): unknown {
      switch (this.#responseType) {
        case 'arraybuffer':
          return this.#bytes.slice().buffer
        case 'blob':
          return new Blob([this.#bytes], { type: this.#finalMimeType() })
        case 'json':
          return this.#bytes.length === 0 ? null : JSON.parse(new TextDecoder().decode(this.#bytes))
        case 'document':
          return this.#document()
        default:
          return null
      }
    }

    #finalMimeType(): string {
      return this.#mimeType ?? this.getResponseHeader('content-type') ?? 'text/xml'
    }

    #text(): string {
      if (this.#passed === undefined) return ''
      const type = parseMimeType(this.#finalMimeType())
      const charset = type === 'failure' ? undefined : type.parameters.get('charset')
      return (attempt(() => new TextDecoder(charset)) ?? new TextDecoder()).decode(this.#bytes)
    }

    #document(): Document | null {
      const type = parseMimeType(this.#finalMimeType())
      if (type === 'failure' || typeof DOMParser === 'undefined') return null
      const essence = `${type.type}/${type.subtype}`
      const isHtml = essence === 'text/html'
      if (isHtml ? this.#responseType === '' : !/^(?:text|application)\/xml$|\+xml$/.test(essence)) return null
      const made = new DOMParser().parseFromString(this.#text(), isHtml ? 'text/html' : 'text/xml')
      return made.querySelector('parsererror') === null ? made : null
    }

    async #read({ filtered, response }: EnforcedPass, isOver: () => boolean): Promise<void> {
      if (filtered.status === 0 || response.body === null) return
      const reader = response.body.getReader()
      for (;;) {
        const { done, value } = await reader.read()
        if (isOver()) {
          reader.cancel().catch(() => {})
          return
        }
        if (done) return
        const bytes = new Uint8Array(this.#bytes.length + value.length)
        bytes.set(this.#bytes)
        bytes.set(value, this.#bytes.length)
        this.#bytes = bytes
        this.#become(3)
        if (isOver()) return
        this.#fire('progress', bytes.length)
      }
    }

    /** Of a request that gets no answer, or whose answer is cut off. */
    #end(how: 'error' | 'abort' | 'timeout', isUploading: boolean): void {
      this.#stop?.()
      this.#sending = false
      this.#forget()
      this.#become(4)
      if (isUploading) {
        fire(this.upload, how)
        fire(this.upload, 'loadend')
      }
      this.#fire(how)
      this.#fire('loadend')
    }

    #forget(): void {
      this.#passed = undefined
      this.#bytes = new Uint8Array()
      this.#made = undefined
    }

    #become(state: number): void {
      this.#state = state
      this.dispatchEvent(new Event('readystatechange'))
    }

    #fire(name: EventName, loaded = 0): void {
      const length = Number(this.getResponseHeader('content-length') ?? Number.NaN)
      fire(this, name, loaded, loaded > 0 && length >= loaded ? length : 0)
    }
  }

  for (const [state, name] of ['UNSENT', 'OPENED', 'HEADERS_RECEIVED', 'LOADING', 'DONE'].entries()) {
    for (const holder of [EnforcedXMLHttpRequest, EnforcedXMLHttpRequest.prototype])
      Object.defineProperty(holder, name, { value: state, enumerable: true })
  }
  Object.defineProperty(EnforcedXMLHttpRequest, 'name', { value: 'XMLHttpRequest', configurable: true })
  // The events and attributes above are those of the interface; TypeScript cannot see the ones that are defined by name.
  return EnforcedXMLHttpRequest as unknown as typeof XMLHttpRequest
}

const responseTypes: readonly string[] = ['', 'arraybuffer', 'blob', 'document', 'json', 'text']

function fire(target: EventTarget, name: EventName, loaded = 0, total = 0): void {
  const facts = { lengthComputable: total > 0, loaded, total }
  // A DOM can lie over the events of Node, which take no others.
  const isOfRealm = typeof ProgressEvent === 'function' && ProgressEvent.prototype instanceof Event
  target.dispatchEvent(isOfRealm ? new ProgressEvent(name, facts) : Object.assign(new Event(name), facts))
}

function invalidState(what: string): DOMException {
  return new DOMException(`The state of the XMLHttpRequest does not allow ${what}.`, 'InvalidStateError')
}

function relativeFault(url: string, origin: string): EnforceFault {
  return new EnforceFault(
    `The URL ${JSON.stringify(redactUrl(url))} is relative, and a page of the origin ${origin} gives nothing to resolve it against: an absolute URL was expected, or the option baseUrl.`,
  )
}
