import type { Clock } from '../clock.ts'

/** Whoever sends one notice of a sale after the other makes the counter ask no more often. */
export const APART_ms = 5_000
/** A question by an id that brought nothing is put again after these, and then no more. */
const AGAIN_AFTER_ms: readonly number[] = [60_000, 600_000]

/**
 * Questions that notices woke, by the sale and the id they were put by. In memory on purpose: after
 * a restart what brought nothing is asked once more, which harms nobody.
 */
export interface VainQuestions {
  /** Milliseconds until the sale may be asked about by this id; 0 or less for now. */
  wait_ms(saleSeq: number, id: string): number
  /**
   * A question was put.
   * @returns whether it was the last by this id: it brought something, or too often nothing
   */
  put(saleSeq: number, id: string, said: boolean): boolean
  /** No notice of the sale waits any more. What was put a moment ago is remembered all the same. */
  forget(saleSeq: number): void
}

interface Asked {
  last_ms: number
  /** How often an id brought nothing, and when it is tried again. */
  readonly vain: Map<string, { readonly times: number; readonly due_ms: number }>
}

export function createVainQuestions(clock: Pick<Clock, 'monotonic'>): VainQuestions {
  const bySale = new Map<number, Asked>()
  return {
    wait_ms(saleSeq, id) {
      const asked = bySale.get(saleSeq)
      if (!asked) return 0
      const due_ms = Math.max(asked.last_ms + APART_ms, asked.vain.get(id)?.due_ms ?? 0)
      return due_ms - clock.monotonic()
    },
    put(saleSeq, id, said) {
      const last_ms = clock.monotonic()
      const asked = bySale.get(saleSeq) ?? { last_ms, vain: new Map() }
      asked.last_ms = last_ms
      bySale.set(saleSeq, asked)
      const times = asked.vain.get(id)?.times ?? 0
      const again_ms = said ? undefined : AGAIN_AFTER_ms[times]
      asked.vain.delete(id)
      if (again_ms === undefined) return true
      asked.vain.set(id, { times: times + 1, due_ms: last_ms + again_ms })
      return false
    },
    forget(saleSeq) {
      const last_ms = bySale.get(saleSeq)?.last_ms
      if (last_ms === undefined || clock.monotonic() - last_ms < APART_ms) return
      bySale.delete(saleSeq)
    },
  }
}
