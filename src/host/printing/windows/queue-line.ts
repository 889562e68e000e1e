import type { PrintWhy } from '../../../contract/printing.ts'
import { type Line, PrinterAway } from '../link.ts'
import { pause } from '../pause.ts'
import type { HeldPrinter } from './held-printer.ts'
import { isThrough, isWithoutSpooler, whyNotReady, whyOf, whyStuck } from './whys.ts'
import type { Answer, Datatype } from './winspool.ts'

/** Stands in Windows' list of jobs, where everybody at the computer reads it. */
const DOCUMENT = 'FlexiCounter'
/** In one call: enough for many bands, small enough that a slow port gives its thread back. */
const LARGEST_WRITE_bytes = 16 * 1024

interface Way {
  readonly closing: AbortSignal
  readonly datatype: Datatype
  /** Its bytes go to the port as they are written: there is no spool file. */
  readonly isDirect: boolean
}

/**
 * One document in a queue of Windows. It is begun with the first bytes, so that a line which was
 * only opened leaves no job behind.
 */
export class QueueLine implements Line {
  readonly answers = false
  readonly #printer: HeldPrinter
  readonly #way: Way
  #job: number | null = null
  #taken_bytes = 0

  constructor(printer: HeldPrinter, way: Way) {
    this.#printer = printer
    this.#way = way
  }

  ask(): Promise<null> {
    return Promise.resolve(null)
  }

  async send(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return
    if (this.#job === null) await this.#begin()
    let left = bytes
    while (left.length > 0) left = left.subarray(await this.#write(left))
  }

  async end(): Promise<void> {
    const job = this.#job
    try {
      if (job === null) return
      taken(await this.#printer.ask((spool, at) => spool.endPage(at)))
      taken(await this.#printer.ask((spool, at) => spool.endDoc(at)))
      this.#job = null
      await this.#watch(job)
    } finally {
      this.drop()
    }
  }

  drop(): void {
    this.#printer.letGo(() => (this.#job === null ? null : (spool, at) => spool.abort(at)))
  }

  async #begin(): Promise<void> {
    const { datatype } = this.#way
    const started = await this.#printer.ask(async (spool, at) => {
      const answer = await spool.startDoc(at, DOCUMENT, datatype)
      // Also where nobody waited so long: it is to be thrown away before the printer is closed.
      if (answer.ok) this.#job = answer.value
      return answer
    })
    taken(started, true)
    taken(await this.#printer.ask((spool, at) => spool.startPage(at)), true)
  }

  /** @returns how many were taken, which is more than none */
  async #write(bytes: Uint8Array): Promise<number> {
    const part = bytes.subarray(0, LARGEST_WRITE_bytes)
    const answer = await this.#printer.ask((spool, at) => spool.write(at, part))
    const taken_bytes = answer.ok ? answer.value : 0
    if (taken_bytes > 0 && taken_bytes <= part.length) {
      this.#taken_bytes += taken_bytes
      return taken_bytes
    }
    // A document of which the spooler took nothing is thrown away as it was begun. One that goes
    // to the port as it is written may have left in part, whatever the spooler says.
    const untouched = !this.#way.isDirect && taken_bytes === 0 && this.#taken_bytes === 0
    throw new PrinterAway(answer.ok ? 'spooler' : whyOf(answer.error), { untouched })
  }

  /**
   * Looks after the job for a little while. Windows says that the port took it, or that it stands:
   * then it is taken out of the queue. It would come out of the printer by itself once there is
   * paper, beside the one that a person asked for meanwhile.
   */
  async #watch(job: number): Promise<void> {
    const { closing } = this.#way
    const { clock, patience } = this.#printer
    const until_ms = clock.monotonic() + patience.job_ms
    while (!closing.aborted) {
      const status = await this.#printer.ask((spool, at) => spool.job(at, job))
      if (!status.ok && isWithoutSpooler(status.error)) throw new PrinterAway('spooler')
      // Another error: it is in the queue no more, printed and gone from the list.
      if (!status.ok || isThrough(status.value)) return
      const why = whyStuck(status.value)
      if (why !== null) return await this.#takeBack(job, why)
      if (clock.monotonic() >= until_ms) break
      await pause(clock, patience.look_ms, closing)
    }
    const bits = await this.#printer.ask((spool, at) => spool.bits(at))
    const why = bits.ok ? whyNotReady(bits.value) : null
    if (why !== null) await this.#takeBack(job, why)
  }

  async #takeBack(job: number, why: PrintWhy): Promise<never> {
    await this.#printer.ask((spool, at) => spool.deleteJob(at, job))
    throw new PrinterAway(why)
  }
}

/** @param untouched proved, where it was not */
function taken(answer: Answer<unknown>, untouched = false): void {
  if (!answer.ok) throw new PrinterAway(whyOf(answer.error), { untouched })
}
