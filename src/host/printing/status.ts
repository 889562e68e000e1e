import type { PrintWhy } from '../../contract/printing.ts'
import type { Clock } from '../../core/clock.ts'
import type { Line } from './link.ts'

/**
 * What printers say of themselves, bit by bit as in Epson's ESC/POS reference (DLE EOT, GS r); the
 * manuals of Bixolon (SRP-350), Samsung (STP-131), Citizen (PPU-700) and HPRT (TP80K) repeat it.
 */

/** In all, before a print: one that says nothing is printed on all the same. */
const BEFORE_ms = 400

/** For a look in the middle of a print: while it lasts, nothing is sent. */
const BETWEEN_ms = 150

/** How long it is waited for the word that all is done, before it is asked what keeps it. */
const TURN_ms = 1_000

/** What is in a printer's own buffer is printed by then: 64 kB, two thousand rows, all black. */
const BUFFER_ms = 7_000

const NO_QUESTION = new Uint8Array(0)

/** DLE EOT: answered at once, whatever else is in the printer's buffer. */
const realTime = (n: 1 | 2 | 4) => Uint8Array.of(0x10, 0x04, n)

/** GS r 1: answered in its turn, when all that was sent before has been carried out. */
const inItsTurn = Uint8Array.of(0x1d, 0x72, 1)

/** Bits 0 and 7 are always off, 1 and 4 always on: what else comes is no answer. */
const isRealTime = (byte: number) => (byte & 0b1001_0011) === 0b0001_0010

/** Bits 4 and 7 are always off; each of the two sensors has two bits that go together. */
const isInItsTurn = (byte: number) =>
  (byte & 0b1001_0000) === 0 &&
  [0b00, 0b11].includes(byte & 0b11) &&
  [0b00, 0b11].includes((byte >> 2) & 0b11)

/**
 * An open cover and the feed button at once feed nothing: it is the roll near its end, late in
 * answer to the question before.
 */
const isCause = (byte: number) => isRealTime(byte) && (byte & ROLL_NEAR_END) !== ROLL_NEAR_END

/**
 * GS a, as a printer may be set, or was set by another program: it reports unasked, in four bytes.
 * Of the first bits 0, 1 and 7 are off and 4 is on; what follows could pass for an answer.
 */
const beginsReport = (byte: number) => (byte & 0b1001_0011) === 0b0001_0000
const REST_OF_REPORT_bytes = 3

/** What a printer says of itself; `why` where it cannot print. */
export interface Said {
  readonly tells: boolean
  readonly why: PrintWhy | null
}

/**
 * Is it ready? Nothing of this marks paper.
 *
 * @param patience_ms in all; a cashier waits for no more than the usual
 * @throws PrinterAway
 */
export async function askBefore(line: Line, clock: Clock, patience_ms = BEFORE_ms): Promise<Said> {
  const silent = { tells: false, why: null }
  if (!line.answers) return silent
  const until_ms = clock.monotonic() + patience_ms
  const state = await askNow({ line, clock, until_ms }, 1)
  // One that did not answer this will not answer more, and a cashier waits.
  if (state === null) return silent
  const { why } = await whatKeepsIt({ line, clock, until_ms })
  return { tells: true, why: why ?? ((state & OFFLINE) === 0 ? null : 'offline') }
}

/**
 * Has it lost its paper in the middle?
 *
 * @throws PrinterAway
 */
export async function askBetween(line: Line, clock: Clock): Promise<Said> {
  const paper = await askNow({ line, clock, until_ms: clock.monotonic() + BETWEEN_ms }, 4)
  return { tells: paper !== null, why: whyOfPaper(paper) }
}

/** How it came out: null where the printer has all of it and says no more. */
export type Word = 'done' | PrintWhy | null

/**
 * Is it done?
 *
 * @param patience_ms what printing all of it takes at the longest
 * @param saysDone false where it is known never to answer in its turn
 * @throws PrinterAway
 */
export async function askAfter(
  line: Line,
  clock: Clock,
  { patience_ms, saysDone }: { readonly patience_ms: number; readonly saysDone: boolean },
): Promise<Word> {
  let end_ms = clock.monotonic() + patience_ms
  let hasAll = false
  const isKnown = () => hasAll && !saysDone
  do {
    const until_ms = Math.min(end_ms, clock.monotonic() + TURN_ms)
    const paper = saysDone ? await ask({ line, clock, until_ms }, inItsTurn, isInItsTurn) : null
    if (paper !== null) return (paper & PAPER_END_IN_TURN) === 0 ? 'done' : 'paper-out'
    // It prints still, or stands still. Bytes come in order: one that answers has all before them.
    const kept = await whatKeepsIt({ line, clock, until_ms: clock.monotonic() + BETWEEN_ms })
    if (kept.why !== null) return kept.why
    if (kept.heard && !hasAll) end_ms = Math.min(end_ms, clock.monotonic() + BUFFER_ms)
    hasAll ||= kept.heard
  } while (clock.monotonic() < end_ms && !isKnown())
  // One that answered before and does not now has not taken all of it, or is stuck.
  return hasAll ? null : 'hangs'
}

interface Asking {
  readonly line: Line
  readonly clock: Clock
  readonly until_ms: number
}

async function whatKeepsIt(
  asking: Asking,
): Promise<{ readonly heard: boolean; readonly why: PrintWhy | null }> {
  const paper = await askNow(asking, 4)
  const cause = await ask(asking, realTime(2), isCause)
  return { heard: paper !== null, why: whyOfCause(cause) ?? whyOfPaper(paper) }
}

const OFFLINE = 0b0000_1000
/** Of both: one alone is a presenter's sensor elsewhere (Citizen). */
const PAPER_END = 0b0110_0000
const PAPER_END_IN_TURN = 0b1100
const ROLL_NEAR_END = 0b0000_1100
const COVER_OPEN = 0b0000_0100
const PAPER_STOPPED_IT = 0b0010_0000
const FAULT = 0b0100_0000

function whyOfPaper(paper: number | null): PrintWhy | null {
  return paper !== null && (paper & PAPER_END) === PAPER_END ? 'paper-out' : null
}

function whyOfCause(cause: number | null): PrintWhy | null {
  if (cause === null) return null
  // An open cover often counts as no paper too, and is what has to be seen to.
  if ((cause & COVER_OPEN) !== 0) return 'cover-open'
  if ((cause & PAPER_STOPPED_IT) !== 0) return 'paper-out'
  return (cause & FAULT) === 0 ? null : 'offline'
}

function askNow(asking: Asking, n: 1 | 4): Promise<number | null> {
  return ask(asking, realTime(n), isRealTime)
}

/** @returns the first byte that can be an answer to it; null where none came in time */
async function ask(
  { line, clock, until_ms }: Asking,
  question: Uint8Array,
  isAnswer: (byte: number) => boolean,
): Promise<number | null> {
  let asked = question
  for (let left_ms = until_ms - clock.monotonic(); left_ms > 0; ) {
    const [byte] = (await line.ask(asked, 1, left_ms)) ?? []
    if (byte === undefined || isAnswer(byte)) return byte ?? null
    // Something else: what it sends unasked, or nonsense.
    asked = NO_QUESTION
    if (beginsReport(byte)) {
      await line.ask(asked, REST_OF_REPORT_bytes, until_ms - clock.monotonic())
    }
    left_ms = until_ms - clock.monotonic()
  }
  return null
}
