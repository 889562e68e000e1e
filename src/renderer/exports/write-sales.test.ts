import { describe, expect, it } from 'vitest'
import type { SalesOfDays } from '../../contract/sales-of-days.ts'
import { saleWith } from '../testing/sales.ts'
import type { Column, Row } from './table.ts'
import { type ToWrite, stopWriting, WORKBOOK_ROWS_MAX, writeSales, writing } from './write-sales.ts'

const columns: readonly Column[] = [{ words: 'নম্বর', kind: 'text' }]
const PAGE = 200

/** Books with so many sales, read page by page. */
function books(sales: number, onPage: (nth: number) => void = () => undefined) {
  let reads = 0
  const one = saleWith({})
  const read = ({ cursor }: SalesOfDays) => {
    reads += 1
    onPage(reads)
    const from = Number(cursor ?? 0)
    const some = Math.min(PAGE, sales - from)
    const rest = from + some
    return Promise.resolve({
      sales: Array.from({ length: some }, () => one),
      cursor: rest < sales ? String(rest) : null,
    })
  }
  return { read, reads: () => reads }
}

function toWrite(read: ToWrite['read']): ToWrite {
  return {
    name: 'bikri.csv',
    asked: { from: '2026-01-01', to: '2026-12-31' },
    form: 'csv',
    columns,
    row: (sale): Row => [sale.number],
    read,
    openWorkbook: () => {
      throw new Error('no workbook was asked for')
    },
    shareOf: (_, written) => written / 1_000,
  }
}

describe('the list of sales in a file', () => {
  it('has every sale once, whatever its pages', async () => {
    const written = await writeSales(toWrite(books(1_000).read))
    if (!('file' in written)) throw new Error(written.why)
    const lines = (await written.file.text()).split('\r\n')
    expect(lines.length).toBe(1_002)
    expect(lines.at(-1)).toBe('')
    expect(writing.get()).toBeNull()
  })

  it('says how far it has come', async () => {
    const seen: (number | null | undefined)[] = []
    const stop = writing.subscribe(() => seen.push(writing.get()?.share))
    await writeSales(toWrite(books(1_000).read))
    stop()
    expect(seen).toEqual([null, 0.2, 0.4, 0.6, 0.8, 1, undefined])
  })

  it('is stopped between two pages, and nothing comes of it', async () => {
    const shelf = books(100_000, (nth) => {
      if (nth === 3) stopWriting()
    })
    expect(await writeSales(toWrite(shelf.read))).toEqual({ why: 'stopped' })
    expect(shelf.reads()).toBe(3)
    expect(writing.get()).toBeNull()
  })

  it('is no workbook that the memory of a shop’s PC cannot hold, and says so', async () => {
    let [rows, stops] = [0, 0]
    const workbook = {
      add: (some: readonly Row[]) => void (rows += some.length),
      finish: () => Promise.resolve(new Blob()),
      stop: () => void (stops += 1),
    }
    const form = { form: 'xlsx', openWorkbook: () => workbook } as const
    const whole = { ...toWrite(books(WORKBOOK_ROWS_MAX).read), ...form }
    expect(await writeSales(whole)).toMatchObject({ file: {} })
    expect(rows).toBe(WORKBOOK_ROWS_MAX)
    rows = 0
    const more = { ...toWrite(books(2 * WORKBOOK_ROWS_MAX).read), ...form }
    expect(await writeSales(more)).toEqual({ why: 'too-long' })
    expect(rows).toBe(WORKBOOK_ROWS_MAX)
    expect(stops).toBe(2)
    expect(writing.get()).toBeNull()
  })

  it('is none where nothing was sold', async () => {
    expect(await writeSales(toWrite(books(0).read))).toEqual({ why: 'nothing' })
  })

  it('is none where the counter went away meanwhile', async () => {
    const read = () => Promise.reject(new Error('gone'))
    expect(await writeSales(toWrite(read))).toEqual({ why: 'failed' })
  })
})
