import { Buffer } from 'node:buffer'
import type { Server as HttpServer } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'

/** What a provider proves itself with over https. PEM. */
export interface Certificate {
  readonly key: string
  readonly cert: string
}

/** The first byte of a TLS handshake; no HTTP request begins with it. */
const HANDSHAKE = 0x16

/**
 * A provider that answers on one port with and without TLS, as a real one does on two: a shop that
 * was told `http://` may find out that `https://` is there too.
 */
export function bothSchemes(
  plain: HttpServer,
  handle: RequestListener,
  certificate: Certificate,
): { readonly front: Server; readonly destroyAll: () => void } {
  const secure = createHttps(certificate, handle)
  const open = new Set<Socket>()
  const front = createServer((socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    socket.on('error', () => undefined)
    // Looked at without being taken: whichever server gets the socket reads from the first byte.
    socket.once('readable', () => {
      const first: unknown = socket.read()
      if (!Buffer.isBuffer(first)) return
      socket.unshift(first)
      const server = first[0] === HANDSHAKE ? secure : plain
      server.emit('connection', socket)
    })
  })
  return { front, destroyAll: () => open.forEach((socket) => socket.destroy()) }
}
