import type { PrintWhy } from '../../../contract/printing.ts'
import type { Clock } from '../../../core/clock.ts'
import { PrinterAway } from '../link.ts'

/** How long what is waited for. */
export interface SpoolerPatience {
  /** For one call: a printer of another computer that is switched off takes its time. */
  readonly call_ms: number
  /** For a job to be through, once the queue has all of it. */
  readonly job_ms: number
  /** Between two looks at it. */
  readonly look_ms: number
}

export const usualPatience: SpoolerPatience = { call_ms: 5_000, job_ms: 3_000, look_ms: 150 }

/** How a call is waited for. */
interface Wait<Value> {
  readonly patience_ms: number
  /** Ends the waiting. */
  readonly closing?: AbortSignal | undefined
  /** Is handed what came when nobody waited for it any more. */
  readonly late?: (value: Value) => void
}

/** Of the four threads that Node also reads files and looks up names with, printers get two. */
const PLACES = 2

/**
 * Lets few calls into Windows at a time, and leaves them when they take too long. Nothing can end a
 * call that hangs: it keeps its thread until Windows gives it back, so a spooler that hangs must
 * not be called again and again until the counter has no thread left to write its books with.
 */
export class Gate {
  readonly clock: Clock
  #inside = 0
  readonly #waiting: (() => void)[] = []
  readonly #places: number

  constructor(clock: Clock, places: number = PLACES) {
    this.clock = clock
    this.#places = places
  }

  /**
   * @param call made once there is a place for it; never, where there was none in time
   * @throws PrinterAway `hangs`, `stopped`
   */
  through<Value>(call: () => Promise<Value>, wait: Wait<Value>): Promise<Value> {
    const { patience_ms, closing, late } = wait
    return new Promise((resolve, reject) => {
      let isWanted = true
      const done = () => {
        callOff()
        closing?.removeEventListener('abort', stop)
      }
      const leave = (why: PrintWhy) => {
        done()
        isWanted = false
        const place = this.#waiting.indexOf(begin)
        if (place !== -1) this.#waiting.splice(place, 1)
        reject(new PrinterAway(why))
      }
      const stop = () => leave('stopped')
      const run = async () => {
        this.#inside += 1
        const value = await call().finally(() => this.#leave())
        done()
        if (isWanted) resolve(value)
        else late?.(value)
      }
      const begin = () => {
        run().catch(reject)
      }
      const callOff = this.clock.after(patience_ms, () => leave('hangs'))
      closing?.addEventListener('abort', stop)
      if (this.#inside < this.#places) begin()
      else this.#waiting.push(begin)
    })
  }

  #leave(): void {
    this.#inside -= 1
    this.#waiting.shift()?.()
  }
}
