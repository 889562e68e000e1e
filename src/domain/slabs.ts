import { isWholeTaka, type Money, TAKA_E4 } from './money.ts'

/** A row of a table by amount: from one whole taka to another, both of them included. */
export interface Slab {
  readonly from_e4: Money
  /** Null where there is no end; only the last row has none. */
  readonly to_e4: Money | null
}

export const slabCodes = ['bounds', 'order', 'overlap', 'gap'] as const
/**
 * `bounds`: not whole taka, below one, or the end before the beginning. `order`: it begins before
 * or where the row above it does. `overlap`: an amount would be in two rows. `gap`: an amount
 * between this row and the one above it would be in none.
 */
export type SlabCode = (typeof slabCodes)[number]

/**
 * The row an amount is in, of a table without a slip; null for an amount that is in none. An amount
 * with poisha belongs where its whole taka do.
 */
export function slabFor<Row extends Slab>(amount: Money, table: readonly Row[]): Row | null {
  const found = table.find(
    ({ from_e4, to_e4 }) => from_e4 <= amount && (to_e4 === null || amount < to_e4 + TAKA_E4),
  )
  return found ?? null
}

/** What is wrong with where a row begins and ends, by itself and after the one above it. */
export function slabSlip(slab: Slab, above: Slab | undefined): SlabCode | null {
  return ownSlip(slab) ?? slipAfter(above, slab)
}

function ownSlip({ from_e4, to_e4 }: Slab): 'bounds' | null {
  if (!isWholeTaka(from_e4) || from_e4 < TAKA_E4) return 'bounds'
  return to_e4 !== null && (!isWholeTaka(to_e4) || to_e4 < from_e4) ? 'bounds' : null
}

function slipAfter(above: Slab | undefined, slab: Slab): SlabCode | null {
  if (above === undefined) return null
  if (slab.from_e4 <= above.from_e4) return 'order'
  if (above.to_e4 === null || slab.from_e4 <= above.to_e4) return 'overlap'
  return slab.from_e4 > above.to_e4 + TAKA_E4 ? 'gap' : null
}
