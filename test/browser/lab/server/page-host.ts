import type { Act, Ask, Behaviour } from './act.ts'
import { type Host, startHost } from './start-host.ts'

/** The page's own server: pages with any headers, scripts, and what scenarios ask of their own origin. */
export interface PageHost extends Host {
  topUrl: string
  /** The URL of a page with these headers, controlled by the service worker of that name where one is given. */
  frameUrl(headers: Record<string, string>, worker: string | undefined): string
  /** Answers what is asked for below `/own/<run>/`. */
  answerOwn(run: string, behaviour: Behaviour, places: Pick<Ask, 'there' | 'dead'> & { here: string }): void
}

export async function startPageHost(
  scripts: { top: string; frame: string },
  options: { secure: boolean; name?: string },
): Promise<PageHost> {
  const own = new Map<string, (ask: Ask) => Act>()
  const script = (text: string): Act => ({
    status: 200,
    headers: [
      ['Content-Type', 'text/javascript'],
      ['Cache-Control', 'max-age=600'],
    ],
    body: text,
  })
  const page = (file: string, headers: [string, string][] = []): Act => ({
    status: 200,
    headers: [['Content-Type', 'text/html; charset=utf-8'], ...headers],
    body: `<!doctype html><meta charset="utf-8"><title>lab</title><link rel="icon" href="data:,"><body><script src="${file}"></script>`,
  })
  const answer = (ask: Ask): Act => {
    const [path = '', query] = ask.path.split('?')
    if (path === '/top.js') return script(scripts.top)
    if (path === '/frame.js') return script(scripts.frame)
    if (path === '/top') return page('/top.js')
    if (path.startsWith('/frame')) {
      const headers = JSON.parse(new URLSearchParams(query).get('headers') ?? '{}') as Record<string, string>
      return page('/frame.js', Object.entries(headers))
    }
    if (path in workers) return script(workers[path as keyof typeof workers])
    const ownAnswer = own.get(path.split('/')[2] ?? '')
    if (path.startsWith('/own/') && ownAnswer !== undefined) return ownAnswer(ask)
    return { status: 200, headers: [['Content-Type', 'text/html']], body: '<!doctype html><title>somewhere else</title>' }
  }
  const host = await startHost({
    answer,
    everywhere: true,
    prefix: '/',
    origins: { page: '', there: '', dead: '' },
    ...(options.secure && { tls: 'trusted-by-browser' as const }),
  })
  const origin = options.name === undefined ? host.origin : `${options.secure ? 'https' : 'http'}://${options.name}:${host.port}`
  return {
    ...host,
    origin,
    topUrl: `${origin}/top`,
    frameUrl(headers, worker) {
      const query = new URLSearchParams({ headers: JSON.stringify(headers), ...(worker && { worker: `/${worker}.js` }) })
      return `${origin}/frame${worker ? `-${worker}` : ''}?${query}`
    },
    answerOwn: (run, behaviour, places) => void own.set(run, (ask) => behaviour({ ...ask, ...places, page: origin })),
  }
}

const worker = (respond: string) => `
  addEventListener('install', () => skipWaiting())
  addEventListener('activate', (event) => event.waitUntil(clients.claim()))
  addEventListener('fetch', (event) => { if (new URL(event.request.url).origin !== location.origin) event.respondWith(${respond}) })`

/** A service worker that answers with what the page may not have, or with an error. */
const workers = {
  '/opaque.js': worker("fetch(event.request.url, { mode: 'no-cors' })"),
  '/failing.js': worker('Response.error()'),
}
