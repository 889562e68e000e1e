import { type TextLook, spaces, table as tableLook, texts } from '../../../domain/paper/look.ts'
import type { Of } from './blocks.ts'
import { type Sheet, across, beside, dotsOf, put, spaced, wholeWidth, write } from './sheet.ts'

interface Place {
  readonly x: number
  readonly width: number
}

interface Places {
  readonly what: Place
  readonly amount: Place
  readonly after: Place
  /** The amounts stand below what they are of. */
  readonly isStacked: boolean
}

type Row = Of<'table'>['rows'][number]

export function table(sheet: Sheet, block: Of<'table'>): void {
  const places = placesOf(sheet, block)
  const { stroke_mm, row_mm } = tableLook
  spaced(sheet, spaces.table, () => {
    beside(
      sheet,
      () =>
        write(sheet, texts.tableHead, block.head[0], {
          ...places.what,
          width: headWidth(places),
        }),
      () => write(sheet, texts.tableHeadRight, block.head[1], places.amount),
      () => write(sheet, texts.tableHeadRight, block.head[2], places.after),
    )
    across(sheet, wholeWidth(sheet), sheet.y, { stroke_mm, dashed: false })
    sheet.y += dotsOf(stroke_mm)
    for (const row of block.rows) {
      sheet.y += dotsOf(row_mm)
      tableRow(sheet, row, places)
    }
  })
}

function placesOf(sheet: Sheet, { head, rows }: Of<'table'>): Places {
  const gap = dotsOf(tableLook.gap_mm)
  const most = Math.floor(sheet.dots * tableLook.atMostShare)
  const column = (at: 1 | 2, look: TextLook): number => {
    const { ruler } = sheet
    const widths = rows.map(({ cells }) => ruler.whole(cells[at], look).width_dots)
    const widest = Math.max(ruler.whole(head[at], texts.tableHead).width_dots, ...widths)
    return Math.min(most, Math.ceil(widest) + 1)
  }
  const [amount, after] = [column(1, texts.tableAmount), column(2, texts.tableAfter)]
  const isStacked = tableLook.stacked[sheet.dots]
  const beside = sheet.dots - amount - after - 2 * gap
  return {
    what: { x: 0, width: isStacked ? sheet.dots : beside },
    amount: { x: sheet.dots - after - gap - amount, width: amount },
    after: { x: sheet.dots - after, width: after },
    isStacked,
  }
}

/** The heads always stand beside each other. */
function headWidth({ amount }: Places): number {
  return amount.x - dotsOf(tableLook.gap_mm)
}

function tableRow(sheet: Sheet, { over, cells }: Row, places: Places): void {
  const { ruler } = sheet
  if (over !== undefined) write(sheet, texts.tableOver, over, wholeWidth(sheet))
  const what = ruler.lines(cells[0], texts.tableWhat, places.what.width)
  // Beside a name of several lines the amounts stand beside its last.
  const lines = places.isStacked ? what.length : Math.max(0, what.length - 1)
  const from = sheet.y + lines * ruler.step(texts.tableWhat)
  beside(
    sheet,
    () => put(sheet, texts.tableWhat, what, places.what),
    () => {
      sheet.y = from
      write(sheet, texts.tableAmount, cells[1], places.amount)
    },
    () => {
      sheet.y = from
      write(sheet, texts.tableAfter, cells[2], places.after)
    },
  )
}
