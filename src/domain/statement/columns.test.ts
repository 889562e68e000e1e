import { describe, expect, it } from 'vitest'
import { guessMapping, headingsOf, mappingFor, missingColumns } from './columns.ts'

const headings = ['SL', 'Created At', 'Phone No.', 'Amount (Tk)', 'Payable', 'Status', 'TrxID']

describe('the columns of a statement', () => {
  it('are guessed by their headings, below whatever title', () => {
    const table = [['flexiloadbd', 'May'], [], headings, ['1', '28/04/2026']]
    expect(guessMapping(table)).toEqual({
      firstLine: 3,
      columns: { time: 1, number: 2, amount: 3, charge: 4, state: 5, reference: 6 },
      dateOrder: 'day-first',
      stateWords: {},
    })
    expect(headingsOf(table, guessMapping(table))).toBe(headings)
  })

  it('are guessed in Bangla too', () => {
    const table = [['তারিখ', 'সময়', 'মোবাইল নম্বর', 'টাকা', 'অবস্থা']]
    expect(guessMapping(table).columns).toEqual({
      time: 0,
      clock: 1,
      number: 2,
      amount: 3,
      state: 4,
    })
  })

  it('a lone Time tells the date as well', () => {
    expect(guessMapping([['Time', 'Amount']]).columns).toEqual({ time: 0, amount: 1 })
  })

  it('are not guessed without headings: a person says what they are', () => {
    const table = [['28/04/2026', '01712345678', '50']]
    const mapping = guessMapping(table)
    expect(mapping).toMatchObject({ firstLine: 0, columns: {} })
    expect(missingColumns(mapping)).toEqual(['time', 'amount', 'reference'])
    expect(headingsOf(table, mapping)).toEqual([])
  })

  it.each([
    [['03/04/2026', '28/04/2026'], 'day-first'],
    [['03/04/2026', '04/28/2026'], 'month-first'],
    [['28/04/2026', '04/28/2026'], 'day-first'],
    [['03/04/2026', 'none', ''], 'day-first'],
    [['2026-04-28'], 'day-first'],
    [['০৩/০৪/২০২৬', '০৪/২৮/২০২৬'], 'month-first'],
    // The first days of April, in the one order and in the other: no statement is of four months.
    [['01/04/2026', '02/04/2026', '04/04/2026'], 'day-first'],
    [['04/01/2026 10:15', '04/02/2026 9:00', '04/04/2026 9:00'], 'month-first'],
  ])('%j is read %s', (dates, order) => {
    const table = [['Date', 'Amount'], ...dates.map((date) => [date, '50'])]
    expect(guessMapping([...table, []]).dateOrder).toBe(order)
  })

  it('need a time, an amount or a credit, and something that names the sale', () => {
    const mapping = guessMapping([['Date', 'Credit', 'Ref ID']])
    expect(missingColumns(mapping)).toEqual([])
  })
})

describe('what was said of a provider', () => {
  const mapping = { ...guessMapping([headings]), stateWords: { ok: 'succeeded' as const } }

  it('holds for the next statement with the same headings', () => {
    const next = [['June'], headings.map((one) => one.toUpperCase()), ['1']]
    expect(mappingFor(next, { headings, mapping })).toEqual({ ...mapping, firstLine: 2 })
  })

  it('does not hold where a column has come, gone or moved, or there are no headings', () => {
    for (const row of [[...headings, 'Note'], headings.slice(1), headings.toReversed()]) {
      expect(mappingFor([row], { headings, mapping })).toBeNull()
    }
    expect(mappingFor([['', '']], { headings: ['', ''], mapping })).toBeNull()
    expect(mappingFor([[]], { headings: [], mapping })).toBeNull()
  })
})
