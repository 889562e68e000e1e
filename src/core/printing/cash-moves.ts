import { createAwake } from '../awake.ts'
import type { Clock } from '../clock.ts'

/**
 * Later than this the cash of a paper lies in the drawer, or was handed out: a slip that is printed
 * once more opens it for nobody, and no opening without a sale goes unwritten that way.
 */
export const CASH_MOVES_ms = 5 * 60_000

export interface CashMoves {
  /** A paper is asked for the first time. */
  begins(seq: number): void
  /** Cash still moves with it. */
  isNow(seq: number): boolean
}

/**
 * How old a wish for a paper is, by the clock that never goes back. The wall clock in the books
 * cannot say it: one that was set back makes yesterday's slip a new one. Of a machine that slept,
 * of a clock somebody set and of a run before this one nobody knows how long ago it was: the drawer
 * stays shut, and is opened by its own key, which is written down.
 */
export function createCashMoves(clock: Clock): CashMoves {
  const moving = new Map<number, () => boolean>()
  return {
    begins(seq) {
      for (const [old, isMoving] of moving) if (!isMoving()) moving.delete(old)
      const isAwake = createAwake(clock)
      const until_ms = clock.monotonic() + CASH_MOVES_ms
      moving.set(seq, () => isAwake() && clock.monotonic() < until_ms)
    },
    isNow: (seq) => moving.get(seq)?.() ?? false,
  }
}
