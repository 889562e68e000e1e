import { describe, expect, it } from 'vitest'
import { taka } from '../money.ts'
import { guessMapping, type StatementMapping, type Table } from './columns.ts'
import { type ReadLines, readLines } from './lines.ts'

const now_ms = Date.parse('2026-05-01T12:00:00+06:00')
const HEADINGS = ['Date', 'Mobile', 'Amount', 'Payable', 'Credit', 'Status', 'Trx ID', 'Ref ID']

function read(
  rows: Table,
  mapping: Partial<StatementMapping> = {},
  without: readonly number[] = [],
): ReadLines {
  const table = [HEADINGS, ...rows]
  return readAll(table, { ...guessMapping(table), ...mapping }, without)
}

function readAll(
  table: Table,
  mapping: StatementMapping,
  without: readonly number[] = [],
): ReadLines {
  const reading = readLines(table, { mapping, now_ms, without: new Set(without) })
  for (;;) {
    const step = reading.next()
    if (step.done === true) return step.value
  }
}

const day = '28/04/2026'

describe('a line', () => {
  it('of a sale tells when, to whom, how much, what it cost and what became of it', () => {
    const row = [`${day} 10:15`, '01712345678', '৳50', '48.63', '', 'সফল', 'TRX1', 'REF-1']
    const { lines, problems } = read([row])
    expect(problems).toEqual([])
    expect(lines).toMatchObject([
      {
        row: 2,
        kind: 'sale',
        number: '01712345678',
        amount_e4: taka(50),
        charge_e4: 486_300,
        state: 'succeeded',
        word: 'সফল',
        reference: 'TRX1',
        ownReference: 'REF-1',
      },
    ])
  })

  it('of money that came back is a refund, and of nobody’s it is balance that was added', () => {
    const { lines } = read([
      [day, '01712345678', '', '', '50', '', 'TRX2'],
      [day, '', '', '', '5000', '', 'BK-1'],
      [day, '', '+6000', '', '', '', 'BK-2'],
      [day, '', '', '', '50', '', '', 'REF-1'],
    ])
    expect(lines.map(({ kind, amount_e4 }) => [kind, amount_e4])).toEqual([
      ['refund', taka(50)],
      ['credit', taka(5_000)],
      ['credit', taka(6_000)],
      ['refund', taka(50)],
    ])
  })

  it('that is empty, or a person has called none, is none', () => {
    const rows = [[], ['', ' '], ['Total', '', '150']]
    expect(read(rows, {}, [4])).toEqual({ lines: [], problems: [], unknownWords: [] })
  })

  it.each([
    [['', '01712345678', '50'], 'time', 'empty'],
    [['46140.5', '01712345678', '50'], 'time', 'date'],
    [['28/04/2014', '01712345678', '50'], 'time', 'date-far'],
    [['28/05/2026', '01712345678', '50'], 'time', 'date-far'],
    [[day, '1.71235E+09', '50'], 'number', 'rounded'],
    [[day, '1712345678', '50'], 'number', 'lost-zero'],
    [[day, '01712345678', ''], 'amount', 'empty'],
    [[day, '01712345678', '5O'], 'amount', 'amount'],
    [[day, '01712345678', '50', '', '50'], 'credit', 'sign'],
    [[day, '01712345678', '50', 'x'], 'charge', 'amount'],
    [[day, '01712345678', '50', '', '', 'Complited'], 'state', 'state-unknown'],
    [[day, '01712345678', '50', '', '', '', '1.6E+20'], 'reference', 'rounded'],
    [[day, '01712345678', '50', '', '', '', '', 'R'.repeat(65)], 'ownReference', 'too-long'],
    [[day, '01712345678', '50', '', '', '#N/A'], 'state', 'not-reckoned'],
    [[day, '', '50'], 'number', 'nothing-named'],
  ] as const)('%j is not understood: %s, %s', (row, column, code) => {
    const { lines, problems } = read([row])
    expect(lines).toEqual([])
    expect(problems).toMatchObject([{ row: 2, column, code }])
  })

  it('tells all that is wrong with it at once', () => {
    expect(read([['', 'x', 'y']]).problems).toHaveLength(3)
  })

  it('may have words for its state that the owner has said the meaning of', () => {
    const row = [day, '01712345678', '50', '', '', ' Complited. ']
    const { lines, unknownWords } = read([row], { stateWords: { complited: 'succeeded' } })
    expect(lines).toMatchObject([{ state: 'succeeded', word: 'Complited.' }])
    expect(unknownWords).toEqual([])
    expect(read([row, row]).unknownWords).toEqual(['Complited.'])
  })

  it('of a statement that has credits alone needs one', () => {
    const mapping: Partial<StatementMapping> = { columns: { time: 0, credit: 4, reference: 6 } }
    expect(read([[day, '', '', '', '', '', 'BK-1']], mapping).problems).toMatchObject([
      { column: 'credit', code: 'empty' },
    ])
  })

  it('whose state is a dash tells none', () => {
    const rows = ['-', '—', '--'].map((state) => [day, '01712345678', '50', '', '', state])
    expect(read(rows)).toMatchObject({ lines: [{ state: null }, {}, {}], problems: [] })
  })
})

describe('a table that something has gone through', () => {
  it('has a row that a comma inside a figure has split, and the figure is not halved', () => {
    const whole = [day, '01712345678', '234.50', '', '', '', 'TRX1', '']
    const split = [day, '01712345678', '1', '234.50', '', '', '', 'TRX2', '']
    const { lines, problems } = read([whole, split])
    expect(lines).toHaveLength(1)
    expect(problems).toMatchObject([{ row: 3, column: 'amount', code: 'wide' }])
    expect(problems[0]?.text).toContain('1 | 234.50')
  })

  it('has rows that all end with a comma, and loses nothing by it', () => {
    const row = [day, '01712345678', '50', '', '', '', 'TRX1', '', '']
    expect(read([row, row.with(6, 'TRX2')])).toMatchObject({ lines: [{}, {}], problems: [] })
  })

  it('is as wide as most of its rows where it has no headings', () => {
    const columns = { time: 0, number: 1, amount: 2 }
    const rows = [
      [day, '01712345678', '50'],
      [day, '01712345678', '60'],
      [day, '01712345678', '1', '234'],
    ]
    const table = readAll(rows, { ...guessMapping(rows), columns, firstLine: 0 })
    expect(table.problems).toMatchObject([{ row: 3, code: 'wide' }])
    expect(table.lines).toHaveLength(2)
  })

  it('has dates whose day and month a spreadsheet has swapped beside those it could not', () => {
    const rows = [
      ['28/04/2026', '01712345678', '50'],
      // The third of April, taken for the fourth of March.
      ['2026-03-04', '01712345678', '60'],
    ]
    expect(read(rows).problems).toMatchObject([{ row: 3, column: 'time', code: 'date-swapped' }])
    const both = [...rows, ['2026-04-29', '01712345678', '70']]
    expect(read(both).problems).toEqual([])
    expect(read([['2026-03-04', '01712345678', '60']]).problems).toEqual([])
  })

  it('has amounts with a minus beside others, and a person says what it means', () => {
    const rows = [
      [day, '01712345678', '50'],
      [day, '01712345678', '-50'],
      [day, '', '5000', '', '', '', 'BK-1'],
    ]
    expect(read(rows).problems).toMatchObject([{ row: 3, column: 'amount', code: 'minus' }])
    const kinds = (minus: 'out' | 'back') => read(rows, { minus }).lines.map(({ kind }) => kind)
    expect(kinds('back')).toEqual(['sale', 'refund', 'sale'])
    expect(kinds('out')).toEqual(['refund', 'sale', 'credit'])
    const plus = rows.map((row) => row.with(2, (row[2] ?? '').replace(/^5/u, '+5')))
    expect(read(plus)).toMatchObject({ problems: [], lines: [{ kind: 'refund' }, {}, {}] })
    expect(read(rows.slice(1, 2))).toMatchObject({ problems: [], lines: [{ kind: 'sale' }] })
  })
})
