import type { NetworkCauseId } from '../protocol/transport.ts'

const byCode = new Map<string, NetworkCauseId>([
  ['ECONNREFUSED', 'connection-refused'],
  ['ENOTFOUND', 'name-not-resolved'],
  ['EAI_AGAIN', 'name-not-resolved'],
  ['EAI_FAIL', 'name-not-resolved'],
  ['EAI_NODATA', 'name-not-resolved'],
  ['EAI_NONAME', 'name-not-resolved'],
  ['EAI_ADDRFAMILY', 'name-not-resolved'],
  ['ECONNRESET', 'connection-reset'],
  ['EPIPE', 'connection-reset'],
  ['ECONNABORTED', 'connection-reset'],
  ['ETIMEDOUT', 'timeout'],
])

/**
 * The cause that an error of node:net or node:tls stands for. `stage` says how far the connection had come. What has no cause of its own
 * (no route, no permission) counts as refused before the connection stood and as reset after; the detail holds its code.
 */
export function networkCause(
  error: unknown,
  stage: 'connecting' | 'handshake' | 'open',
): { error: NetworkCauseId; detail: string } {
  const codes = codesOf(error)
  // Of several addresses one that refused tells most.
  const code = codes.find((each) => each === 'ECONNREFUSED') ?? codes[0] ?? 'unknown'
  // Whatever a name lookup fails with, even with what it was asked for.
  const isLookup = (error as { syscall?: unknown } | null)?.syscall === 'getaddrinfo'
  if (isLookup && code !== 'unknown') return { error: 'name-not-resolved', detail: code }
  if (stage === 'handshake') {
    // Node names a connection that was closed during the handshake like one that was reset; only the latter comes from a system call.
    const reset = (error as { syscall?: unknown }).syscall !== undefined
    if (code === 'ECONNRESET') return { error: reset ? 'connection-reset' : 'connection-closed', detail: code }
    return { error: byCode.get(code) ?? 'ssl-protocol-error', detail: code }
  }
  return { error: byCode.get(code) ?? (stage === 'connecting' ? 'connection-refused' : 'connection-reset'), detail: code }
}

function codesOf(error: unknown): string[] {
  if (error instanceof AggregateError) return error.errors.flatMap(codesOf)
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  return typeof code === 'string' ? [code] : []
}
