import { formatFigure, money } from '../../../domain/money.ts'
import { inDigits } from '../../../domain/digits.ts'
import type { Cell, Column, Table } from '../../exports/table.ts'
import { type Say, useSay } from '../../i18n/say.ts'
import styles from './ReportTable.module.css'

/** A report in figures: on the screen behind its picture, and on paper. */
export function ReportTable({ table }: { readonly table: Table }) {
  const say = useSay()
  const { columns, rows, total, title } = table
  return (
    <table className={styles['table']}>
      <caption className="unseen">{title}</caption>
      <thead>
        <tr>
          {columns.map(({ words, kind }) => (
            <th key={words} scope="col" data-kind={kind}>
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, nth) => (
          // Two members may be called alike; a row has no other name than its place.
          <Cells key={`${nth} ${String(row[0])}`} say={say} columns={columns} row={row} />
        ))}
      </tbody>
      {total !== undefined && (
        <tfoot>
          <Cells say={say} columns={columns} row={total} />
        </tfoot>
      )}
    </table>
  )
}

interface CellsProps {
  readonly say: Say
  readonly columns: readonly Column[]
  readonly row: readonly Cell[]
}

function Cells({ say, columns, row }: CellsProps) {
  const isHeading = row.slice(1).every((cell) => cell === null)
  return (
    <tr data-heading={isHeading}>
      {columns.map(({ words, kind }, nth) => {
        const cell = row[nth] ?? null
        return nth === 0 ? (
          <th key={words} scope="row">
            {cellWords(say, cell, kind)}
          </th>
        ) : (
          <td key={words} data-kind={kind}>
            {cellWords(say, cell, kind)}
          </td>
        )
      })}
    </tr>
  )
}

const PPM_PER_TENTH = 1_000

/** In the shop's digits, under each other; nothing where nothing is known. */
export function cellWords({ digits, figure, t }: Say, cell: Cell, kind: Column['kind']): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  switch (kind) {
    case 'money':
      return formatFigure(money(cell), { digits, kind: 'sum' })
    case 'earning':
      return formatFigure(money(cell), { digits, kind: 'earning' })
    case 'percent':
      return t('shell.percent', { shown: figure(Math.floor(cell / PPM_PER_TENTH) / 10) })
    case 'count':
    case 'text':
      return inDigits(String(cell), digits)
    default:
      return kind satisfies never
  }
}
