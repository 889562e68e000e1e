import { describe, expect, it } from 'vitest'
import { taka } from '../../domain/money.ts'
import { csvHead, csvRows } from './csv.ts'
import type { Cell, Column } from './table.ts'

const text: readonly Column[] = [{ words: 'কথা', kind: 'text' }]
const line = (...cells: Cell[]) =>
  csvRows(
    cells.map(() => text[0] ?? { words: '', kind: 'text' }),
    [cells],
  )

describe('a file of figures', () => {
  it('says first that it is UTF-8, so that Excel reads Bangla', () => {
    expect(csvHead([{ words: 'অপারেটর', kind: 'text' }])).toBe('\u{FEFF}অপারেটর\r\n')
  })

  it('ends each line as Windows does', () => {
    expect(csvRows(text, [['a'], ['b']])).toBe('a\r\nb\r\n')
    expect(csvRows(text, [])).toBe('')
  })

  it.each([
    ['=SUM(A1:A9)', `"'=SUM(A1:A9)"`],
    ['+8801712345678', `"'+8801712345678"`],
    ['-2+3', `"'-2+3"`],
    ['-cmd|calc', `"'-cmd|calc"`],
    ['@here', `"'@here"`],
    ['\tx', `"'\tx"`],
    ['\rx', `"'\rx"`],
  ])('never runs %j as a formula', (cell, written) => {
    expect(line(cell)).toBe(`${written}\r\n`)
  })

  it.each([
    ['01712345678', `"'01712345678"`],
    ['8801712345678901', `"'8801712345678901"`],
    ['162670202502102229266', `"'162670202502102229266"`],
    ['4021E15', `"'4021E15"`],
    ['0012', `"'0012"`],
    ['\n=1+1', `"'\n=1+1"`],
    ['＝1+1', `"'＝1+1"`],
  ])('keeps %j from being spoilt as a figure or run', (cell, written) => {
    expect(line(cell)).toBe(`${written}\r\n`)
  })

  it('leaves plain words and plain figures as they are', () => {
    expect(line('a=b', '017••••4821', '-12.50')).toBe('a=b,017••••4821,-12.50\r\n')
    expect(line('0', '0.52', '98.50', '1E', '2026-04-28')).toBe('0,0.52,98.50,1E,2026-04-28\r\n')
  })

  it('keeps commas, quotes and lines of a cell inside of it', () => {
    expect(line('a,b', 'a"b', 'a\nb')).toBe('"a,b","a""b","a\nb"\r\n')
  })

  it('writes money to the ten-thousandth, in Latin digits and with a plain minus', () => {
    const money: readonly Column[] = [{ words: 'টাকা', kind: 'money' }]
    const amounts = [taka(1_234_567), 5_225, -5_225, 0]
    expect(
      csvRows(
        money,
        amounts.map((amount) => [amount]),
      ),
    ).toBe('1234567.00\r\n0.5225\r\n-0.5225\r\n0.00\r\n')
  })

  it('leaves out what is not known, and writes a share in percent', () => {
    const columns: readonly Column[] = [
      { words: 'a', kind: 'count' },
      { words: 'b', kind: 'percent' },
      { words: 'c', kind: 'money' },
    ]
    expect(csvRows(columns, [[7, 985_000, null]])).toBe('7,98.50,\r\n')
  })
})
