// Requests that were rewritten in the page
export type { AcceptOptions } from './adapters/server/accept-options.ts'
export { type AcceptRewritten, acceptRewritten } from './adapters/server/accept-rewritten.ts'
// The other side's headers, for explain
export { createProbeHandler, type ProbeHandler } from './adapters/server/create-probe-handler.ts'
export type { ProbeHandlerOptions } from './adapters/server/probe-options.ts'
export { type NodeHandler, toNodeHandler } from './adapters/server/to-node-handler.ts'
export { type NodeMiddleware, toNodeMiddleware } from './adapters/server/to-node-middleware.ts'
