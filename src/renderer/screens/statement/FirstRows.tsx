import { type StatementColumn, statementColumns } from '../../../domain/statement/columns.ts'
import { DropList } from '../../components/DropList.tsx'
import { useSay } from '../../i18n/say.ts'
import type { Brought } from './desk.ts'
import styles from './Statement.module.css'
import type { Columns } from './use-columns.ts'

interface Props {
  readonly brought: Brought
  readonly columns: Columns
}

/** So many lines are enough to see what a column holds. */
const SHOWN_ROWS = 4

/** The first rows as they stand in the file, with the meaning of each column above it. */
export function FirstRows({ brought, columns }: Props) {
  const { t, count } = useSay()
  const { firstLine } = columns.mapping
  const first = brought.rows.slice(firstLine, firstLine + SHOWN_ROWS)
  const headings = brought.rows[firstLine - 1] ?? []
  const width = Math.max(...[headings, ...first].map((row) => row.length), 1)
  const indices = Array.from({ length: width }, (_, index) => index)
  return (
    <section className={styles['scroll']} aria-label={t('statementColumns.table')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('statementColumns.row')}</th>
            {indices.map((index) => (
              <th scope="col" key={index}>
                <Meaning index={index} columns={columns} />
                <span>{headings[index] ?? ''}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first.map((row, nth) => (
            <tr key={firstLine + nth}>
              <th scope="row">{count(firstLine + nth + 1)}</th>
              {indices.map((index) => (
                <td key={index}>{row[index] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Meaning({ index, columns }: { readonly index: number; readonly columns: Columns }) {
  const { t, count } = useSay()
  const { mapping } = columns
  const value = statementColumns.find((column) => mapping.columns[column] === index) ?? 'none'
  const choices = (['none', ...statementColumns] as const).map((one) => ({
    value: one,
    words: t(`statementColumn.${one}`),
  }))
  return (
    <div className={styles['meaning']} data-column={value}>
      <DropList<StatementColumn | 'none'>
        label={t('statementColumns.column', { nth: count(index + 1) })}
        value={value}
        choices={choices}
        isLabelUnseen
        onChoose={(one) => columns.setColumn(index, one === 'none' ? null : one)}
      />
    </div>
  )
}
