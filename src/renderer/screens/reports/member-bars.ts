import type { By } from '../../../contract/reports.ts'

type Row = By['rows'][number]

/** A bar of the picture: what was sold of one member, or of all that stand behind the others. */
export interface MemberBar {
  /** Null for the others together. */
  readonly row: Pick<Row, 'member' | 'name'> | null
  /** How many members it is of. */
  readonly members: number
  readonly amount_e4: number
  readonly profit_e4: number
}

/** More bars than this are no picture: the smallest go together, and the table has each. */
export const MOST_BARS = 9

export function memberBars({ rows }: Pick<By, 'rows'>): readonly MemberBar[] {
  const drawn = rows.filter(({ amount_e4, profit_e4 }) => amount_e4 !== 0 || profit_e4 !== 0)
  const most = drawn.length > MOST_BARS ? MOST_BARS - 1 : MOST_BARS
  const others = drawn.slice(most)
  const bars = drawn.slice(0, most).map(({ member, name, amount_e4, profit_e4 }) => ({
    row: { member, name },
    members: 1,
    amount_e4,
    profit_e4,
  }))
  if (others.length === 0) return bars
  const sum = (of: 'amount_e4' | 'profit_e4') => others.reduce((all, row) => all + row[of], 0)
  const together = { amount_e4: sum('amount_e4'), profit_e4: sum('profit_e4') }
  return [...bars, { row: null, members: others.length, ...together }]
}
