import { z } from 'zod'

/** The longest honest message is a saved provider key (20,000 characters); this leaves room. */
export const LONGEST_MESSAGE_CHARS = 128 * 1024

const CallId = z.string().min(1).max(64)
/** No file and no form is ever sent to the core, so headers that announce one are refused. */
const Headers = z
  .record(z.string().regex(/^(?!content-)[a-z-]{1,40}$/u), z.string().max(1_000))
  .optional()

/**
 * One call as oRPC's message-port client writes it. `meta` tells a reader where to put dates and
 * big numbers; the contract has neither, and a path list is a road to an object's prototype.
 */
const Call = z.strictObject({
  i: CallId,
  p: z.strictObject({
    u: z.string().regex(/^\/[A-Za-z/]{1,80}$/u),
    b: z.strictObject({ json: z.unknown().optional(), meta: z.tuple([]).optional() }).optional(),
    h: Headers,
  }),
})
/** The page no longer wants an answer, or has stopped reading a stream (`t: 4` in oRPC). */
const Abort = z.strictObject({ i: CallId, t: z.literal(4) })

const PortMessage = z.union([Call, Abort])

export type ReadMessage = { kind: 'call'; id: string; path: string } | { kind: 'abort'; id: string }

/**
 * Reads what the page posted, far enough to know that oRPC's own reader cannot fail on it (there
 * a failure would be a rejection nobody awaits).
 * @returns null for anything the counter's own page never sends.
 */
export function readPortMessage(posted: unknown): ReadMessage | null {
  if (typeof posted !== 'string' || posted.length > LONGEST_MESSAGE_CHARS) return null
  let written: unknown
  try {
    written = JSON.parse(posted)
  } catch {
    return null
  }
  const read = PortMessage.safeParse(written)
  if (!read.success) return null
  if ('t' in read.data) return { kind: 'abort', id: read.data.i }
  return { kind: 'call', id: read.data.i, path: read.data.p.u }
}

/**
 * One answer as oRPC's handler writes it, far enough to know a stream that has ended: by its last
 * event, or by an answer that is none, where the call was refused. The page's client then says no
 * word of it any more.
 */
const Answer = z.object({
  i: z.string(),
  t: z.literal(3).optional(),
  p: z.object({ e: z.string().optional(), h: z.record(z.string(), z.unknown()).optional() }),
})

/** @returns which of the streams that are open ends with this message; null where none does */
export function streamEndedBy(message: unknown, open: ReadonlySet<string>): string | null {
  if (typeof message !== 'string') return null
  // An answer may be a megabyte, and is read only where it speaks of a stream.
  const id = [...open].find((one) => message.startsWith(`{"i":${JSON.stringify(one)},`))
  if (id === undefined) return null
  const { t, p } = Answer.parse(JSON.parse(message))
  const goesOn = t === 3 ? p.e === 'message' : p.h?.['content-type'] === 'text/event-stream'
  return goesOn ? null : id
}
