import { present } from '../../domain/result.ts'
import type { Changes } from '../changes.ts'
import type { Clock } from '../clock.ts'
import type { SaleRow, SaleRows } from './rows.ts'

/** A sale that was just stored, as it stands a moment later. */
export type FirstStep = (sale: SaleRow) => Promise<SaleRow>

interface FirstStepParts {
  readonly clock: Clock
  readonly changes: Changes
  readonly rows: SaleRows
  /** How long the counter may be left without an answer for it; 0 answers at once. */
  readonly patience_ms: number
}

/**
 * Leaves a stored sale the moment it takes to go on the wire, so that the counter hears of both in
 * one answer and need not ask again for what happened while it was being told. The sale is on disk
 * before this and goes its way whether or not somebody waits for it; no answer waits for a provider
 * longer than the patience.
 */
export function createFirstStep({ clock, changes, rows, patience_ms }: FirstStepParts): FirstStep {
  return (sale) => {
    if (patience_ms === 0 || sale.state !== 'created') return Promise.resolve(sale)
    const { promise, resolve } = Promise.withResolvers<SaleRow>()
    // A sale's id is its own: nothing else that changes is told of under it.
    const stopListening = changes.listen(({ id }) => {
      if (id === sale.id) resolve(present(rows.byId(id), `sale ${id}`))
    })
    const callOff = clock.after(patience_ms, () => resolve(sale))
    return promise.finally(() => {
      stopListening()
      callOff()
    })
  }
}
