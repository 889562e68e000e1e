import { closeSync, fsyncSync, openSync } from 'node:fs'
import { z } from 'zod'
import { checksum, roomFor, same, wordsOf } from './checksum.ts'
import { readWhole, sizeOf, writeAt } from './files.ts'
import { parsed } from './sums.ts'

const Pair = z.tuple([z.number(), z.number()]).readonly()
const Testimony = z.object({
  /** Grows with each; the highest is the newest. */
  nth: z.number().int(),
  id: z.string(),
  /** Whose books they are, as they say themselves; null until somebody has opened them. */
  shop: z.string().nullable(),
  /** Of the sums; 0 while the books are being made. */
  generation: z.number().int(),
  /** The log went at least this far. */
  log: z.object({ salt: Pair, frames: z.number().int(), sum: Pair }),
  /** A page was found that is not what was written; said until the books are replaced. */
  damaged: z.boolean(),
})
/** What the books knew at least. They may know more; where they know less, something is missing. */
export type Testimony = z.infer<typeof Testimony>

const SUM_BYTES = 8
const SLOT_BYTES = 512

/** Remembers outside of the database which one it was and how far it went. */
export interface Witness {
  /** Written, and after a mere crash of the program there; a power cut may take it away. */
  say(what: Omit<Testimony, 'nth'>): void
  /** On disk when it returns. */
  swear(what: Omit<Testimony, 'nth'>): void
  close(): void
}

/** The newest testimony of all places; `isThere` says that a file of a witness was found. */
export function hearWitness(places: readonly string[]): {
  newest: Testimony | null
  isThere: boolean
  /** Every place speaks of the same books. */
  agrees: boolean
} {
  const files = places.flatMap((place) => readWhole(place) ?? [])
  const heard = files.flatMap((bytes) => [
    ...decode(bytes.subarray(0, SLOT_BYTES)),
    ...decode(bytes.subarray(SLOT_BYTES)),
  ])
  const [newest = null] = heard.toSorted((a, b) => b.nth - a.nth)
  const agrees = new Set(heard.map(({ id }) => id)).size <= 1
  return { newest, isThere: files.length > 0, agrees }
}

/** @param last what was said last of all, so that the next is newer */
export function openWitness(places: readonly string[], last: Testimony | null): Witness {
  const files = places.map((place) => openSync(place, sizeOf(place) === null ? 'w+' : 'r+', 0o600))
  let nth = last?.nth ?? 0
  const slot = roomFor(SLOT_BYTES)
  const say = (what: Omit<Testimony, 'nth'>): void => {
    nth += 1
    // Two slots that take turns: a torn write takes the newest away and no more.
    encode({ ...what, nth }, slot)
    for (const file of files) writeAt(file, (nth % 2) * SLOT_BYTES, slot)
  }
  return {
    say,
    swear(what) {
      say(what)
      for (const file of files) fsyncSync(file)
    },
    close: () => {
      for (const file of files.splice(0)) closeSync(file)
    },
  }
}

function encode(testimony: Testimony, slot: Buffer): void {
  slot.fill(0x20, SUM_BYTES)
  const length = slot.write(JSON.stringify(testimony), SUM_BYTES)
  if (SUM_BYTES + length >= SLOT_BYTES) throw new Error('the testimony is too long')
  wordsOf(slot).set(checksum(wordsOf(slot.subarray(SUM_BYTES))))
}

function decode(slot: Buffer): Testimony[] {
  if (slot.length !== SLOT_BYTES) return []
  const [first = 0, second = 0] = wordsOf(slot.subarray(0, SUM_BYTES))
  if (!same(checksum(wordsOf(slot.subarray(SUM_BYTES))), [first, second])) return []
  const testimony = Testimony.safeParse(parsed(slot.toString('utf8', SUM_BYTES)))
  return testimony.success ? [testimony.data] : []
}
