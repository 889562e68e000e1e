import type { PrintWhy } from '../../contract/printing.ts'
import type { Clock } from '../../core/clock.ts'
import type { PrintEnd } from '../../core/printing/press.ts'
import type { Failures } from '../failures.ts'
import { longestFor_ms, type Piece } from './escpos.ts'
import { type Line, type Link, PrinterAway } from './link.ts'
import type { Manners } from './manners.ts'
import { askAfter, askBefore, askBetween } from './status.ts'

export interface Delivery {
  readonly link: Link
  readonly manners: Manners
  readonly clock: Clock
  /** Begins to draw. What it or a piece throws is not drawn. */
  readonly draw: () => { readonly pieces: Iterator<Piece, void>; readonly rows: number }
  readonly begins: () => void
  readonly closing: AbortSignal
  readonly failures: Failures
}

/** What all of it may take beside what the head needs: a connection, a stall, a farewell. */
const ASIDE_ms = 45_000

/** Added to what the head needs, before a printer's word is given up: a cut, a feed. */
const WORD_ms = 2_000

/** One that is done with everything has nothing else to do. */
const HANGS_UP_ms = 1_000

/** A quarter of a metre: more than a usual slip. */
const SHORT_rows = 2_000

/** So much may be printed, or lie in the printer, before it is asked for its paper again. */
const LOOK_rows = 256

/**
 * From a drawing to an end. It failed only where `begins` was not called, before the first byte
 * that does more than ask, or where a queue of the computer proves that it let go of nothing: how
 * much of what was sent was printed, no connection tells.
 *
 * @throws what `begins` throws
 */
export async function deliver(job: Delivery): Promise<PrintEnd> {
  const course: Course = { line: null, begun: false, over: false }
  const stop = stopOf(job)
  try {
    return await walk(job, course, stop)
  } catch (cause) {
    course.over = true
    course.line?.drop()
    if (!(cause instanceof PrinterAway)) throw cause
    if (cause.why === 'not-drawn') job.failures.report('draw', cause.cause)
    return { end: course.begun && !cause.untouched ? 'unknown' : 'failed', why: cause.why }
  } finally {
    stop.release()
  }
}

interface Course {
  line: Line | null
  /** From here on paper may be marked, whatever happens. */
  begun: boolean
  /** Nobody waits any more for a line that opens now. */
  over: boolean
}

async function walk(job: Delivery, course: Course, stop: Stop): Promise<PrintEnd> {
  stop.check()
  // It is drawn while the connection is made, and so far that what cannot be drawn fails here.
  const opening = open(job.link, course, stop)
  // Whoever wanted it is answered first, and the connection is on its way.
  await stop.or(pause(job.clock, 0, stop))
  const { pieces, rows } = drawn(job.draw)
  const ahead = drawnAhead(pieces)
  const first = ahead.next()
  stop.within(ASIDE_ms + 2 * longestFor_ms(rows))

  const line = await stop.or(opening)
  const said = await stop.or(askBefore(line, job.clock))
  if (said.why !== null) throw new PrinterAway(said.why)
  stop.check()
  job.begins()
  course.begun = true

  await sendAll({ first, ahead, line, tells: said.tells, clock: job.clock, stop })
  if (!said.tells) {
    await stop.or(line.end())
    return { end: 'printed', confirmed: false }
  }
  const confirmed = await isConfirmed(job, line, rows, stop)
  await letGo(job, line, stop)
  return { end: 'printed', confirmed }
}

/** Goes on in the background where drawing throws before anybody waits for it. */
function open(link: Link, course: Course, stop: Stop): Promise<Line> {
  const opening = link.open(stop.signal).then((line) => {
    if (course.over) line.drop()
    else course.line = line
    return line
  })
  // Whoever waits for it is told; where nobody does any more, nobody needs to know.
  opening.catch(() => undefined)
  return opening
}

function drawn<Value>(draw: () => Value): Value {
  try {
    return draw()
  } catch (cause) {
    throw new PrinterAway('not-drawn', { cause })
  }
}

/** Each piece when the one after it is drawn: the head prints while the next is made. */
function* drawnAhead(pieces: Iterator<Piece, void>): Generator<Piece, void, void> {
  let next = drawn(() => pieces.next())
  while (!next.done) {
    const piece = next.value
    next = drawn(() => pieces.next())
    yield piece
  }
}

interface Sending {
  readonly first: IteratorResult<Piece, void>
  readonly ahead: Iterator<Piece, void>
  readonly line: Line
  readonly tells: boolean
  readonly clock: Clock
  readonly stop: Stop
}

async function sendAll({ first, ahead, line, tells, clock, stop }: Sending): Promise<void> {
  let answers = tells
  let sent_rows = 0
  for (let piece = first; !piece.done; piece = ahead.next()) {
    const from_ms = clock.monotonic()
    await stop.or(line.send(piece.value.bytes))
    sent_rows += piece.value.rows
    if (answers && sent_rows >= LOOK_rows) {
      sent_rows = 0
      const said = await stop.or(askBetween(line, clock))
      if (said.why !== null) throw new PrinterAway(said.why)
      // One that answers only while it is idle is not asked again: each question takes its time.
      answers = said.tells
    }
    // A queue of the computer takes all of it before it sends any: there is nothing to pace. Even
    // so a long paper is drawn piece by piece, and a sale has its turn in between.
    const rest_ms = line.answers ? piece.value.rest_ms - (clock.monotonic() - from_ms) : 0
    await stop.or(pause(clock, Math.max(0, rest_ms), stop))
  }
}

function pause(clock: Clock, rest_ms: number, stop: Stop): Promise<void> {
  return new Promise((resolve) => {
    const callOff = clock.after(rest_ms, () => {
      stop.signal.removeEventListener('abort', callOff)
      resolve()
    })
    stop.signal.addEventListener('abort', callOff, { once: true })
  })
}

async function isConfirmed(
  { clock, manners }: Delivery,
  line: Line,
  rows: number,
  stop: Stop,
): Promise<boolean> {
  const patience_ms = WORD_ms + longestFor_ms(rows)
  const saysDone = manners.saysDone !== false
  const word = await stop.or(askAfter(line, clock, { patience_ms, saysDone }))
  if (word !== 'done' && word !== null) throw new PrinterAway(word)
  if (word === 'done') manners.saysDone = true
  // After a long paper one that would have said so may have had too much of it left.
  else if (rows <= SHORT_rows) manners.saysDone ??= false
  return word === 'done'
}

/** It has all of it, as it said: how it hangs up changes nothing. */
async function letGo({ clock, manners }: Delivery, line: Line, stop: Stop): Promise<void> {
  const ending = line.end().then(
    () => true,
    (cause: unknown) => {
      if (cause instanceof PrinterAway) return true
      throw cause
    },
  )
  const over = await stop.or(Promise.race([ending, pause(clock, HANGS_UP_ms, stop)]))
  if (over === true) return
  manners.closes ??= false
  line.drop()
}

interface Stop {
  /** Aborted when the counter closes, or when it takes too long in all. */
  readonly signal: AbortSignal
  /** @throws PrinterAway once it is */
  check(): void
  /** Whichever comes first. */
  or<Value>(work: Promise<Value>): Promise<Value>
  within(limit_ms: number): void
  release(): void
}

function stopOf({ clock, closing }: Delivery): Stop {
  const ours = new AbortController()
  const stopped = Promise.withResolvers<never>()
  // Nobody may be waiting when it comes.
  stopped.promise.catch(() => undefined)
  let why: PrintWhy | null = null
  let callOff = () => {}
  const end = (reason: PrintWhy) => {
    why ??= reason
    stopped.reject(new PrinterAway(why))
    ours.abort()
  }
  const close = () => end('stopped')
  if (closing.aborted) close()
  else closing.addEventListener('abort', close, { once: true })
  return {
    signal: ours.signal,
    check() {
      if (why !== null) throw new PrinterAway(why)
    },
    or: (work) => Promise.race([work, stopped.promise]),
    within(limit_ms) {
      callOff = clock.after(limit_ms, () => end('hangs'))
    },
    release() {
      callOff()
      closing.removeEventListener('abort', close)
    },
  }
}
