import writeWorkbook from 'write-excel-file/universal'
import { describe, expect, it } from 'vitest'
import { unzipSync } from 'fflate'
import { taka } from '../../domain/money.ts'
import type { Column } from './table.ts'
import { headCells, sheetCells, widths } from './xlsx-cells.ts'

const columns: readonly Column[] = [
  { words: 'নম্বর', kind: 'text' },
  { words: 'টাকা', kind: 'money' },
  { words: 'সাফল্য', kind: 'percent' },
]

describe('a workbook', () => {
  it('keeps the nought of a number, and runs nothing', () => {
    const [number, formula] = sheetCells(
      [columns[0], columns[0]].flatMap((one) => one ?? []),
      ['01712345678', '=1+1'],
    )
    expect(number).toEqual({ value: '01712345678', type: String })
    expect(formula).toEqual({ value: '=1+1', type: String })
  })

  it('has money and shares as figures that can be added up', () => {
    const [, amount, share] = sheetCells(columns, ['', taka(12), 985_000])
    expect(amount).toMatchObject({ value: 12, type: Number })
    expect(share).toMatchObject({ value: 0.985, type: Number })
  })

  it('is as wide as its words, within reason', () => {
    const long = 'x'.repeat(300)
    expect(widths(columns, [[long, 1, null]]).map(({ width }) => width)).toEqual([40, 9, 9])
  })

  it('is a file with its words in it', async () => {
    const sheet = [headCells(columns), sheetCells(columns, ['গ্রামীণফোন', taka(100), null])]
    const cells = sheet.map((row) => row.map((cell) => (cell === null ? null : { ...cell })))
    const blob = await writeWorkbook(cells, { sheet: 'রিপোর্ট' }).toBlob()
    const files = unzipSync(new Uint8Array(await blob.arrayBuffer()))
    const texts = Object.values(files).map((file) => new TextDecoder().decode(file))
    expect(texts.some((one) => one.includes('গ্রামীণফোন'))).toBe(true)
    expect(texts.some((one) => one.includes('<v>100</v>'))).toBe(true)
    expect(texts.some((one) => one.includes('<f>'))).toBe(false)
  })
})
