import type { PrintWhy } from '../../contract/printing.ts'

/** The way of bytes to a printer: a socket, a queue of the computer. */
export interface Link {
  /**
   * Reaches the printer, or the queue, with nothing sent to it that could mark paper.
   * @throws PrinterAway
   */
  open(closing: AbortSignal): Promise<Line>
}

export interface Line {
  /** True where a printer can answer on it: a queue of the computer cannot. */
  readonly answers: boolean
  /**
   * Asks in the middle of everything and waits for so many bytes. What came before is no answer to
   * it and is forgotten; an empty question waits on for the answer of the one before.
   * @returns null where nothing, or too little, came in time
   * @throws PrinterAway
   */
  ask(question: Uint8Array, answer_bytes: number, patience_ms: number): Promise<Uint8Array | null>
  /**
   * Settles once the printer, or the system, has taken all of it.
   * @throws PrinterAway
   */
  send(bytes: Uint8Array): Promise<void>
  /**
   * Says that this was all, and lets go. A queue takes the job over here.
   * @throws PrinterAway where it was not taken
   */
  end(): Promise<void>
  /** Lets go at once, whatever was sent. */
  drop(): void
}

/** The printer is not, or no longer, there. */
export class PrinterAway extends Error {
  override readonly name = 'PrinterAway'
  readonly why: PrintWhy
  /**
   * Proved: nothing of what was sent on this line is on paper, nor will it be. A queue of the
   * computer can know that after `send` too. What `open` throws is that by its nature.
   */
  readonly untouched: boolean
  constructor(why: PrintWhy, options: ErrorOptions & { readonly untouched?: boolean } = {}) {
    super(why, options)
    this.why = why
    this.untouched = options.untouched ?? false
  }
}
