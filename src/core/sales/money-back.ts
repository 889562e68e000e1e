import type { MoneyBack } from '../../contract/money-back.ts'
import { granted, problem, type Result, success } from '../../domain/result.ts'
import { SaleId } from '../../domain/sale.ts'
import type { Alarms } from '../alarms.ts'
import type { WritableDb } from '../db/database.ts'
import type { Restorations } from '../restorations.ts'
import type { Evidence } from './history.ts'
import { createDrawerGuard, type NoShift } from './open-drawer.ts'
import { canPayFor, createReplacedBy, isArrived } from './replaced.ts'
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
  | FromCopy

/** It stands in a copy of the books: those that are gone may have paid it, or sold it again. */
export interface FromCopy {
  readonly why: 'from-copy'
  readonly id: SaleId
  readonly putBack_ms: number
}

export type KeepMoney = (id: SaleId) => Result<SaleRow, NotTaken>

export interface MoneyParts {
  readonly db: WritableDb
  readonly transitions: Transitions
  readonly alarms: Alarms
  readonly restorations: Pick<Restorations, 'asksAbout'>
}

export const byCashier: Evidence = { cause: 'cashier', words: '', observed: null }

/** What must be known before money goes back over the counter; null where nothing must. */
export function createMoneyGuard({ db, alarms, restorations }: MoneyParts) {
  const replacedBy = createReplacedBy(db)
  return (
    sale: SaleRow | undefined,
    { replaced: shown, copySeen }: MoneyBack,
  ): Result<never, NotReturned> | null => {
    const isHere = sale?.tender === 'refund-due' || sale?.state === 'created'
    if (!sale || !isHere) return null
    if (alarms.debitOf(sale.seq)) return problem({ why: 'decide-first', id: SaleId.parse(sale.id) })
    const standing = replacedBy(sale)
    const open = standing.find((other) => !isArrived(other))
    if (open) return problem({ why: 'decide-first', id: open.id })
    const owed = standing.find((other) => canPayFor(sale, other))
    if (owed && owed.id !== shown) return problem({ why: 'replaced-arrived', id: owed.id })
    return fromCopy(sale, copySeen, restorations)
  }
}

/** The question that comes before money of a copy is paid, or put towards another sale. */
export function fromCopy(
  sale: SaleRow,
  copySeen: number | undefined,
  { asksAbout }: Pick<Restorations, 'asksAbout'>,
): Result<never, FromCopy> | null {
  const putBack_ms = asksAbout(sale, copySeen)
  const id = SaleId.parse(sale.id)
  return putBack_ms === null ? null : problem({ why: 'from-copy', id, putBack_ms })
}

/** Both sales in one write: the money is never with both, and never with none. */
export function createKeepMoney({ db, transitions, alarms }: MoneyParts): KeepMoney {
  const rows = createSaleRows(db)
  const replacedBy = createReplacedBy(db)
  return (id) => {
    const sale = rows.byId(id)
    if (!sale) return problem('no-such-sale')
    const standing = replacedBy(sale)
    const replaced = standing.find((other) => canPayFor(sale, other))
    const isHere = sale.tender === 'refund-due' || sale.state === 'created'
    // Its own cost was taken: whether it came as well is decided first.
    if (alarms.debitOf(sale.seq)) return problem('not-from-here')
    if (!replaced || !standing.every(isArrived) || !isHere) {
      return problem('not-from-here')
    }
    return db.write(() => {
      const paid = transitions.within(replaced.seq, { type: 'paid-late', from: id }, byCashier)
      granted(paid, `the money of sale ${replaced.id}`)
      const kept = transitions.within(sale.seq, { type: 'kept', pays: replaced.id }, byCashier)
      return success(granted(kept, `the money of sale ${id}`))
    })
  }
}

/**
 * The customer of a sale that came late pays it over the counter, having had the money back or both
 * sales. Not while the money lies at a sale in its place, or may: there it is kept.
 */
export function createCollect(
  { db, transitions }: MoneyParts,
  needsShift: () => boolean,
): (id: SaleId) => Result<SaleRow, NotTaken | NoShift> {
  const rows = createSaleRows(db)
  const noDrawer = createDrawerGuard(needsShift)
  const paid = { type: 'paid-late', from: null } as const
  const holder = db.read<[string], { id: string }>(
    `WITH RECURSIVE after(id) AS (
       SELECT sale.id FROM sale WHERE sale.retry_of = CAST(? AS TEXT)
       UNION ALL
       SELECT sale.id FROM after CROSS JOIN sale ON sale.retry_of = after.id
     )
     SELECT sale.id FROM after CROSS JOIN sale ON sale.id = after.id
     WHERE sale.tender = 'refund-due'
       OR sale.state IN ('created', 'on-wire', 'accepted', 'in-doubt', 'needs-review')
     LIMIT 1`,
  )
  return (id) => {
    const sale = rows.byId(id)
    if (!sale) return problem('no-such-sale')
    if (holder.get(id)) return problem('not-from-here')
    return noDrawer(sale, paid) ?? transitions.take(sale.seq, paid, byCashier)
  }
}
