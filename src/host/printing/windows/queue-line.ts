import { type Line, PrinterAway } from '../link.ts'
import type { Gate, SpoolerPatience } from './gate.ts'
import { isThrough, whyNotReady, whyOf, whyStuck } from './whys.ts'
import {
  type Answer,
  type Datatype,
  type Handle,
  printerAttribute,
  type Winspool,
  windowsError,
} from './winspool.ts'

/** Stands in Windows' list of jobs, where everybody at the computer reads it. */
const DOCUMENT = 'FlexiCounter'
/** In one call: enough for many bands, small enough that a slow port gives its thread back. */
const LARGEST_WRITE_bytes = 16 * 1024

interface QueueLineParts {
  readonly winspool: Winspool
  readonly gate: Gate
  readonly patience: SpoolerPatience
  readonly closing: AbortSignal
  readonly printer: Handle
  readonly datatype: Datatype
  readonly attributes: number
}

/**
 * One document in a queue of Windows. It is begun with the first bytes, so that a line which was
 * only opened leaves no job behind.
 */
export class QueueLine implements Line {
  readonly answers = false
  readonly #parts: QueueLineParts
  #job: number | null = null
  #taken_bytes = 0
  #isOver = false
  /** The call that is in Windows now: a printer is not closed under it. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(parts: QueueLineParts) {
    this.#parts = parts
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
    const { winspool, printer } = this.#parts
    try {
      if (job === null) return
      await this.#ask(() => winspool.endPage(printer))
      await this.#ask(() => winspool.endDoc(printer))
      this.#job = null
      await this.#watch(job)
    } finally {
      this.drop()
    }
  }

  drop(): void {
    if (this.#isOver) return
    this.#isOver = true
    const { winspool, printer } = this.#parts
    const leave = async () => {
      if (this.#job !== null) await winspool.abort(printer)
      await winspool.close(printer)
    }
    // After what is under way, however that ends, and with nobody waiting for it.
    void Promise.allSettled([this.#last.then(leave, leave)])
  }

  async #begin(): Promise<void> {
    const { winspool, printer, datatype } = this.#parts
    const started = await this.#call(async () => {
      const answer = await winspool.startDoc(printer, DOCUMENT, datatype)
      // Also where nobody waited so long: it is to be thrown away before the printer is closed.
      if (answer.ok) this.#job = answer.value
      return answer
    })
    if (!started.ok) throw new PrinterAway(whyOf(started.error), { untouched: true })
    const page = await this.#call(() => winspool.startPage(printer))
    if (!page.ok) throw new PrinterAway(whyOf(page.error), { untouched: true })
  }

  /** @returns how many were taken, which is more than none */
  async #write(bytes: Uint8Array): Promise<number> {
    const { winspool, printer, attributes } = this.#parts
    const part = bytes.subarray(0, LARGEST_WRITE_bytes)
    const answer = await this.#call(() => winspool.write(printer, part))
    const taken_bytes = answer.ok ? answer.value : 0
    if (taken_bytes > 0 && taken_bytes <= part.length) {
      this.#taken_bytes += taken_bytes
      return taken_bytes
    }
    // A document of which the spooler took nothing is thrown away as it was begun. One that goes
    // to the port as it is written may have left in part, whatever the spooler says.
    const isSpooled = (attributes & printerAttribute.direct) === 0
    const untouched = isSpooled && taken_bytes === 0 && this.#taken_bytes === 0
    throw new PrinterAway(answer.ok ? 'spooler' : whyOf(answer.error), { untouched })
  }

  /**
   * Looks after the job for a little while. Windows says that the port took it, or that it stands:
   * then it is taken out of the queue. It would come out of the printer by itself once there is
   * paper, beside the one that a person asked for meanwhile.
   */
  async #watch(job: number): Promise<void> {
    const { winspool, printer, patience, closing } = this.#parts
    const until_ms = performance.now() + patience.job_ms
    while (!closing.aborted) {
      const status = await this.#call(() => winspool.job(printer, job))
      // It is in the queue no more: printed, and gone from the list.
      if (!status.ok && status.error === windowsError.invalidParameter) return
      if (!status.ok || isThrough(status.value)) return
      const why = whyStuck(status.value)
      if (why !== null) return await this.#takeBack(job, why)
      if (performance.now() >= until_ms) break
      await pause(patience.look_ms, closing)
    }
    const bits = await this.#call(() => winspool.bits(printer))
    const why = bits.ok ? whyNotReady(bits.value) : null
    if (why !== null) await this.#takeBack(job, why)
  }

  async #takeBack(job: number, why: PrinterAway['why']): Promise<never> {
    const { winspool, printer } = this.#parts
    await this.#call(() => winspool.deleteJob(printer, job))
    throw new PrinterAway(why)
  }

  async #ask<Value>(call: () => Promise<Answer<Value>>): Promise<Value> {
    const answer = await this.#call(call)
    if (!answer.ok) throw new PrinterAway(whyOf(answer.error))
    return answer.value
  }

  /** @throws PrinterAway `hangs`, where Windows does not come back */
  #call<Value>(call: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
    const { gate, patience } = this.#parts
    return gate.through(() => {
      const under = call()
      this.#last = under
      return under
    }, patience.call_ms)
  }
}

/** Ends early where the counter closes. */
function pause(ms: number, closing: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer)
      closing.removeEventListener('abort', over)
      resolve()
    }
    const timer = setTimeout(over, ms)
    closing.addEventListener('abort', over)
  })
}
