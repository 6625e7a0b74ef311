import { type RecordingServer, type RequestHandler, startRecordingServer } from './recording-server.ts'

export interface PageServerOptions {
  /** Scripts by path (`/bundle.js`); the page loads them in this order, before anything else. */
  scripts?: Readonly<Record<string, string>>
  /** Further scripts by path which the page does not load itself, such as those of workers. */
  otherScripts?: Readonly<Record<string, string>>
  /** Headers of the page, such as a Content Security Policy. */
  headers?: Readonly<Record<string, string>>
  /** The page's body as HTML. */
  body?: string
  handler?: RequestHandler
  /** Makes it an https server. */
  certificate?: { key: string; cert: string }
}

export interface PageServer extends RecordingServer {
  readonly pageUrl: string
}

/** Serves a page with its scripts at `/page`. Whatever else arrives is recorded and answered like the requests of a recording server. */
export async function startPageServer(options: PageServerOptions = {}): Promise<PageServer> {
  const scripts = Object.entries(options.scripts ?? {})
  const tags = scripts.map(([path]) => `<script src="${path}"></script>`).join('')
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>whycors</title><link rel="icon" href="data:,">${tags}</head><body>${options.body ?? ''}</body></html>`
  const files = new Map([['/page', { headers: { 'content-type': 'text/html; charset=utf-8', ...options.headers }, body: html }]])
  for (const [path, text] of [...scripts, ...Object.entries(options.otherScripts ?? {})]) {
    files.set(path, { headers: { 'content-type': 'text/javascript; charset=utf-8' }, body: text })
  }
  const server = await startRecordingServer(options.handler, {
    files,
    ...(options.certificate && { certificate: options.certificate }),
  })
  return { ...server, pageUrl: `${server.origin}/page` }
}
