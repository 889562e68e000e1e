import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AnyRouter } from '@orpc/server'
import { RPCHandler } from '@orpc/server/node'
import { type Log, silentLog } from '../core/log.ts'
import { type Failures, failuresTo } from '../host/failures.ts'
import { PAGE_HEADERS } from '../host/page-policy.ts'
import { readPages } from '../host/pages.ts'
import { type Connections, watchConnections } from './connections.ts'
import { createGate, type Refused, RPC_PREFIX, type Target } from './gate.ts'

/** Loopback only: no other machine of the shop's network can connect at all. */
const ADDRESS = '127.0.0.1'
/** 256 bits in base64url. */
const SHORTEST_TOKEN = 43

const LIMITS = {
  /** As many signs of Bangla as the window's own port takes: a customer's long account on paper. */
  body_bytes: 3 * 128 * 1024,
  headers_bytes: 8 * 1024,
  connections: 128,
  /** From the connection (or the last answer's end) to the end of a request's headers. */
  headers_ms: 5_000,
  /** To the end of its body. Answers, the stream of changes among them, take as long as they do. */
  request_ms: 10_000,
  idle_ms: 30_000,
  closing_ms: 5_000,
}

export interface LoopbackOptions {
  /** The contract, implemented; it needs no context. */
  readonly counter: { readonly router: AnyRouter }
  /** The folder of the built renderer. */
  readonly rendererDir: string
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** At least 256 bits; made anew at every start unless given. */
  readonly token?: string
  readonly log?: Log
  readonly limits?: Partial<typeof LIMITS>
}

export interface Loopback {
  readonly url: string
  readonly token: string
  /** The address that opens the page: the token stands behind the `#`, which is never sent. */
  readonly pageUrl: string
  /** Lets calls finish, ends the streams and every connection. */
  close(): Promise<void>
}

/** Another program listens on the port that was asked for. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken'
}

/**
 * The counter for a browser: its page and its contract over HTTP on 127.0.0.1.
 * @throws PortTaken when the port is in use, and when the renderer is not built
 */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const limits = { ...LIMITS, ...options.limits }
  const token = options.token ?? randomBytes(32).toString('base64url')
  if (token.length < SHORTEST_TOKEN) throw new Error('a launch token has at least 256 bits')
  const answer = createAnswer(options)
  const server = createServer({
    headersTimeout: limits.headers_ms,
    requestTimeout: limits.request_ms,
    keepAliveTimeout: limits.idle_ms,
    maxHeaderSize: limits.headers_bytes,
    connectionsCheckingInterval: Math.min(1_000, limits.headers_ms),
  })
  const connections = watchConnections(server, limits.connections)
  const { port } = await listen(server, options.port ?? 0)
  const host = `${ADDRESS}:${port}`
  const gate = createGate({ host, token, largestBody_bytes: limits.body_bytes })
  const tell = tellSparingly(options.log ?? silentLog)
  server.on('request', (request, response) => {
    const { target, refused } = gate(request)
    if (refused !== null) {
      tell(refused)
      refuse(response, refused)
      return
    }
    const done = connections.begin(request.socket, workOf(target))
    response.on('close', done)
    answer(request, response, target)
  })
  refuseOtherProtocols(server)
  const url = `http://${host}`
  return { url, token, pageUrl: `${url}/#token=${token}`, close: closer(connections, limits) }
}

function closer(connections: Connections, limits: typeof LIMITS): () => Promise<void> {
  let closed: Promise<void> | null = null
  return () => {
    closed ??= connections.close(limits.closing_ms)
    return closed
  }
}

function workOf({ pathname }: Target): 'call' | 'stream' {
  return pathname === `${RPC_PREFIX}/changes/watch` ? 'stream' : 'call'
}

type Answer = (request: IncomingMessage, response: ServerResponse, target: Target) => void

function createAnswer({ rendererDir, counter, log }: LoopbackOptions): Answer {
  const page = createPages(rendererDir)
  const call = createCalls(counter.router, failuresTo(log ?? silentLog))
  return (incoming, response, target) => {
    if (target.kind === 'call') void call(incoming, response)
    else page(incoming, response, target)
  }
}

/**
 * The calls speak with Node's own request and response: between a sale that is on disk and the
 * screen that waits for it there is no stream to be read and no turn of the loop to wait for.
 */
function createCalls(
  router: AnyRouter,
  failures: Failures,
): (...of: [IncomingMessage, ServerResponse]) => Promise<void> {
  const rpc = new RPCHandler(router)
  const headers = Object.entries({ ...PAGE_HEADERS, 'cache-control': 'no-store' })
  return async (incoming, response) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    try {
      const { matched } = await rpc.handle(incoming, response, { prefix: RPC_PREFIX })
      if (matched) return
      response.writeHead(404, { 'content-type': 'application/json' })
      response.end('{"code":"NOT_FOUND"}')
    } catch (cause) {
      // Where nobody is there any more to be answered, that is all there is to say of it.
      if (!response.destroyed) failures.report('loopback', cause)
      response.destroy()
    }
  }
}

/** A file of the page, whole; Node leaves the body away where only the head was asked for. */
function createPages(rendererDir: string): Answer {
  const page = readPages(rendererDir)
  return (_, response, { pathname }) => {
    const found = page(pathname)
    const headers = found?.headers ?? { 'content-type': 'text/plain; charset=utf-8' }
    response.writeHead(found ? 200 : 404, { ...PAGE_HEADERS, ...headers })
    response.end(found ? found.body : 'not found\n')
  }
}

function listen(server: Server, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE' || cause.code === 'EACCES'
      const words = `port ${port} of ${ADDRESS} is taken by another program`
      reject(taken ? new PortTaken(words, { cause }) : cause)
    })
    server.listen({ host: ADDRESS, port, backlog: 511 }, () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('no address'))
      else resolve(address)
    })
  })
}

/** The connection ends with the refusal: whatever else was on it is not read. */
function refuse(response: ServerResponse, refused: Refused): void {
  response.writeHead(refused.status, {
    ...PAGE_HEADERS,
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
    connection: 'close',
  })
  response.end('refused\n')
}

/** WebSockets and tunnels have no place here, whoever asks. */
function refuseOtherProtocols(server: Server): void {
  for (const event of ['upgrade', 'connect'] as const) {
    server.on(event, (_request, socket) => {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
    })
  }
}

/** The 1st, 10th, 100th … refusal of a kind is written down: a flood must not fill the log. */
function tellSparingly(log: Log): (refused: Refused) => void {
  const counts = new Map<string, number>()
  return ({ why, status }) => {
    const count = (counts.get(why) ?? 0) + 1
    counts.set(why, count)
    if (Number.isInteger(Math.log10(count))) log.warn('request-refused', { why, status, count })
  }
}
