import { request as httpRequest } from 'node:http'
import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Clock } from '../clock.ts'
import { onStop } from './http-stop.ts'
import { unpack } from './http-unpack.ts'
import { httpLimits } from './http.ts'
import type { Connection, Exchange, HttpRequest, HttpTarget } from './http.ts'

type Broken = Extract<Exchange, { kind: 'broken' }>['why']

/**
 * A connection over a stream that is open and has nothing of a request on it.
 *
 * @param stream TCP, or TLS with its handshake done.
 */
export function connectionOn(stream: Socket, target: HttpTarget, clock: Clock): Connection {
  let state: 'open' | 'used' | 'abandoned' = 'open'
  // Between opening and writing the other side may reset it. `exchange` sees that the stream is
  // destroyed; without a listener the event alone would stop the counter.
  stream.on('error', () => undefined)
  return {
    kind: 'connected',
    exchange(request, stop) {
      if (state !== 'open') throw new Error(`the connection is ${state}: one request, once`)
      state = 'used'
      const lost = alreadyLost(stream, stop)
      if (lost === null) return exchangeOn(stream, { target, request, clock, stop })
      stream.destroy()
      return Promise.resolve({ kind: 'broken', why: lost, status: null, body: new Uint8Array() })
    },
    isLost: () => alreadyLost(stream, undefined) !== null,
    abandon() {
      if (state !== 'open') return
      state = 'abandoned'
      stream.destroy()
    },
  }
}

/** A server that hangs up or talks before it was asked gets no request, nor after a stop. */
function alreadyLost(stream: Socket, stop: AbortSignal | undefined): Broken | null {
  if (stop?.aborted) return 'connection-lost'
  if (stream.readableLength > 0) return 'protocol'
  return stream.destroyed || stream.readableEnded || !stream.writable ? 'connection-lost' : null
}

interface ExchangeParts {
  readonly target: HttpTarget
  readonly request: HttpRequest
  readonly clock: Clock
  readonly stop: AbortSignal | undefined
}

function exchangeOn(
  stream: Socket,
  { target, request, clock, stop }: ExchangeParts,
): Promise<Exchange> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let status: number | null = null
    let bytes = 0
    const ends: (() => void)[] = []

    let settled = false

    function settle(exchange: Exchange): void {
      if (settled) return
      settled = true
      for (const end of ends) end()
      stream.destroy()
      resolve(exchange)
    }
    function broken(why: Broken): void {
      settle({ kind: 'broken', why, status, body: Buffer.concat(chunks) })
    }
    function hear(response: IncomingMessage): void {
      status = response.statusCode ?? null
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > httpLimits.body_bytes) broken('too-large')
        else chunks.push(chunk)
      })
      response.on('error', (cause) => broken(brokenBy(cause)))
      response.on('end', () => {
        if (!response.complete) return broken('connection-lost')
        settle(answered(response, Buffer.concat(chunks)))
      })
    }

    const sending = prepare(stream, target, request)
    ends.push(
      clock.after(httpLimits.headers_timeout_ms, () => {
        if (status === null) broken('timeout')
      }),
      clock.after(httpLimits.whole_timeout_ms, () => broken('timeout')),
      onStop(stop, () => broken('connection-lost')),
    )
    sending.on('response', hear)
    // A change of protocol was never asked for.
    sending.on('upgrade', () => broken('protocol'))
    sending.on('error', (cause) => broken(brokenBy(cause)))
    sending.on('close', () => broken('connection-lost'))
    sending.end(request.body ?? undefined)
  })
}

function prepare(stream: Socket, target: HttpTarget, request: HttpRequest): ClientRequest {
  const name = target.host.includes(':') ? `[${target.host}]` : target.host
  const usual = target.port === (target.secure ? 443 : 80)
  const sized =
    request.body === null ? {} : { 'Content-Length': String(Buffer.byteLength(request.body)) }
  return httpRequest({
    // The stream is ours and open. With no agent there is no pool that could hand the request to
    // another socket, nor anything that would send it a second time.
    createConnection: () => stream,
    method: request.method,
    path: request.path,
    headers: {
      Host: usual ? name : `${name}:${target.port}`,
      ...request.headers,
      ...sized,
      Connection: 'close',
    },
    maxHeaderSize: httpLimits.headers_bytes,
    insecureHTTPParser: false,
    joinDuplicateHeaders: true,
  })
}

function answered(response: IncomingMessage, body: Buffer): Exchange {
  const status = response.statusCode ?? 0
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  const unpacked = unpack(body, headers['content-encoding'] ?? '')
  if (unpacked.ok) return { kind: 'answered', status, headers, body: unpacked.value }
  return { kind: 'broken', why: unpacked.problem, status, body: new Uint8Array() }
}

/** The parser's codes begin with HPE; everything else is the stream that broke. */
function brokenBy(cause: Error): Broken {
  const code: unknown = 'code' in cause ? cause.code : null
  if (code === 'HPE_HEADER_OVERFLOW') return 'too-large'
  return typeof code === 'string' && code.startsWith('HPE_') ? 'protocol' : 'connection-lost'
}
