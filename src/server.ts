// Requests that were rewritten in the page
export type { AcceptOptions } from './adapters/server/accept-options.ts'
export { type AcceptRewritten, acceptRewritten } from './adapters/server/accept-rewritten.ts'
export { type NodeMiddleware, toNodeMiddleware } from './adapters/server/to-node-middleware.ts'
