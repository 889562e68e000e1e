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
