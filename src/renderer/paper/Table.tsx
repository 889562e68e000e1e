import type { CSSProperties } from 'react'
import { table as tableLook } from '../../domain/paper/look.ts'
import type { PaperBlock } from '../../domain/paper/paper.ts'
import type { HeadDots } from '../../domain/paper/printer.ts'
import { spaceLook, textLook } from './looks.ts'
import styles from './Sheet.module.css'

type TableBlock = Extract<PaperBlock, { is: 'table' }>

interface Props {
  readonly block: TableBlock
  readonly dots: HeadDots
}

const whole: CSSProperties = { gridColumn: '1 / -1' }

/**
 * The second and the third column are as wide as their widest cell, up to their share. On a narrow
 * roll the amounts stand below what they are of.
 */
export function Table({ block, dots }: Props) {
  const { gap_mm, atMostShare, row_mm, stroke_mm } = tableLook
  const beside = `fit-content(${atMostShare * 100}%)`
  return (
    <div style={spaceLook('table')}>
      <table
        className={styles['table']}
        style={{
          gridTemplateColumns: `minmax(0, 1fr) ${beside} ${beside}`,
          columnGap: `${gap_mm}mm`,
        }}
      >
        <thead>
          <tr>
            {block.head.map((name, place) => (
              <th
                key={place}
                scope="col"
                style={textLook(place === 0 ? 'tableHead' : 'tableHeadRight')}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ borderTop: `${stroke_mm}mm solid #000` }}>
          {block.rows.map((row, place) => (
            <Row key={place} row={row} row_mm={row_mm} isStacked={tableLook.stacked[dots]} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  readonly row: TableBlock['rows'][number]
  readonly row_mm: number
  readonly isStacked: boolean
}

function Row({ row: { over, cells }, row_mm, isStacked }: RowProps) {
  const [what, amount, after] = cells
  const apart = { paddingTop: `${row_mm}mm` }
  const isOver = over !== undefined
  return (
    <>
      {isOver && (
        <tr>
          <td colSpan={3} style={{ ...whole, ...apart, ...textLook('tableOver') }}>
            {over}
          </td>
        </tr>
      )}
      <tr style={isOver ? {} : apart}>
        <td style={{ ...(isStacked ? whole : {}), ...textLook('tableWhat') }}>{what}</td>
        <td style={{ gridColumn: 2, ...textLook('tableAmount') }}>{amount}</td>
        <td style={{ gridColumn: 3, ...textLook('tableAfter') }}>{after}</td>
      </tr>
    </>
  )
}
