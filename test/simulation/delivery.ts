import type { Exchange } from '../../src/core/providers/http.ts'
import { httpLimits } from '../../src/core/providers/http.ts'
import type { Leaving } from '../../src/sandbox/provider-front.ts'

/** What a client sees of an answer, and how long after it left. */
export interface Delivered {
  /** Infinity where it never ends by itself. */
  readonly after_ms: number
  readonly exchange: Exchange
  /** When the status line is there; the patience for a whole answer begins to count then. */
  readonly headersAfter_ms: number
}

/** What a provider answers as it leaves, after whatever was done to its words. */
export interface Answered extends Leaving {
  /** The invariant by which it may move nothing but into doubt; null where it may be believed. */
  readonly lies: number | null
}

const empty = new Uint8Array()
const NEVER = Number.POSITIVE_INFINITY

/** What becomes of an answer on its way, by the rules of HTTP and of our own limits. */
export function delivery({ answer, manner }: Leaving): Delivered {
  const { status } = answer
  const body = Buffer.from(answer.body)
  const whole: Exchange = { kind: 'answered', status, headers: headersOf(answer.headers), body }
  const at = (after_ms: number, exchange: Exchange): Delivered => {
    return { after_ms, exchange, headersAfter_ms: after_ms }
  }
  const broken = (
    why: 'connection-lost' | 'too-large' | 'protocol',
    part: Uint8Array,
  ): Exchange => {
    return { kind: 'broken', why, status: part === empty ? null : status, body: part }
  }
  switch (manner.how) {
    case 'reset':
    case 'close':
      return at(0, broken('connection-lost', empty))
    case 'silence':
      return at(NEVER, whole)
    case 'headers-only':
      return { after_ms: NEVER, exchange: { ...whole, body: empty }, headersAfter_ms: 0 }
    case 'late':
      return at(manner.after_ms, whole)
    case 'slow': {
      const parts = Math.ceil(body.length / (manner.bytes ?? 1))
      return { after_ms: parts * manner.every_ms, exchange: whole, headersAfter_ms: 0 }
    }
    case 'truncated':
      return at(0, broken('connection-lost', body.subarray(0, body.length / 2)))
    case 'wrong-length': {
      if (manner.by > 0) return at(0, broken('connection-lost', body))
      return at(0, { ...whole, body: body.subarray(0, body.length + manner.by) })
    }
    case 'length-and-chunked':
    case 'raw':
      return at(0, broken('protocol', empty))
    case 'huge':
      return at(0, manner.bytes > httpLimits.body_bytes ? broken('too-large', empty) : whole)
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
      return at(0, whole)
    default:
      return manner satisfies never
  }
}

function headersOf(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const lower: Record<string, string> = {}
  for (const name in headers) lower[name.toLowerCase()] = headers[name] ?? ''
  return lower
}
