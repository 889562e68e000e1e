import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** What a connection is doing: a call that must be let finish, or the stream of changes. */
type Work = 'call' | 'stream'

interface Connection {
  readonly working: Map<object, Work>
  /** It has brought a request that was let in. */
  proven: boolean
}

export interface Connections {
  /** A request that was let in begins; the result ends it. */
  begin(socket: Socket, work: Work): () => void
  /** Ends what is idle and the streams, lets calls finish, and ends all when time is up. */
  close(grace_ms: number): Promise<void>
}

/**
 * Keeps the number of connections small without letting strangers lock the counter's own page
 * out: when there are too many, the one that waited longest without having brought a request that
 * was let in makes room, then the one that is longest idle. A thousand half-open connections so
 * push out only each other.
 *
 * @param most how many may be open at once
 */
export function watchConnections(server: Server, most: number): Connections {
  const open = new Map<Socket, Connection>()
  let closing: (() => void) | null = null

  server.on('connection', (socket) => {
    if (open.size >= most) makeRoom(open)
    if (open.size >= most || closing) {
      socket.destroy()
      return
    }
    open.set(socket, { working: new Map(), proven: false })
    socket.on('close', () => {
      open.delete(socket)
      if (open.size === 0) closing?.()
    })
    // A reset by the other side is no news: the connection closes and that is all.
    socket.on('error', () => socket.destroy())
  })

  return {
    begin(socket, work) {
      const connection = open.get(socket)
      if (!connection) return () => undefined
      const mark = {}
      connection.proven = true
      connection.working.set(mark, work)
      return () => {
        connection.working.delete(mark)
        if (closing) endUnlessCalling(socket, connection)
      }
    },
    async close(grace_ms) {
      const ended = new Promise<void>((resolve) => {
        closing = resolve
      })
      const timeUp = setTimeout(() => {
        for (const socket of open.keys()) socket.destroy()
      }, grace_ms)
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
      for (const [socket, connection] of open) endUnlessCalling(socket, connection)
      if (open.size > 0) await ended
      clearTimeout(timeUp)
      await closed
    },
  }
}

function makeRoom(open: Map<Socket, Connection>): void {
  const idle = [...open].filter(([, connection]) => connection.working.size === 0)
  const [leaves] = idle.find(([, connection]) => !connection.proven) ?? idle[0] ?? []
  if (leaves === undefined) return
  open.delete(leaves)
  leaves.destroy()
}

function endUnlessCalling(socket: Socket, connection: Connection): void {
  if (![...connection.working.values()].includes('call')) socket.destroy()
}
