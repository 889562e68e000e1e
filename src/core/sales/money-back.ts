import type { MoneyBack } from '../../contract/money-back.ts'
import { granted, problem, type Result, success } from '../../domain/result.ts'
import { SaleId } from '../../domain/sale.ts'
import type { SaleStep } from '../../domain/sale-machine.ts'
import type { Alarms } from '../alarms.ts'
import type { WritableDb } from '../db/database.ts'
import type { Evidence } from './history.ts'
import { canPayFor, createReplacedBy, isArrived, type Replaced } from './replaced.ts'
import { createSaleRows, type SaleRow } from './rows.ts'
import type { NotTaken, Transitions } from './transition.ts'

/**
 * `decide-first`: a cost was taken although the sale was called failed: whether it arrived comes
 * first. `replaced-arrived`: the sale it was made in place of came after all, which whoever returns
 * the money must have been shown.
 */
export type NotReturned =
  | NotTaken
  | { readonly why: 'decide-first' | 'replaced-arrived'; readonly id: SaleId }

export type KeepMoney = (id: SaleId) => Result<SaleRow, NotTaken>

export interface MoneyParts {
  readonly db: WritableDb
  readonly transitions: Transitions
  readonly alarms: Alarms
}

export const byCashier: Evidence = { cause: 'cashier', words: '', observed: null }

/** What must be known before money goes back over the counter; null where nothing must. */
export function createMoneyGuard({ db, alarms }: MoneyParts) {
  const replacedBy = createReplacedBy(db)
  return (
    sale: SaleRow | undefined,
    { replaced: shown }: MoneyBack,
  ): Result<never, NotReturned> | null => {
    const isHere = sale?.tender === 'refund-due' || sale?.state === 'created'
    if (!sale || !isHere) return null
    if (alarms.debitOf(sale.seq)) return problem({ why: 'decide-first', id: SaleId.parse(sale.id) })
    const replaced = replacedBy(sale)
    if (!replaced) return null
    if (!isArrived(replaced)) return problem({ why: 'decide-first', id: replaced.id })
    if (!canPayFor(sale, replaced) || replaced.id === shown) return null
    return problem({ why: 'replaced-arrived', id: replaced.id })
  }
}

/** Both sales in one write: the money is never with both, and never with none. */
export function createKeepMoney({ db, transitions }: MoneyParts): KeepMoney {
  const rows = createSaleRows(db)
  const replacedBy = createReplacedBy(db)
  return (id) => {
    const sale = rows.byId(id)
    if (!sale) return problem('no-such-sale')
    const replaced = replacedBy(sale)
    const isHere = sale.tender === 'refund-due' || sale.state === 'created'
    if (!replaced || !canPayFor(sale, replaced) || !isArrived(replaced) || !isHere) {
      return problem('not-from-here')
    }
    return db.write(() => {
      const paid = transitions.within(replaced.seq, { type: 'paid-late', from: id }, byCashier)
      granted(paid, `the money of sale ${replaced.id}`)
      const kept = transitions.within(sale.seq, leaves(sale, replaced), byCashier)
      return success(granted(kept, `the money of sale ${id}`))
    })
  }
}

/** How the money leaves the sale it was put into for the one that came. */
function leaves(sale: SaleRow, { id, tender }: Replaced): SaleStep {
  if (tender === 'taken-over') return { type: 'kept', pays: id }
  // Paid by itself, for the first was given back: here it goes back, and there it is taken anew.
  return sale.state === 'created' ? { type: 'cancelled', by: 'cashier' } : { type: 'refunded' }
}
