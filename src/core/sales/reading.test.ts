import { describe, expect, it } from 'vitest'
import type { ListEnd, SaleFilter } from '../../contract/schemas.ts'
import type { DeliveryState } from '../../domain/sale.ts'
import type { Database } from '../db/database.ts'
import { accepted, saidPending, saidSuccess, unknown } from '../testing/answers.ts'
import { openHistory } from '../testing/long-history.ts'
import { openShop } from '../testing/shop.ts'
import { createSaleReading, type SaleReading } from './reading.ts'

function readingOf(db: Database): SaleReading {
  return createSaleReading(
    db,
    () => null,
    () => [],
  )
}

/** The numbers of a page, and of every page after it. */
function readThrough(reading: SaleReading, filter: Omit<SaleFilter, 'cursor'>): string[][] {
  const pages: string[][] = []
  let cursor: string | null | undefined
  do {
    const page = reading.page({ ...filter, ...(cursor ? { cursor } : {}) })
    pages.push(page.sales.map(({ number }) => number))
    cursor = page.cursor
  } while (cursor !== null)
  return pages
}

describe('the list of sales', () => {
  const all = Array.from({ length: 7 }, (_, nth) => `0171234560${nth}`)
  const openList = () =>
    readingOf(
      openHistory(all.map((number, nth) => [number, nth % 3 === 0 ? 'failed' : 'succeeded'])),
    )

  it('is read page by page, the newest first, and ends', () => {
    const reading = openList()
    const newest = all.toReversed()
    expect(readThrough(reading, { limit: 3 })).toEqual([
      newest.slice(0, 3),
      newest.slice(3, 6),
      newest.slice(6),
    ])
  })

  it('has no empty page at its end', () => {
    expect(readThrough(openList(), { limit: 7 })).toEqual([all.toReversed()])
  })

  it('is read in one state alone', () => {
    const reading = openList()
    const failed = [all[6], all[3], all[0]]
    expect(readThrough(reading, { limit: 2, state: 'failed' })).toEqual([
      failed.slice(0, 2),
      failed.slice(2),
    ])
    expect(readThrough(reading, { limit: 2, state: 'reversed' })).toEqual([[]])
  })

  it('is read from its oldest sale just as well', () => {
    const reading = openList()
    expect(readThrough(reading, { limit: 3, from: 'oldest' })).toEqual([
      all.slice(0, 3),
      all.slice(3, 6),
      all.slice(6),
    ])
    expect(readThrough(reading, { limit: 2, from: 'oldest', state: 'failed' })).toEqual([
      [all[0], all[3]],
      [all[6]],
    ])
  })

  it('begins anew where a cursor says nothing', () => {
    const reading = openList()
    const first = (from?: ListEnd) =>
      reading.page({ limit: 1, cursor: 'nonsense', ...(from && { from }) }).sales[0]?.number
    expect([first(), first('oldest')]).toEqual([all[6], all[0]])
  })
})

const EVERY_ONE = ['01712345678', '01712340456', '01912345678', '01812340171', '01712345678']
const BOTH_WAYS = ['01712345678', '01712340456', '01812340171', '01712345678']

describe('a search by number', () => {
  const openNumbers = () =>
    readingOf(
      openHistory([
        ['01712345678'],
        ['01812340171', 'failed'],
        ['01912345678'],
        ['01712340456'],
        ['01712345678', 'failed'],
      ]),
    )
  const found = (reading: SaleReading, number: string, state?: DeliveryState) =>
    reading
      .page({ limit: 50, number, ...(state ? { state } : {}) })
      .sales.map((sale) => sale.number)

  it.each([
    ['a whole number', '01712345678', ['01712345678', '01712345678']],
    ['a whole number from abroad', '+880 1712-345678', ['01712345678', '01712345678']],
    ['a whole number in Bangla digits', '০১৭১২৩৪৫৬৭৮', ['01712345678', '01712345678']],
    ['a beginning', '0191', ['01912345678']],
    ['a beginning of one digit', '0', EVERY_ONE],
    ['an ending', '5678', ['01712345678', '01912345678', '01712345678']],
    ['an ending of three digits', '456', ['01712340456']],
    ['an ending that begins with 0', '0456', ['01712340456']],
    ['a longer ending', '912345678', ['01912345678']],
    ['what begins one number and ends another', '0171', BOTH_WAYS],
    ['an ending in Bangla digits', '৫৬৭৮', ['01712345678', '01912345678', '01712345678']],
    ['two digits, which end too many', '78', []],
    ['no number', 'rahim', []],
    ['nothing', '', []],
    ['more digits than a number has', '017123456789', []],
  ])('finds %s: %s, from either end', (_, number, numbers) => {
    const reading = openNumbers()
    expect(found(reading, number)).toEqual(numbers)
    const pages = readThrough(reading, { limit: 2, number, from: 'oldest' })
    expect(pages.flat()).toEqual(numbers.toReversed())
  })

  it.each([
    ['a whole number', '01712345678', ['01712345678']],
    ['a beginning', '0171', ['01712345678', '01812340171']],
    ['an ending', '5678', ['01712345678']],
  ])('finds %s in one state alone', (_, number, numbers) => {
    expect(found(openNumbers(), number, 'failed')).toEqual(numbers)
  })
})

describe('the list of what customers are to get back', () => {
  function openDue() {
    const reading = readingOf(
      openHistory([
        ['01712345671', 'failed', 'refund-due'],
        ['01712345672', 'failed', 'refunded'],
        ['01812345671', 'reversed', 'refund-due'],
        ['01712345674', 'failed', 'taken-over'],
        ['01712345675', 'failed', 'refund-due'],
        ['01712345676'],
      ]),
    )
    return (filter: Pick<SaleFilter, 'number' | 'state' | 'from'> = {}) =>
      readThrough(reading, { limit: 2, tender: 'refund-due', ...filter }).flat()
  }

  it('holds nothing else, newest first and page by page', () => {
    const due = openDue()
    const owed = ['01712345675', '01812345671', '01712345671']
    expect(due()).toEqual(owed)
    expect(due({ from: 'oldest' })).toEqual(owed.toReversed())
  })

  it('is searched by number and read in one state', () => {
    const due = openDue()
    expect(due({ number: '5671' })).toEqual(['01812345671', '01712345671'])
    expect(due({ number: '018' })).toEqual(['01812345671'])
    expect(due({ state: 'failed' })).toEqual(['01712345675', '01712345671'])
    expect(due({ number: 'rahim' })).toEqual([])
  })
})

describe('the list of what failed', () => {
  /** One of what failed waits for a decision. */
  function openFailed() {
    const db = openHistory([
      ['01712345671', 'failed', 'refund-due', 'balance'],
      ['01712345672', 'failed', 'refund-due', 'decided'],
      ['01812345673', 'failed', 'refunded', 'key'],
      ['01712345674', 'in-doubt', 'collected', 'other'],
      ['01812345675', 'failed', 'refund-due'],
    ])
    const alarm = db.change<[]>(
      `INSERT INTO alarm (kind, sale_seq, provider, at_ms, words)
       SELECT 'debited-after-failed', seq, provider, 1, '' FROM sale WHERE number = '01712345672'`,
    )
    db.write(() => alarm.run())
    const reading = readingOf(db)
    const read = (filter: Partial<SaleFilter>) =>
      readThrough(reading, { limit: 2, ...filter }).flat()
    return { db, read }
  }

  it('holds what was refused apart from the rest, by number too', () => {
    const { read } = openFailed()
    expect(read({ state: 'failed', refused: true })).toEqual(['01812345673', '01712345671'])
    expect(read({ refused: true, from: 'oldest' })).toEqual(['01712345671', '01812345673'])
    expect(read({ state: 'failed', refused: false })).toEqual(['01812345675', '01712345672'])
    expect(read({ refused: true, number: '018' })).toEqual(['01812345673'])
    expect(read({ refused: true, number: '5671' })).toEqual(['01712345671'])
    expect(read({ state: 'failed' })).toHaveLength(4)
  })

  it('holds what waits for a decision apart from what is to be given back', () => {
    const { read } = openFailed()
    const owed = { tender: 'refund-due' } as const
    const mayBeGiven = ['01812345675', '01712345671']
    expect(read({ ...owed, decideFirst: true })).toEqual(['01712345672'])
    expect(read({ ...owed, decideFirst: false })).toEqual(mayBeGiven)
    expect(read({ decideFirst: false })).toEqual(mayBeGiven)
    expect(read(owed)).toHaveLength(3)
  })

  it('has what waits for a decision also where its money was given back before', () => {
    const { db, read } = openFailed()
    const back = db.change<[]>("UPDATE sale SET tender = 'refunded' WHERE number = '01712345672'")
    db.write(() => back.run())
    expect(read({ decideFirst: true })).toEqual(['01712345672'])
    expect(read({ decideFirst: true, number: 'গ্রাহক' })).toEqual([])
    expect(read({ decideFirst: true, number: '5672', from: 'oldest' })).toEqual(['01712345672'])
    expect(read({ decideFirst: true, number: '018' })).toEqual([])
    expect(read({ tender: 'refund-due', decideFirst: true })).toEqual([])
  })
})

describe('a beginning that very many numbers have', () => {
  const many = Array.from({ length: 2_100 }, (_, nth) => `0171${String(nth).padStart(7, '0')}`)
  const openMany = () =>
    readingOf(
      openHistory(many.map((number, nth) => [number, nth % 1_000 === 0 ? 'failed' : 'succeeded'])),
    )

  it('is found all the same, newest first and page by page', () => {
    const reading = openMany()
    const pages = readThrough(reading, { limit: 200, number: '0171' })
    expect(pages.flat()).toEqual(many.toReversed())
    const back = readThrough(reading, { limit: 200, number: '0171', from: 'oldest' })
    expect(back.flat()).toEqual(many)
  })

  it('is found in one state alone', () => {
    const reading = openMany()
    const failed = [many[2_000], many[1_000], many[0]]
    const asked = { limit: 2, number: '0171', state: 'failed' } as const
    expect(readThrough(reading, asked).flat()).toEqual(failed)
    const back = readThrough(reading, { ...asked, from: 'oldest' })
    expect(back.flat()).toEqual(failed.toReversed())
  })
})

describe('the sales to one number', () => {
  it('are the last of them, the newest first', () => {
    const reading = readingOf(
      openHistory([['01712345678'], ['01912345678'], ['01712345678'], ['01712345678']]),
    )
    const seqs = (number: string) => reading.ofNumber(number, 2).map(({ seq }) => seq)
    expect([seqs('01712345678'), seqs('01912345678'), seqs('01812345678')]).toEqual([
      [4, 3],
      [2],
      [],
    ])
  })
})

describe('the story of a sale', () => {
  it('is none where there is no such sale', () => {
    const reading = readingOf(openHistory([['01712345678']]))
    expect(reading.detail('019a0000-0000-7000-8000-000000000002')).toBeNull()
  })

  it('tells each step with its cause, its reason and the answer that brought it', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.refuseToOpen('connect')
    shop.providers.flexiloadbd.willAnswer({ ...accepted, words: 'Processing' })
    shop.providers.flexiloadbd.willSay(saidSuccess)
    const { id } = await shop.sell()
    await shop.clock.advanceGently(10_000)
    const { events, observations } = await shop.sale(id)
    expect(events.map(({ version, from, to, cause }) => [version, from, to, cause])).toEqual([
      [1, null, 'created', 'cashier'],
      [2, 'created', 'created', 'dispatch'],
      [3, 'created', 'on-wire', 'dispatch'],
      [4, 'on-wire', 'accepted', 'dispatch'],
      [5, 'accepted', 'succeeded', 'settlement'],
    ])
    expect(events.map(({ reason }) => reason?.code ?? null)).toEqual([
      null,
      'connect',
      null,
      null,
      null,
    ])
    expect(observations.map((seen) => [seen.source, seen.class])).toEqual([
      ['open', 'not-sent'],
      ['create', 'accepted'],
      ['status', 'final'],
    ])
  })

  it('has the wallet’s figures while nobody has named it, and none once somebody has', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    seller.willAnswer(unknown)
    const sale = await shop.sell()
    expect(sale.wallet).toMatchObject({ finding: 'too-early', before_e4: 100_000_000, sales: 1 })
    seller.balance_e4 -= 486_250
    await shop.clock.advanceGently(121_000)
    expect((await shop.sale(sale.id)).wallet).toEqual({
      finding: 'debited',
      before_e4: 100_000_000,
      after_e4: 100_000_000 - 486_250,
      taken_e4: 486_250,
      sales: 1,
    })
    seller.willSay(saidPending)
    await shop.clock.advanceGently(600_000)
    expect(await shop.sale(sale.id)).toMatchObject({ state: 'accepted', wallet: null })
  })
})
