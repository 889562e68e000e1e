import type { PaperOf } from '../../contract/printing.ts'
import type { DeliveryState, SaleId } from '../../domain/sale.ts'

/** Where a sale stands, as far as a paper tells of it. */
export interface PaperStanding {
  readonly state: DeliveryState
  /** Goes up with every step, also one of its money alone. */
  readonly version: number
}

/** Null where there is no such sale. */
export type StandingOf = (sale: SaleId) => PaperStanding | null

/** Why a paper would say what is not so. */
export type NotSo =
  | { readonly why: 'no-receipt' }
  | { readonly why: 'no-such-sale'; readonly sale: SaleId }
  | { readonly why: 'wrong-state'; readonly sale: SaleId; readonly state: DeliveryState }

/**
 * A paper must say what is so now: a sale that moved on is described anew, also where its money
 * alone did. A slip that promises it again once it was given back would be a debt in writing.
 *
 * @param version of the sale when it was described or written down; null where nobody says
 */
export function notSo(
  { of, name }: { readonly of: PaperOf; readonly name: string },
  standingOf: StandingOf,
  version: number | null,
): NotSo | null {
  const isReceipt = name === 'receipt'
  if (of.kind !== 'sale') return isReceipt ? { why: 'no-receipt' } : null
  const now = standingOf(of.sale)
  if (now === null) return { why: 'no-such-sale', sale: of.sale }
  const { state } = now
  const isAsItWas = version === null || version === now.version
  const isSo = isAsItWas && state === of.state && (!isReceipt || state === 'succeeded')
  return isSo ? null : { why: 'wrong-state', sale: of.sale, state }
}
