import type { Refused } from './acts.ts'
import { Decoder } from './decoder.ts'
import { Head, type Surroundings } from './head.ts'
import { RealTime } from './real-time.ts'
import type { PrintedPaper } from './roll.ts'

export interface Kick {
  readonly pin: 2 | 5
  readonly on_ms: number
  readonly off_ms: number
  readonly at_ms: number
  /** `real-time`: the bytes of one stood somewhere, in a drawing say. */
  readonly by: 'command' | 'real-time'
}

/** One job: all that came over one connection. */
export interface PrinterJob {
  /** What was received; what a cheap printer lost is counted too. */
  readonly bytes: number
  readonly lost_bytes: number
  /** Received and never printed: the printer stood, or the connection went before. */
  readonly left_bytes: number
  readonly papers: readonly PrintedPaper[]
  readonly kicks: readonly Kick[]
  /** The first 200 of what it did not know or could not do. */
  readonly refused: readonly Refused[]
  /** The first questions in real time, and where in the bytes they stood. */
  readonly questions: readonly { readonly question: number; readonly offset: number }[]
  /** The last command was never whole. */
  readonly unfinished: boolean
  readonly ended: 'closed' | 'cut-off' | 'by-printer'
}

/** A flood must not fill memory with what nobody reads. */
const MOST_TOLD = { refused: 200, questions: 1000, kicks: 1000, papers: 500 }

export interface Outlets {
  readonly now: () => number
  /** The answer to a question in real time. */
  readonly question: (question: 1 | 2 | 3 | 4) => void
}

/** What is made of one job's bytes; it knows nothing of sockets or of time that passes. */
export class RunningJob {
  readonly #realTime = new RealTime()
  readonly #decoder: Decoder
  readonly #head: Head
  readonly #outlets: Outlets
  readonly #papers: PrintedPaper[] = []
  readonly #kicks: Kick[] = []
  readonly #questions: { question: number; offset: number }[] = []
  readonly #stray: Refused[] = []
  #received = 0

  constructor(around: Omit<Surroundings, 'paper' | 'kick'>, outlets: Outlets) {
    this.#outlets = outlets
    this.#head = new Head({
      ...around,
      paper: (paper) => keep(this.#papers, paper, MOST_TOLD.papers),
      kick: ({ pin, on_ms, off_ms }) => {
        const at_ms = outlets.now()
        keep(this.#kicks, { pin, on_ms, off_ms, at_ms, by: 'command' }, MOST_TOLD.kicks)
      },
    })
    this.#decoder = new Decoder(this.#head)
  }

  get received(): number {
    return this.#received
  }

  /** What came out of it last, cut or hanging still. */
  get lastPaper(): PrintedPaper | null {
    return this.#head.hanging() ?? this.#papers.at(-1) ?? null
  }

  /** The last of it that is done: nothing more comes onto it. */
  get lastCut(): PrintedPaper | null {
    return this.#papers.at(-1) ?? null
  }

  get error(): boolean {
    return this.#decoder.refusals > 0
  }

  get stands(): boolean {
    return this.#head.stands()
  }

  /** What the receiving side does with bytes as they come, before they wait for their turn. */
  hear(bytes: Uint8Array): void {
    this.#received += bytes.length
    for (const heard of this.#realTime.hear(bytes)) {
      if (heard.is === 'question') {
        const { question, offset } = heard
        keep(this.#questions, { question, offset }, MOST_TOLD.questions)
        this.#outlets.question(question)
      } else if (heard.is === 'order') {
        const { bytes: order, offset } = heard
        const stray = { offset, bytes: order, why: 'an order in real time' }
        keep(this.#stray, stray, MOST_TOLD.refused)
      } else {
        const { pin, offset } = heard
        const at_ms = this.#outlets.now()
        const kick: Kick = { pin, on_ms: 0, off_ms: 0, at_ms, by: 'real-time' }
        const stray = { offset, bytes: [0x10, 0x14, 1], why: 'a kick in real time' }
        keep(this.#kicks, kick, MOST_TOLD.kicks)
        keep(this.#stray, stray, MOST_TOLD.refused)
      }
    }
  }

  /** @returns how many of them it could take in */
  print(bytes: Uint8Array): number {
    return this.#decoder.take(bytes)
  }

  end(ended: PrinterJob['ended'], lost_bytes: number, left_bytes: number): PrinterJob {
    this.#head.tear()
    const refused = [...this.#decoder.refused, ...this.#stray].toSorted(
      (one, other) => one.offset - other.offset,
    )
    return {
      bytes: this.#received,
      lost_bytes,
      left_bytes,
      papers: this.#papers,
      kicks: this.#kicks,
      refused: refused.slice(0, MOST_TOLD.refused),
      questions: this.#questions,
      unfinished: this.#decoder.inCommand,
      ended,
    }
  }
}

function keep<Told>(told: Told[], one: Told, most: number): void {
  if (told.length < most) told.push(one)
}
