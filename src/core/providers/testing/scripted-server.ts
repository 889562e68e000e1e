import { readFileSync } from 'node:fs'
import { type Server, type Socket, createServer } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'

/** What a server does once a whole request has come in. The socket is its to use and to close. */
export type Turn = (socket: Socket, request: string) => void

/** One connection as the server saw it: above TLS, so a byte here is a byte of a request. */
export interface Arrival {
  readonly bytes: string
  readonly closed: boolean
}

export interface ScriptedServer {
  readonly port: number
  /** `http://127.0.0.1:port`, or https. */
  readonly url: string
  readonly arrivals: readonly Arrival[]
  /** The connections that are open now, for a test that acts in their middle. */
  sockets(): readonly Socket[]
  /** What the next requests get, one after the other; the last turn holds on. */
  script(...turns: readonly Turn[]): void
  /** Resolves once so many whole requests have come in since the start. */
  requests(count: number): Promise<void>
  /** Resolves once so many connections were made and all of them are closed. */
  allClosed(count: number): Promise<void>
  stop(): Promise<void>
}

export type CertificateName = 'good' | 'expired' | 'other-host' | 'self-signed'

function pem(file: string): string {
  return readFileSync(new URL(`./certificates/${file}`, import.meta.url), 'utf8')
}

/** The authority that signed `good`, `expired` and `other-host`. */
export const testAuthority = pem('authority.pem')

export interface ScriptedServerOptions {
  /** Speaks TLS with it; plain TCP without. */
  readonly certificate?: CertificateName
  /** Written as soon as somebody connects, before any request. */
  readonly greeting?: string
}

/**
 * A server that speaks no HTTP of its own: it waits for a request and then writes the very bytes
 * a test gives it, cuts, stalls or talks before its turn.
 */
export async function startScriptedServer(
  options: ScriptedServerOptions = {},
): Promise<ScriptedServer> {
  const { certificate, greeting } = options
  const arrivals: { bytes: string; closed: boolean }[] = []
  const sockets = new Set<Socket>()
  const watched = watching()
  let turns: readonly Turn[] = []
  let taken = 0

  function serve(socket: Socket): void {
    const arrival = { bytes: '', closed: false }
    arrivals.push(arrival)
    sockets.add(socket)
    let answered = false
    if (greeting !== undefined) socket.write(greeting)
    // Clients reset connections here on purpose; `closed` says that it happened.
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => {
      arrival.bytes += chunk.toString('latin1')
      if (answered || !isWhole(arrival.bytes)) return
      answered = true
      const turn = turns[Math.min(taken, turns.length - 1)]
      taken += 1
      turn?.(socket, arrival.bytes)
      watched.wake()
    })
    socket.on('close', () => {
      arrival.closed = true
      sockets.delete(socket)
      watched.wake()
    })
  }

  const server = listenerOf(certificate, serve)
  const port = await listening(server)
  return {
    port,
    url: `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    arrivals,
    sockets: () => [...sockets],
    script(...next) {
      turns = next
      taken = 0
    },
    requests: (count) =>
      watched.until(() => arrivals.filter(({ bytes }) => isWhole(bytes)).length >= count),
    allClosed: (count) =>
      watched.until(() => arrivals.length >= count && arrivals.every(({ closed }) => closed)),
    stop: () => stopped(server, sockets),
  }
}

/** Lets a test wait for something to have come, without asking again and again. */
function watching(): { wake(): void; until(come: () => boolean): Promise<void> } {
  const watchers = new Set<() => void>()
  return {
    wake() {
      for (const watcher of watchers) watcher()
    },
    until: (come) =>
      new Promise((resolve) => {
        const watcher = () => {
          if (!come()) return
          watchers.delete(watcher)
          resolve()
        }
        watchers.add(watcher)
        watcher()
      }),
  }
}

function listenerOf(
  certificate: CertificateName | undefined,
  serve: (socket: Socket) => void,
): Server {
  if (certificate === undefined) return createServer({ noDelay: true }, serve)
  const cert = pem(`${certificate}.pem`)
  const server = createTlsServer({ cert, key: pem('server.key') }, serve)
  // A client that refuses a certificate breaks the handshake: that is what some tests are about.
  server.on('tlsClientError', () => undefined)
  return server
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not a TCP server')
  return address.port
}

function stopped(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy()
  return new Promise((resolve) => {
    server.close(() => resolve())
  })
}

function isWhole(request: string): boolean {
  const end = request.indexOf('\r\n\r\n')
  if (end < 0) return false
  const length = /\r\ncontent-length: (\d+)/i.exec(request.slice(0, end))?.[1] ?? '0'
  return request.length >= end + 4 + Number(length)
}

/** An ordinary HTTP answer with the right length, then the end of the connection. */
export function answer(
  status: number,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Turn {
  const content = Buffer.from(body)
  const lines = Object.entries({
    'Content-Type': 'application/json',
    'Content-Length': String(content.length),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  return (socket) => {
    // In one piece, so that what stands behind the announced length arrives with it.
    socket.end(
      Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Some\r\n${lines.join('')}\r\n`), content]),
    )
  }
}

export function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Turn {
  return answer(status, JSON.stringify(value), headers)
}

/** These very bytes, then the end. */
export function bytes(text: string | Uint8Array): Turn {
  return (socket) => {
    socket.end(text)
  }
}

/** The request is read and nothing ever comes back; the connection stays open. */
export const silence: Turn = () => undefined

/** The request is read and the connection is reset. */
export const reset: Turn = (socket) => {
  socket.resetAndDestroy()
}
