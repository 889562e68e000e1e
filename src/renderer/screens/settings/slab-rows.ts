import {
  addMoney,
  type Money,
  parseTaka,
  plainFigure,
  taka,
  TAKA_E4,
  type TakaField,
} from '../../../domain/money.ts'
import type { Slab } from '../../../domain/slabs.ts'

/** A row of a table by amount as it is being typed. */
export interface SlabRow<How extends string> {
  /** Tells the rows apart while they come and go. */
  readonly id: number
  readonly from: string
  /** Empty where there is no end. */
  readonly to: string
  readonly how: How
  readonly figure: string
}

/** Ten-thousandths of a taka on each thousand taka, as parts per million. */
export const PER_THOUSAND = 10

/** Where a kept row begins and ends, in the figures its fields show. */
export function boundsShown({ from_e4, to_e4 }: Slab): { from: string; to: string } {
  return { from: figureOf(from_e4), to: to_e4 === null ? '' : figureOf(to_e4) }
}

/** Whole taka where they are whole, else to the last decimal: nothing is rounded on its way. */
export function figureOf(amount: Money): string {
  const kind = amount % TAKA_E4 === 0 ? 'amount' : 'exact'
  return plainFigure(amount, { kind })
}

/** One row more, which begins where the last one ends. */
export function rowAfter<How extends string>(
  rows: readonly SlabRow<How>[],
  first: How,
): readonly SlabRow<How>[] {
  const last = rows.at(-1)
  const id = Math.max(-1, ...rows.map((row) => row.id)) + 1
  const from = last === undefined ? '1' : beginningAfter(last.to)
  return [...rows, { id, from, to: '', how: last?.how ?? first, figure: '' }]
}

function beginningAfter(to: string): string {
  const end = parseTaka(to, { decimals: 0 })
  return end.ok ? figureOf(addMoney(end.value, taka(1))) : ''
}

/** Where a typed row begins and ends; null where a field is no figure. */
export function boundsIn({ from, to }: Pick<SlabRow<string>, 'from' | 'to'>): Slab | null {
  const isOpen = to.trim() === ''
  const from_e4 = figureIn(from, { decimals: 0, zero: true })
  const to_e4 = isOpen ? null : figureIn(to, { decimals: 0, zero: true })
  return from_e4 === null || (to_e4 === null && !isOpen) ? null : { from_e4, to_e4 }
}

export function figureIn(text: string, field: TakaField): Money | null {
  const read = parseTaka(text, field)
  return read.ok ? read.value : null
}
