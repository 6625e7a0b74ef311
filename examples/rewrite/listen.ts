import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Puts a server on a free port of this machine. */
export async function listen(server: Server): Promise<{ origin: string; close(): Promise<void> }> {
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
