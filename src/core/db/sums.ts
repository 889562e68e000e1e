import { z } from 'zod'
import { type Checksum, checksum, roomFor, same, wordsOf } from './checksum.ts'
import { readWhole, writeOver } from './files.ts'

/** What books say of themselves to whoever cannot open them: they may be a backup of them. */
export const About = z.object({
  /** Tells the books of one shop from those of another; null where nobody has opened them yet. */
  shop: z.string().nullable(),
  books: z.enum(['practice', 'real']).nullable(),
  sales: z.number().int(),
  lastSaleAt_ms: z.number().nullable(),
  made_ms: z.number(),
})
export type About = z.infer<typeof About>

const Pair = z.tuple([z.number(), z.number()]).readonly()
const Head = z.object({
  format: z.literal(1),
  id: z.string(),
  generation: z.number().int().nonnegative(),
  pageSize: z.number().int(),
  count: z.number().int().nonnegative(),
  folded: z.object({ salt: Pair, frames: z.number().int(), sum: Pair }),
  newest: z.array(z.number().int()),
  about: About.nullable(),
})

/**
 * The checksum of every page of a database file, as it was when the log was folded into it last.
 * Between two folds nobody writes to the file.
 */
export interface Sums extends Omit<z.infer<typeof Head>, 'format' | 'count'> {
  /** Two words a page. */
  readonly pages: Uint32Array
}

const SUM_BYTES = 8
const HEAD_BYTES = 2_048
/** Room is taken in steps, so that a full disk seldom stands in the way of the next sums. */
const STEP_BYTES = 65_536
/** Of the pages that came with the last fold; an older copy differs in all of them. */
export const NEWEST = 48

export function pageSum({ pages }: Sums, page: number): Checksum | null {
  const at = (page - 1) * 2
  const [first, second] = [pages[at], pages[at + 1]]
  return first === undefined || second === undefined ? null : [first, second]
}

/** @param pages the sums of the pages that were written; @param count how many pages there are */
export function withPages(
  pages: Uint32Array,
  written: ReadonlyMap<number, Checksum>,
  count: number,
): Uint32Array {
  const next = new Uint32Array(count * 2)
  next.set(pages.subarray(0, count * 2))
  for (const [page, sum] of written) {
    if (page <= count) next.set(sum, (page - 1) * 2)
  }
  return next
}

export function encodeSums({ pages, ...head }: Sums): Buffer {
  const used = HEAD_BYTES + pages.byteLength
  const bytes = roomFor(Math.ceil(used / STEP_BYTES) * STEP_BYTES)
  const text = JSON.stringify({ format: 1, ...head, count: pages.length / 2 })
  const length = bytes.write(text, SUM_BYTES + 4)
  if (SUM_BYTES + 4 + length > HEAD_BYTES) throw new Error('the head of the sums is too long')
  bytes.writeUInt32LE(length, SUM_BYTES)
  new Uint32Array(bytes.buffer, HEAD_BYTES, pages.length).set(pages)
  wordsOf(bytes).set(checksum(wordsOf(bytes.subarray(SUM_BYTES, used))))
  return bytes
}

/** @returns null for what we did not write, or not whole */
export function decodeSums(bytes: Buffer): Sums | null {
  if (bytes.length < HEAD_BYTES) return null
  const length = bytes.readUInt32LE(SUM_BYTES)
  if (SUM_BYTES + 4 + length > HEAD_BYTES) return null
  const head = Head.safeParse(parsed(bytes.toString('utf8', SUM_BYTES + 4, SUM_BYTES + 4 + length)))
  if (!head.success) return null
  const { format: _format, count, ...rest } = head.data
  const used = HEAD_BYTES + count * SUM_BYTES
  if (bytes.length < used) return null
  const [first = 0, second = 0] = wordsOf(bytes.subarray(0, SUM_BYTES))
  const sum = checksum(wordsOf(bytes.subarray(SUM_BYTES, used)))
  if (!same(sum, [first, second])) return null
  return { ...rest, pages: wordsOf(bytes.subarray(HEAD_BYTES, used)) }
}

/** Two files that take turns: while one is written over, the other stands. */
function slots(path: string): readonly [string, string] {
  return [`${path}-sums1`, `${path}-sums2`]
}

export function readSums(path: string): { newest: Sums | null; isThere: boolean } {
  const found = slots(path).map(readWhole)
  const whole = found.flatMap((bytes) => (bytes ? (decodeSums(bytes) ?? []) : []))
  const [newest = null] = whole.toSorted((a, b) => b.generation - a.generation)
  return { newest, isThere: found.some((bytes) => bytes !== null) }
}

/** On disk when it returns. */
export function writeSums(path: string, sums: Sums): void {
  const slot = slots(path)[sums.generation % 2 === 0 ? 0 : 1]
  writeOver(slot, encodeSums(sums))
}

export function sumsFiles(path: string): readonly string[] {
  return slots(path)
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (cause instanceof SyntaxError) return null
    throw cause
  }
}
