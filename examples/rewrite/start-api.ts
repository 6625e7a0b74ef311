import { createServer } from 'node:http'
import express from 'express'
import { acceptRewritten, toNodeMiddleware } from '../../src/server.ts'
import { contract } from './contract.ts'
import { listen } from './listen.ts'

export interface Api {
  origin: string
  /** What arrived, as method and path, in order. */
  arrived: string[]
  /** What the routes were asked for, as method and path, in order. */
  handled: string[]
  close(): Promise<void>
}

/** An API on another origin than the page, as far away as `latency` milliseconds make it. */
export async function startApi(pageOrigin: string, latency: number): Promise<Api> {
  const arrived: string[] = []
  const handled: string[] = []
  const orders = new Map<string, unknown>()
  const app = express()

  // The way to the server and back.
  app.use((request, _response, next) => {
    arrived.push(`${request.method} ${request.path}`)
    setTimeout(next, latency)
  })

  // CORS as usual: browsers that do not rewrite still ask first.
  app.use((request, response, next) => {
    response.set({ 'Access-Control-Allow-Origin': pageOrigin, Vary: 'Origin' })
    if (request.method !== 'OPTIONS') return next()
    response.set({
      'Access-Control-Allow-Methods': 'PUT, DELETE',
      'Access-Control-Allow-Headers': 'content-type, authorization',
      'Access-Control-Max-Age': '600',
    })
    response.status(204).end()
  })

  // The server half: before body parsers and routes.
  app.use(toNodeMiddleware(acceptRewritten({ origins: [pageOrigin], ...contract })))

  app.use(express.json())
  app.use((request, response, next) => {
    handled.push(`${request.method} ${request.path}`)
    if (request.get('authorization') === 'Bearer demo') next()
    else response.status(401).json({ error: 'Who are you?' })
  })
  app.put('/orders/:id', (request, response) => {
    orders.set(request.params.id, request.body)
    response.json({ saved: request.body })
  })
  app.delete('/orders/:id', (request, response) => {
    response.json({ deleted: orders.delete(request.params.id) })
  })

  return { ...(await listen(createServer(app))), arrived, handled }
}
