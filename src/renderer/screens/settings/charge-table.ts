import { PartsPerMillion } from '../../../domain/commission/rate.ts'
import {
  type Charge,
  type ChargeSlab,
  type ChargeTableProblem,
  readChargeTable,
} from '../../../domain/kinds/transfer/charge.ts'
import {
  type Money,
  type TakaField,
  TAKA_E4,
  addMoney,
  money,
  parseTaka,
  plainFigure,
  taka,
} from '../../../domain/money.ts'
import { problem, type Result } from '../../../domain/result.ts'

/** A row of the table as it is being typed. */
export interface ChargeRow {
  /** Tells the rows apart while they come and go. */
  readonly id: number
  readonly from: string
  /** Empty where there is no end. */
  readonly to: string
  readonly how: Charge['kind']
  readonly figure: string
}

/** `invalid`: a field of the row is no figure. */
export type RowProblem = ChargeTableProblem | { readonly code: 'invalid'; readonly row: number }

/** Ten-thousandths of a taka on each thousand taka, as parts per million. */
const PER_THOUSAND = 10

/** The table as it is kept, in the figures its fields show. */
export function rowsOf(table: readonly ChargeSlab[]): readonly ChargeRow[] {
  return table.map(({ from_e4, to_e4, charge }, id) => ({
    id,
    from: figureOf(from_e4),
    to: to_e4 === null ? '' : figureOf(to_e4),
    how: charge.kind,
    figure: figureOf(charge.kind === 'flat' ? charge.charge_e4 : money(charge.rate * PER_THOUSAND)),
  }))
}

/** Whole taka where they are whole, else to the last decimal: nothing is rounded on its way. */
function figureOf(amount: Money): string {
  const kind = amount % TAKA_E4 === 0 ? 'amount' : 'exact'
  return plainFigure(amount, { kind })
}

/** One row more, which begins where the last one ends. */
export function withRow(rows: readonly ChargeRow[]): readonly ChargeRow[] {
  const last = rows.at(-1)
  const id = Math.max(-1, ...rows.map((row) => row.id)) + 1
  const from = last === undefined ? '1' : beginningAfter(last)
  return [...rows, { id, from, to: '', how: last?.how ?? 'flat', figure: '' }]
}

function beginningAfter({ to }: ChargeRow): string {
  const end = parseTaka(to, { decimals: 0 })
  return end.ok ? figureOf(addMoney(end.value, taka(1))) : ''
}

/** The table that is typed, or what is wrong with it and in which row, counted from nought. */
export function tableOf(rows: readonly ChargeRow[]): Result<readonly ChargeSlab[], RowProblem> {
  const table: ChargeSlab[] = []
  for (const [row, typed] of rows.entries()) {
    const slab = slabOf(typed)
    if (slab === null) return problem({ code: 'invalid', row })
    table.push(slab)
  }
  return readChargeTable(table)
}

function slabOf({ from, to, how, figure }: ChargeRow): ChargeSlab | null {
  const from_e4 = figureIn(from, { decimals: 0, zero: true })
  const to_e4 = to.trim() === '' ? null : figureIn(to, { decimals: 0, zero: true })
  const charge = chargeIn(how, figure)
  if (from_e4 === null || charge === null) return null
  return to.trim() !== '' && to_e4 === null ? null : { from_e4, to_e4, charge }
}

function chargeIn(how: Charge['kind'], figure: string): Charge | null {
  if (how === 'flat') {
    const charge_e4 = figureIn(figure, { decimals: 0, zero: true })
    return charge_e4 === null ? null : { kind: 'flat', charge_e4 }
  }
  // A part of a million is ৳0.001 on a thousand: there is no smaller figure.
  const each_e4 = figureIn(figure, { decimals: 3, zero: true, cap: taka(1_000) })
  if (each_e4 === null) return null
  return { kind: 'per-thousand', rate: PartsPerMillion.parse(each_e4 / PER_THOUSAND) }
}

function figureIn(text: string, field: TakaField): Money | null {
  const read = parseTaka(text, field)
  return read.ok ? read.value : null
}
