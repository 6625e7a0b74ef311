import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import express from 'express'
import fastify from 'fastify'
import { Hono } from 'hono'
import type { AcceptOptions } from '../../../../src/adapters/server/accept-options.ts'
import { acceptRewritten } from '../../../../src/adapters/server/accept-rewritten.ts'
import { toNodeMiddleware } from '../../../../src/adapters/server/to-node-middleware.ts'

/** What a handler saw. `parsed` is what the framework's own body parser made of the body, where it has one. */
export interface Seen {
  method: string
  url: string
  headers: Record<string, string>
  body: string
  parsed?: unknown
}

export interface RunningServer {
  origin: string
  /** What handlers saw, in order. */
  handled: Seen[]
  close(): Promise<void>
}

type Report = (seen: Seen) => void

/** Each kind of server with the lines that its users write to restore rewritten requests. */
export const kinds: Record<string, (options: AcceptOptions, report: Report) => Promise<Server>> = {
  async 'node:http'(options, report) {
    const middleware = toNodeMiddleware(acceptRewritten(options))
    const handle = async (request: IncomingMessage, response: ServerResponse) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      report({ ...headOf(request), body: Buffer.concat(chunks).toString() })
      response.end('{}')
    }
    return createServer((request, response) => middleware(request, response, () => handle(request, response)))
  },

  async express(options, report) {
    const app = express()
    app.use(toNodeMiddleware(acceptRewritten(options)))
    app.use(
      express.json({ type: ['application/json', 'application/*+json'], limit: '1mb' }),
      express.text(),
      express.urlencoded(),
    )
    const handle: express.RequestHandler = (request, response) => {
      const body = typeof request.body === 'string' ? request.body : JSON.stringify(request.body ?? null)
      report({
        ...headOf(request),
        url: request.originalUrl,
        body,
        parsed: { query: request.query, params: request.params, body: request.body },
      })
      response.json({})
    }
    app.get('/orders/:id', handle)
    app.put('/orders/:id', handle)
    app.patch('/orders/:id', handle)
    app.delete('/orders/:id', handle)
    app.post('/orders/:id', handle)
    return createServer(app)
  },

  async 'express, below a path'(options, report) {
    const app = express()
    app.use('/orders', toNodeMiddleware(acceptRewritten(options)))
    app.use(express.raw({ type: () => true, limit: '1mb' }))
    app.all('/orders/:id', (request, response) => {
      report({ ...headOf(request), url: request.originalUrl, body: Buffer.isBuffer(request.body) ? request.body.toString() : '' })
      response.json({})
    })
    return createServer(app)
  },

  async fastify(options, report) {
    const middleware = toNodeMiddleware(acceptRewritten(options))
    const app = fastify({
      // Fastify routes before its hooks run, so the request is restored before Fastify sees it.
      serverFactory: (handler) =>
        createServer((request, response) => middleware(request, response, () => handler(request, response))),
    })
    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    )
    app.addContentTypeParser('application/vnd.api+json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'))
    app.route({
      method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: '/orders/:id',
      exposeHeadRoute: false,
      handler(request, reply) {
        const body = typeof request.body === 'string' ? request.body : JSON.stringify(request.body ?? null)
        report({
          ...headOf(request.raw),
          method: request.method,
          body,
          parsed: { query: request.query, params: request.params, body: request.body },
        })
        return reply.send({})
      },
    })
    await app.ready()
    return app.server
  },

  async hono(options, report) {
    const accept = acceptRewritten(options)
    const app = new Hono()
    app.on(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'], '/orders/:id', async (context) => {
      const { method, url, headers } = context.req.raw
      const { pathname, search } = new URL(url)
      report({ method, url: pathname + search, headers: Object.fromEntries(headers), body: await context.req.text() })
      return context.json({})
    })
    // Hono routes before its middleware runs, so the request is restored before Hono sees it.
    const restoring = async (request: Request) => {
      const accepted = await accept(request)
      return accepted instanceof Response ? accepted : app.fetch(accepted)
    }
    return createServer(getRequestListener(restoring) as RequestListener)
  },
}

function headOf(request: IncomingMessage): Omit<Seen, 'body'> {
  return { method: request.method ?? '', url: request.url ?? '', headers: { ...request.headers } as Record<string, string> }
}

export async function startServer(kind: string, options: AcceptOptions): Promise<RunningServer> {
  const handled: Seen[] = []
  const make = kinds[kind]
  if (make === undefined) throw new Error(`There is no server ${kind}.`)
  const server = await make(options, (seen) => handled.push(seen))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    handled,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
