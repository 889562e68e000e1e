import { PartsPerMillion } from '../../../domain/commission/rate.ts'
import {
  type Charge,
  type ChargeSlab,
  type ChargeTableProblem,
  readChargeTable,
} from '../../../domain/kinds/transfer/charge.ts'
import { money, taka } from '../../../domain/money.ts'
import { problem, type Result } from '../../../domain/result.ts'
import {
  boundsIn,
  boundsShown,
  figureIn,
  figureOf,
  PER_THOUSAND,
  rowAfter,
  type SlabRow,
} from './slab-rows.ts'

/** A row of the table as it is being typed. */
export type ChargeRow = SlabRow<Charge['kind']>

/** `invalid`: a field of the row is no figure. */
export type RowProblem = ChargeTableProblem | { readonly code: 'invalid'; readonly row: number }

/** The table as it is kept, in the figures its fields show. */
export function rowsOf(table: readonly ChargeSlab[]): readonly ChargeRow[] {
  return table.map((slab, id) => {
    const { charge } = slab
    const figure_e4 = charge.kind === 'flat' ? charge.charge_e4 : money(charge.rate * PER_THOUSAND)
    return { id, ...boundsShown(slab), how: charge.kind, figure: figureOf(figure_e4) }
  })
}

/** One row more, which begins where the last one ends. */
export function withRow(rows: readonly ChargeRow[]): readonly ChargeRow[] {
  return rowAfter(rows, 'flat')
}

/** The table that is typed, or what is wrong with it and in which row, counted from nought. */
export function tableOf(rows: readonly ChargeRow[]): Result<readonly ChargeSlab[], RowProblem> {
  const table: ChargeSlab[] = []
  for (const [row, typed] of rows.entries()) {
    const bounds = boundsIn(typed)
    const charge = chargeIn(typed)
    if (bounds === null || charge === null) return problem({ code: 'invalid', row })
    table.push({ ...bounds, charge })
  }
  return readChargeTable(table)
}

function chargeIn({ how, figure }: ChargeRow): Charge | null {
  if (how === 'flat') {
    const charge_e4 = figureIn(figure, { decimals: 0, zero: true })
    return charge_e4 === null ? null : { kind: 'flat', charge_e4 }
  }
  // A part of a million is ৳0.001 on a thousand: there is no smaller figure.
  const each_e4 = figureIn(figure, { decimals: 3, zero: true, cap: taka(1_000) })
  if (each_e4 === null) return null
  return { kind: 'per-thousand', rate: PartsPerMillion.parse(each_e4 / PER_THOUSAND) }
}
