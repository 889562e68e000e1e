import type { Clock } from '../../../core/clock.ts'
import type { Gate, SpoolerPatience } from './gate.ts'
import { type Answer, type Handle, windowsError, type Winspool } from './winspool.ts'

/** A question to Windows about one printer. */
export type Question<Value> = (winspool: Winspool, printer: Handle) => Promise<Answer<Value>>

const closed = { ok: false, error: windowsError.invalidHandle } as const

/** A printer that was opened. It is not closed under a call that has not come back. */
export class HeldPrinter {
  readonly #winspool: Winspool
  readonly #printer: Handle
  readonly #gate: Gate
  readonly patience: SpoolerPatience
  readonly clock: Clock
  #last: Promise<unknown> = Promise.resolve()
  #isLetGo = false

  constructor(winspool: Winspool, printer: Handle, gate: Gate, patience: SpoolerPatience) {
    this.#winspool = winspool
    this.#printer = printer
    this.#gate = gate
    this.patience = patience
    this.clock = gate.clock
  }

  /** @throws PrinterAway `hangs` where Windows does not come back; `stopped` */
  ask<Value>(question: Question<Value>, closing?: AbortSignal): Promise<Answer<Value>> {
    const call = () => {
      // It waited for its turn, and the printer was closed before.
      if (this.#isLetGo) return Promise.resolve(closed)
      const answer = question(this.#winspool, this.#printer)
      this.#last = answer
      return answer
    }
    return this.#gate.through(call, { patience_ms: this.patience.call_ms, closing })
  }

  /**
   * At once where nothing is under way, else after that; nobody waits for it.
   * @param last asked before, once it is known how the rest ended
   */
  letGo(last?: () => Question<unknown> | null): void {
    if (this.#isLetGo) return
    this.#isLetGo = true
    const go = async () => {
      await last?.()?.(this.#winspool, this.#printer)
      await this.#winspool.close(this.#printer)
    }
    void Promise.allSettled([this.#last.then(go, go)])
  }
}
