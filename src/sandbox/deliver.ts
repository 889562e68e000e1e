import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { SandboxClock, Waits } from './clock.ts'
import type { Manner } from './faults.ts'
import type { Outgoing } from './spoil.ts'

interface Delivery {
  readonly response: ServerResponse
  readonly answer: Outgoing
  readonly clock: SandboxClock
  readonly waits: Waits
}

/** Puts an answer on the wire, in the manner asked for. What waits ends when the client goes. */
export function deliver(delivery: Delivery, manner: Manner): void {
  const { response, answer, waits } = delivery
  switch (manner.how) {
    case 'reset':
      // A plain close would end in FIN; a provider that dies sends RST.
      response.socket?.resetAndDestroy()
      return
    case 'close':
      response.socket?.end()
      return
    case 'silence':
      return
    case 'headers-only':
      head(delivery)
      response.flushHeaders()
      return
    case 'late': {
      const callOff = waits.after(manner.after_ms, () => whole(delivery))
      response.once('close', callOff)
      return
    }
    case 'slow':
      drip(delivery, manner.bytes, manner.every_ms)
      return
    case 'truncated':
      truncate(delivery)
      return
    case 'wrong-length': {
      const length = Math.max(0, Buffer.byteLength(answer.body) + manner.by)
      bytes(response, `${rawHead(delivery)}Content-Length: ${length}\r\n\r\n${answer.body}`)
      return
    }
    case 'length-and-chunked': {
      const size = Buffer.byteLength(answer.body)
      const lines = `Content-Length: ${size}\r\nTransfer-Encoding: chunked\r\n\r\n`
      const chunks = `${size.toString(16)}\r\n${answer.body}\r\n0\r\n\r\n`
      bytes(response, `${rawHead(delivery)}${lines}${chunks}`)
      return
    }
    case 'huge':
      if (manner.gzip) zipped(delivery, manner.bytes)
      else flood(delivery, manner.bytes)
      return
    case 'raw':
      bytes(response, Buffer.from(manner.base64, 'base64'))
      return
    case 'truth':
    case 'html':
    case 'redirect':
    case 'reply':
    case 'edit':
    case 'word':
    case 'duplicate-keys':
    case 'error':
    case 'absent':
    case 'throttled':
      whole(delivery)
      return
  }
}

function head({ response, answer, clock }: Delivery): void {
  response.sendDate = false
  response.setHeader('Date', new Date(clock.now()).toUTCString())
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value)
  response.statusCode = answer.status
}

function whole(delivery: Delivery): void {
  head(delivery)
  delivery.response.end(delivery.answer.body)
}

function rawHead({ answer, clock }: Delivery): string {
  const lines = [`HTTP/1.1 ${answer.status} X`, `Date: ${new Date(clock.now()).toUTCString()}`]
  for (const [name, value] of Object.entries(answer.headers)) lines.push(`${name}: ${value}`)
  return `${lines.join('\r\n')}\r\n`
}

/** Past Node's HTTP layer: it would not let a broken answer out. */
function bytes(response: ServerResponse, wanted: string | Buffer): void {
  response.socket?.end(wanted)
}

function drip(delivery: Delivery, size: number, every_ms: number): void {
  const { response, answer, waits } = delivery
  const body = Buffer.from(answer.body)
  head(delivery)
  response.setHeader('Content-Length', body.length)
  response.flushHeaders()
  let callOff: () => void = () => undefined
  const next = (from: number) => {
    if (from >= body.length) {
      response.end()
      return
    }
    response.write(body.subarray(from, from + size))
    callOff = waits.after(every_ms, () => next(from + size))
  }
  response.once('close', () => callOff())
  next(0)
}

function truncate(delivery: Delivery): void {
  const { response, answer } = delivery
  const body = Buffer.from(answer.body)
  head(delivery)
  response.setHeader('Content-Length', body.length)
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.end())
}

/** JSON whose string member is padded, so that only its size is wrong. */
const OPENING = '{"padding":"'
const CLOSING = '"}'

function zipped(delivery: Delivery, size: number): void {
  head(delivery)
  delivery.response.setHeader('Content-Encoding', 'gzip')
  delivery.response.end(gzipSync(`${OPENING}${' '.repeat(size)}${CLOSING}`))
}

function flood(delivery: Delivery, size: number): void {
  const { response } = delivery
  const block = Buffer.alloc(64 * 1024, 'x')
  head(delivery)
  response.write(OPENING)
  let left = size
  const pour = () => {
    while (left > 0 && !response.destroyed) {
      const part = block.subarray(0, Math.min(left, block.length))
      left -= part.length
      // Backpressure: the memory of a client that reads slowly is not ours to lend.
      if (!response.write(part)) {
        response.once('drain', pour)
        return
      }
    }
    if (!response.destroyed) response.end(CLOSING)
  }
  pour()
}
