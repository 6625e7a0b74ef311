import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import tls from 'node:tls'

/** A server on loopback whose answers are raw bytes; it remembers what it was sent. */
export interface RawServer {
  port: number
  /** What each connection sent, in order of connection. */
  received: string[]
  close(): Promise<void>
}

/** Calls `answer` once the head of a request (or, with `at: 'connect'`, nothing) has come. */
export async function rawServer(
  answer: (socket: Socket, head: string) => void,
  options: { host?: string; port?: number; at?: 'head' | 'connect'; tls?: { key: string; cert: string } } = {},
): Promise<RawServer> {
  const received: string[] = []
  const sockets = new Set<Socket>()
  const onConnection = (socket: Socket) => {
    sockets.add(socket)
    const index = received.push('') - 1
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    if (options.at === 'connect') answer(socket, '')
    socket.on('data', (chunk) => {
      const before = received[index] ?? ''
      received[index] = before + chunk.toString('latin1')
      if (options.at !== 'connect' && !before.includes('\r\n\r\n') && received[index]?.includes('\r\n\r\n'))
        answer(socket, received[index] ?? '')
    })
  }
  const server: Server =
    options.tls === undefined
      ? createServer(onConnection)
      : tls.createServer({ ...options.tls }, onConnection).on('tlsClientError', () => {})
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve),
  )
  return {
    port: (server.address() as AddressInfo).port,
    received,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
