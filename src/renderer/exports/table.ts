/**
 * What a column holds: it decides how a cell is written and on which side it stands. An `earning`
 * is money that is shown rounded down; a file has both to the last ten-thousandth.
 */
export type ColumnKind = 'text' | 'money' | 'earning' | 'count' | 'percent'

export interface Column {
  readonly words: string
  readonly kind: ColumnKind
}

/**
 * A cell as the books have it: money in ten-thousandths of a taka, a share in parts per million.
 * Null where nothing is known.
 */
export type Cell = string | number | null
export type Row = readonly Cell[]

/** A table before it is written: the same for every kind of file and for paper. */
export interface Table {
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** The row of sums below them, where there is one. */
  readonly total?: Row
  /** The columns that a roll of paper has room for. */
  readonly narrow?: readonly number[]
}

/** As a roll of paper has it. */
export function narrowed(table: Table): Table {
  const { narrow, columns, rows, total } = table
  if (narrow === undefined) return table
  const keep = <Value>(all: readonly Value[]) => all.filter((_, nth) => narrow.includes(nth))
  return {
    ...table,
    columns: keep(columns),
    rows: rows.map(keep),
    ...(total === undefined ? {} : { total: keep(total) }),
  }
}

/** The rows of a table with its sums below them. */
export function rowsWithTotal({ rows, total }: Table): readonly Row[] {
  return total === undefined ? rows : [...rows, total]
}
