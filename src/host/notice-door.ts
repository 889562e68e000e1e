import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Clock } from '../core/clock.ts'
import type { Log } from '../core/log.ts'
import type { Door, OpenDoor } from '../core/notices/door.ts'
import type { TakeNotice } from '../core/notices/notices.ts'

/** Loopback only: a tunnel of the owner's leads here, and nobody else gets in. */
const ADDRESS = '127.0.0.1'

const LIMITS = {
  body_bytes: 16 * 1024,
  headers_bytes: 8 * 1024,
  sockets: 20,
  perMinute: 60,
  /** From the connection to the end of a request's headers, and to the end of its body. */
  headers_ms: 5_000,
  request_ms: 10_000,
}

export interface NoticeDoorParts {
  readonly clock: Pick<Clock, 'monotonic'>
  readonly log: Pick<Log, 'warn'>
  readonly limits?: Partial<typeof LIMITS>
}

type Refusal = 400 | 404 | 405 | 413 | 429 | 503

/**
 * Listens for notices, for both hosts: a server of its own on a port of its own, which knows one
 * path and nothing of the counter's contract. Every connection carries one request. No answer has a
 * body: whoever does not know the path learns nothing, and whoever does needs no words.
 */
export function openNoticeDoor(parts: NoticeDoorParts): OpenDoor {
  const limits = { ...LIMITS, ...parts.limits }
  return async ({ port, path }, take) => {
    const server = createServer({
      headersTimeout: limits.headers_ms,
      requestTimeout: limits.request_ms,
      maxHeaderSize: limits.headers_bytes,
      connectionsCheckingInterval: Math.min(1_000, limits.headers_ms),
    })
    server.maxConnections = limits.sockets
    const isAllowed = perMinute(limits.perMinute, parts.clock)
    const hear = createHear(take, limits.body_bytes, parts.log)
    const isPath = knows(path)
    server.on('request', (request, response) => {
      const refusal = refusalOf(request, isPath) ?? (isAllowed() ? null : 429)
      if (refusal === null) hear(request, response)
      else end(response, refusal)
    })
    refuseOtherProtocols(server)
    return (await listens(server, port)) ? doorOf(server) : null
  }
}

/** The path first: to whoever does not know it there is nothing here. */
function refusalOf(
  { url = '', method, headers }: IncomingMessage,
  isPath: (path: string) => boolean,
): Refusal | null {
  if (!isPath(url)) return 404
  if (method !== 'POST') return 405
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  return type === 'application/json' && headers['content-encoding'] === undefined ? null : 400
}

/** Hashed first, so that the comparison takes as long for every length and every guess. */
function knows(path: string): (guess: string) => boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const expected = digest(path)
  return (guess) => timingSafeEqual(digest(guess), expected)
}

/** No more than so many within any minute. */
function perMinute(most: number, clock: Pick<Clock, 'monotonic'>): () => boolean {
  const came_ms: number[] = []
  return () => {
    const now_ms = clock.monotonic()
    const [oldest] = came_ms
    if (came_ms.length >= most && oldest !== undefined && now_ms - oldest < 60_000) return false
    came_ms.push(now_ms)
    if (came_ms.length > most) came_ms.shift()
    return true
  }
}

function createHear(take: TakeNotice, largest_bytes: number, log: Pick<Log, 'warn'>) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (Number(request.headers['content-length'] ?? 0) > largest_bytes) return end(response, 413)
    const parts: Buffer[] = []
    let size = 0
    request.on('data', (part: Buffer) => {
      size += part.length
      if (size <= largest_bytes) parts.push(part)
      else if (!response.headersSent) end(response, 413)
    })
    request.on('end', () => {
      if (response.headersSent) return
      end(response, answerTo(Buffer.concat(parts), take, log))
    })
  }
}

function answerTo(body: Buffer, take: TakeNotice, log: Pick<Log, 'warn'>): 204 | Refusal {
  const text = textOf(body)
  if (text === null) return 400
  try {
    return take(text) === 'not-understood' ? 400 : 204
  } catch (cause) {
    // The disk refuses: whoever sent it may send it again.
    log.warn('notice-not-kept', { why: cause instanceof Error ? cause.name : 'unknown' })
    return 503
  }
}

function textOf(body: Buffer): string | null {
  const text = body.toString('utf8')
  return Buffer.from(text).equals(body) ? text : null
}

/** The connection ends with the answer: whatever else was on it is not read. */
function end(response: ServerResponse, status: 204 | Refusal): void {
  response.writeHead(status, {
    connection: 'close',
    ...(status === 204 ? {} : { 'content-length': 0 }),
  })
  response.end()
}

/** WebSockets and tunnels have no place here, whoever asks. */
function refuseOtherProtocols(server: Server): void {
  for (const event of ['upgrade', 'connect'] as const) {
    server.on(event, (_request, socket) => {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
    })
  }
}

/** False where the port cannot be had. */
function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen({ host: ADDRESS, port }, () => resolve(true))
  })
}

function doorOf(server: Server): Door {
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
