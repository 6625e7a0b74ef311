import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * A port of 127.0.0.1 on which nobody listens, and nobody will: it is the near end of a connection that is kept open, so the system gives it to
 * no one else. Merely closing a listener would leave its port to the next who asks, such as the browser.
 */
export async function reservePort(): Promise<{ port: number; close(): Promise<void> }> {
  const far: Socket[] = []
  const server = createServer((socket) => void far.push(socket.on('error', () => {})))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const near = connect((server.address() as AddressInfo).port, '127.0.0.1')
  await new Promise<void>((resolve, reject) => near.once('connect', resolve).once('error', reject))
  near.on('error', () => {})
  return {
    port: near.localPort ?? 0,
    async close() {
      for (const socket of [near, ...far]) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
