import type { SaleInLine } from '../../contract/in-line.ts'
import { SaleId } from '../../domain/sale.ts'
import type { Changes } from '../changes.ts'
import type { Clock } from '../clock.ts'
import type { Limits } from '../limits/limits.ts'
import type { SaleRow } from './rows.ts'

/** The sales that wait for their place, in the order they came. Kept is only a draft. */
export interface InLine {
  /** Gives back the way to say that it waits no longer. */
  enter(
    sale: Pick<SaleRow, 'id' | 'provider'>,
    waitsFor: SaleInLine['waitsFor'],
    givesUpAt_ms: number,
  ): () => void
  /** As they stand just now: an answer of their provider may move every one of them. */
  list(): SaleInLine[]
}

export interface InLineParts {
  readonly clock: Clock
  readonly changes: Changes
  readonly limits: Pick<Limits, 'placeIn_ms'>
}

type Entry = Pick<SaleInLine, 'sale' | 'provider' | 'waitsFor'> & { readonly givesUpAt_ms: number }

export function createInLine({ clock, changes, limits }: InLineParts): InLine {
  const entries = new Set<Entry>()
  return {
    enter({ id, provider }, waitsFor, givesUpAt_ms) {
      const entry = { sale: SaleId.parse(id), provider, waitsFor, givesUpAt_ms }
      entries.add(entry)
      changes.tell('line', provider)
      return () => {
        entries.delete(entry)
        changes.tell('line', provider)
      }
    },
    list() {
      const ahead = new Map<string, number>()
      return [...entries].map(({ sale, provider, waitsFor, givesUpAt_ms }) => {
        const first = ahead.get(provider) ?? 0
        if (waitsFor === 'limit') ahead.set(provider, first + 1)
        const place_ms = waitsFor === 'limit' ? limits.placeIn_ms(provider, first) : null
        const givesUp_ms = Math.max(0, givesUpAt_ms - clock.monotonic())
        return { sale, provider, waitsFor, place_ms, givesUp_ms }
      })
    },
  }
}
