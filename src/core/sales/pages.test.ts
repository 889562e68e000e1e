import { describe, expect, it } from 'vitest'
import type { ListEnd, SaleFilter } from '../../contract/schemas.ts'
import type { Database } from '../db/database.ts'
import { planOf } from '../db/testing/plan-of.ts'
import { openHistory } from '../testing/long-history.ts'
import { createPages } from './pages.ts'

/** The pages of some books, and how SQLite goes about each question they ask. */
function openPlanned(sales: Parameters<typeof openHistory>[0]) {
  const books = openHistory(sales)
  const plans: string[] = []
  const read: Database['read'] = <Words extends unknown[], Row>(sql: string) => {
    const rows = books.read<Words, Row>(sql)
    const all = (...words: Words) => {
      plans.push(planOf(books, sql)[0] ?? '')
      return rows.all(...words)
    }
    return { ...rows, all }
  }
  const pages = createPages({ ...books, read })
  const planned = (filter: Omit<SaleFilter, 'limit'>): string[] => {
    plans.length = 0
    pages({ limit: 50, ...filter }, 50)
    return [...plans]
  }
  return { pages, planned }
}

const SALES = 'SEARCH sale USING INTEGER PRIMARY KEY (rowid<?)'
const STATE = 'SEARCH sale USING INDEX sale_state (state=? AND seq<?)'
const OWED = 'SEARCH sale USING INDEX sale_refund_due (tender=? AND seq<?)'
const NUMBER = 'SEARCH sale USING INDEX sale_number (number=? AND seq<?)'
const BEGINNING = 'SEARCH sale USING INDEX sale_number (number>? AND number<?)'
const ENDING = 'SEARCH sale USING INDEX sale_ending (<expr>=? AND seq<?)'

describe('a list of sales, however many there are', () => {
  it.each([
    ['all', {}, SALES],
    ['those in one state', { state: 'failed' }, STATE],
    ['what was refused', { refused: true }, STATE],
    ['what is to be given back', { tender: 'refund-due' }, OWED],
    ['what may be given back at once', { decideFirst: false }, OWED],
  ] as const)('is read where it lies: %s', (_, filter, plan) => {
    const { planned } = openPlanned([['01712345678']])
    expect(planned(filter)).toEqual([plan])
  })
})

describe('digits that are looked for', () => {
  it.each([
    ['a whole number', '01712345678', [NUMBER]],
    ['one digit that begins every number', '0', [BEGINNING]],
    ['two digits that begin every number', '01', [BEGINNING]],
    ['what begins a number and may end one', '0171', [BEGINNING, ENDING]],
    ['what only ends one', '5678', [ENDING]],
    ['three digits that only end one', '678', [ENDING]],
    ['what begins like a number and is none', '0123', [ENDING]],
    ['what has the beginning of a number in it', '50171', [ENDING]],
    ['what ends as a number begins', '5001', [ENDING]],
    ['two digits, which end too many', '78', []],
  ])('are looked up, and only where they can be: %s', (_, number, plans) => {
    const { planned } = openPlanned([['01712345678']])
    expect(planned({ number })).toEqual(plans)
  })

  it.each([
    ['among all sales', {}],
    ['in what is to be given back', { tender: 'refund-due' }],
    ['in what waits for a decision', { decideFirst: true }],
  ] as const)('are not looked for %s where they are none', (_, filter) => {
    const { planned } = openPlanned([['01712345678']])
    expect(planned({ ...filter, number: 'rahim' })).toEqual([])
  })

  it('are read along the sales themselves where they begin two thousand numbers', () => {
    const numbers = (begin: string, times: number) =>
      Array.from({ length: times }, (_, nth): [string] => [begin + String(nth).padStart(8, '0')])
    const { planned } = openPlanned([...numbers('017', 2_000), ...numbers('018', 1_999)])
    expect(planned({ number: '017' })).toEqual([SALES, ENDING])
    expect(planned({ number: '017', state: 'failed' })).toEqual([STATE, ENDING])
    expect(planned({ number: '018' })).toEqual([BEGINNING, ENDING])
    expect(planned({ number: '018', state: 'failed' })).toEqual([BEGINNING, ENDING])
  })

  it('find no more than the page holds, from either end, where they begin and end numbers', () => {
    const { pages } = openPlanned([['01712345678'], ['01812340171'], ['01712345679']])
    const found = (from: ListEnd, limit: number) =>
      pages({ number: '0171', from, limit }, limit).map(({ seq }) => seq)
    expect([found('newest', 2), found('oldest', 2)]).toEqual([
      [3, 2],
      [1, 2],
    ])
  })
})
