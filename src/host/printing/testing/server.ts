import { createServer, type Server, type Socket } from 'node:net'

export interface Listening {
  readonly port: number
  /** Those that came, the first first. */
  readonly sockets: readonly Socket[]
  stop(): Promise<void>
}

/** Something that listens on the loopback address and does as it is told with who comes. */
export async function listen(comes: (socket: Socket) => void): Promise<Listening> {
  const sockets: Socket[] = []
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    comes(socket)
  })
  const port = await opened(server)
  return {
    port,
    sockets,
    stop() {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => {
        server.close(() => resolve())
      })
    },
  }
}

/** A port on which nobody listens: it was just let go. */
export async function nobodysPort(): Promise<number> {
  const server = createServer()
  const port = await opened(server)
  await new Promise((resolve) => {
    server.close(resolve)
  })
  return port
}

function opened(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('no port'))
      else resolve(address.port)
    })
  })
}
