import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reportDimensions } from '../../contract/reports.ts'
import { addDays, firstOfMonth, lastOfMonth, monthOf } from '../../domain/calendar.ts'
import { cash, type Entry, owner } from '../../domain/ledger.ts'
import { money } from '../../domain/money.ts'
import type { Posting } from '../../domain/sale-machine.ts'
import { type BookedBooks, type BookedSale, openBookedBooks } from '../testing/booked-books.ts'
import { createDayTotals } from './day-totals.ts'
import { type Dimension, dimensions } from './dimensions.ts'
import { createOpenDays } from './open-days.ts'
import { createRanges } from './ranges.ts'
import { reckonedSql } from './reckoned-sql.ts'
import { reprove } from './reprove.ts'
import { addSums, noSums, type Sums } from './sums.ts'
import type { Total } from './total-rows.ts'

const FIRST = '2026-01-30'
/** The last days of January, all of February, the first of March. */
const DAYS = Array.from({ length: 32 }, (_, nth) => addDays(FIRST, nth))

/** The owner puts ৳50 into the drawer. */
const putIn: readonly Entry[] = [
  { account: cash, amount_e4: money(500_000) },
  { account: owner, amount_e4: money(-500_000) },
]

const postings: readonly Posting[] = [
  ...(['collect', 'return-cash', 'reserve', 'suspend', 'release-reserve'] as const),
  ...(['settle', 'refund', 'take-back', 'late-success', 'paid-late'] as const),
]

const anySale: fc.Arbitrary<BookedSale> = fc
  .record({
    kind: fc.constantFrom('recharge', 'package', 'drive', 'transfer'),
    operator: fc.constantFrom('GP', 'RB', 'BK'),
    provider: fc.constantFrom('autoflexi', 'alsamiflexi', 'flexiloadbd'),
    amount_e4: fc.integer({ min: 100_000, max: 5_000_000 }),
    charge_e4: fc.constantFrom(0, 0, 50_000),
    cost_e4: fc.integer({ min: 90_000, max: 4_900_000 }),
    credit: fc.constantFrom(0, 0, 1, 2),
    packageId: fc.integer({ min: 1, max: 3 }),
    isSkitto: fc.boolean(),
    shift: fc.constantFrom(1, 2, null),
  })
  .map(({ credit, ...sale }) => ({
    ...sale,
    credit_e4: credit === 0 ? 0 : Math.floor(sale.amount_e4 / credit),
  }))

const anyStep = fc.record({
  sale: fc.nat(),
  posting: fc.constantFrom(...postings),
  day: fc.nat({ max: DAYS.length - 1 }),
  // A clock that is set meanwhile, and a trade that goes on in the night.
  after_ms: fc.integer({ min: -90_000_000, max: 200_000_000 }),
})

const anyRange = fc
  .tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 }))
  .map(([from, days]) => ({ from: addDays(FIRST, from - 5), to: addDays(FIRST, from - 5 + days) }))

function dayAt(nth: number): string {
  const day = DAYS[nth]
  if (day === undefined) throw new Error(`no day ${nth}`)
  return day
}

function closing({ db }: BookedBooks) {
  const totals = createDayTotals(db)
  return (day: string) => db.write(() => totals.write(day))
}

/** The totals of a time by a plain scan of its days. */
function scanned({ db }: BookedBooks, { from, to }: { from: string; to: string }) {
  const scan = db.read<[string], Sums & { dimension: Dimension; member: string }>(reckonedSql)
  const found = new Map<Dimension, Map<string, Total>>(dimensions.map((of) => [of, new Map()]))
  for (const day of DAYS.filter((one) => one >= from && one <= to)) {
    for (const { dimension, member, ...sums } of scan.all(day)) {
      if (sums.sales === null) continue
      const members = found.get(dimension) ?? new Map<string, Total>()
      const total = members.get(member) ?? { ...noSums(), days: 0 }
      members.set(member, total)
      addSums(total, sums)
      total.days += 1
    }
  }
  return found
}

const plain = (total: Total | undefined) => ({ ...total, days: 0 })

describe('the totals of a day', () => {
  it('are what a plain scan of its entries says, closed or open, over any time', () => {
    const wanted = fc.record({
      sales: fc.array(anySale, { minLength: 1, maxLength: 8 }),
      steps: fc.array(anyStep, { maxLength: 60 }),
      later: fc.array(anyStep, { maxLength: 10 }),
      closed: fc.uniqueArray(fc.nat({ max: DAYS.length - 1 }), { maxLength: DAYS.length }),
      ranges: fc.array(anyRange, { minLength: 1, maxLength: 4 }),
    })
    fc.assert(
      fc.property(wanted, ({ sales, steps, later, closed, ranges }) => {
        const books = openBookedBooks()
        const seqs = sales.map((sale) => books.sale(sale))
        const book = ({ sale, posting, day, after_ms }: (typeof steps)[number]) =>
          books.book(seqs[sale % seqs.length] ?? 1, posting, dayAt(day), after_ms)
        for (const step of steps) book(step)
        const read = createRanges(books.db, createOpenDays(books.db))
        const check = () => {
          for (const range of ranges) {
            const expected = scanned(books, range)
            for (const dimension of dimensions) {
              const members = expected.get(dimension) ?? new Map()
              const sums = read.sums(dimension, range)
              // A closed day on which nothing was sold is one of all days, and no member's.
              const days = dimension === 'all' ? { days: sums.get('')?.days ?? 0 } : {}
              for (const [member, total] of members) {
                expect(sums.get(member)).toEqual({ ...total, ...days })
              }
              for (const [member, total] of sums) {
                if (members.has(member)) continue
                expect(plain(total)).toEqual(plain({ ...noSums(), days: 0 }))
              }
            }
          }
        }
        check()
        const close = closing(books)
        const order = closed.map((nth) => dayAt(nth)).toSorted()
        for (const day of order) close(day)
        check()
        const isOpen = ({ day }: (typeof steps)[number]) => !order.includes(dayAt(day))
        for (const step of later.filter(isOpen)) book(step)
        check()
        expect(reprove(books.db).differences).toEqual([])
        books.db.close()
      }),
      { numRuns: 60 },
    )
  })

  it('are the same whole told apart by anything', () => {
    const books = openBookedBooks()
    const words = { operator: 'GP', provider: 'flexiloadbd', amount_e4: 500_000 } as const
    const own = { charge_e4: 50_000, cost_e4: 486_250, packageId: 7, isSkitto: true } as const
    for (const kind of ['recharge', 'package'] as const) {
      const seq = books.sale({ ...words, ...own, kind, credit_e4: 100_000, shift: 1 })
      for (const step of ['collect', 'reserve', 'settle'] as const) books.book(seq, step, FIRST, 1)
    }
    closing(books)(FIRST)
    const read = createRanges(books.db, createOpenDays(books.db))
    const range = { from: FIRST, to: FIRST }
    const whole = read.sums('all', range).get('')
    expect(whole).toMatchObject({ sales: 2, delivered: 2, face_e4: 1_000_000, charge_e4: 100_000 })
    for (const dimension of reportDimensions) {
      const sum = noSums()
      for (const total of read.sums(dimension, range).values()) addSums(sum, total)
      expect({ ...sum, days: 1 }).toEqual(whole)
    }
    expect([...read.sums('package', range).keys()]).toEqual(['', 'SK 7'])
    expect([...read.sums('customer', range).keys()]).toEqual(['c-1'])
    expect([...read.sums('cashier', range).keys()]).toEqual(['Rahim'])
  })
})

describe('a closed day', () => {
  function closedDay() {
    const books = openBookedBooks()
    books.move('opening', FIRST, putIn)
    closing(books)(FIRST)
    return books
  }

  it('is never changed, not by a word of its totals', () => {
    const { db } = closedDay()
    const tampered = [
      'UPDATE day_total SET sales = sales + 1',
      'DELETE FROM day_total',
      'UPDATE day_account SET debit_e4 = 0',
      'DELETE FROM day_account',
      `INSERT INTO day_account VALUES (2, '${FIRST}', 'more', 1, 0)`,
      `INSERT INTO day_total SELECT 'kind', business_date, 'bill', 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0,
         0, 0, 0, 0, 0, 0, 0, 0 FROM day_total`,
    ]
    for (const sql of tampered) {
      const change = db.change<[]>(sql)
      expect(() => db.write(() => change.run())).toThrow(/never|the day is closed/u)
    }
  })

  it('takes no more bookings, and is not closed twice', () => {
    const books = closedDay()
    expect(() => books.move('cash-in', FIRST, putIn)).toThrow('the day is closed')
    expect(() => closing(books)(FIRST)).toThrow('the day is closed')
    books.move('cash-in', addDays(FIRST, 1), putIn)
    expect(reprove(books.db)).toMatchObject({ closedDays: 1, differences: [] })
  })

  it('is one also where nothing was booked on it', () => {
    const books = openBookedBooks()
    closing(books)(FIRST)
    const read = createRanges(books.db, createOpenDays(books.db))
    expect(read.closedDays({ from: FIRST, to: FIRST })).toBe(1)
    expect(reprove(books.db).differences).toEqual([])
  })

  it('is summed up in the write that closes it, or not at all', () => {
    const books = openBookedBooks()
    expect(() => createDayTotals(books.db).write(FIRST)).toThrow('in the write that closes it')
    const undone = () =>
      books.db.write(() => {
        createDayTotals(books.db).write(FIRST)
        throw new Error('the disk is full')
      })
    expect(undone).toThrow('the disk is full')
    expect(reprove(books.db).closedDays).toBe(0)
  })
})

describe('a month', () => {
  const months = ({ db }: BookedBooks) =>
    db
      .read<[], { month: string; part: number; days: number }>(
        `SELECT month, part, days FROM month_total WHERE dimension = 'all' ORDER BY month, part`,
      )
      .all()

  function february() {
    const books = openBookedBooks()
    for (const day of DAYS) books.move('cash-in', day, putIn)
    return { books, close: closing(books) }
  }

  it('is summed up with its last day', () => {
    const { books, close } = february()
    const before = DAYS.filter((day) => day < '2026-02-28')
    for (const day of before) close(day)
    expect(months(books)).toEqual([{ month: '2026-01', part: 0, days: 2 }])
    close('2026-02-28')
    expect(months(books)[1]).toEqual({ month: '2026-02', part: 0, days: 28 })
    expect(reprove(books.db)).toMatchObject({ months: 2, differences: [] })
  })

  it('waits for a day of it that was missed, and is summed up with that', () => {
    const { books, close } = february()
    for (const day of DAYS.filter((one) => one !== '2026-02-10')) close(day)
    expect(months(books).map(({ month }) => month)).toEqual(['2026-01', '2026-03'].slice(0, 1))
    close('2026-02-10')
    expect(months(books).map(({ month, days }) => [month, days])).toEqual([
      ['2026-01', 2],
      ['2026-02', 28],
    ])
  })

  it('has a part more for a day that came after all', () => {
    const books = openBookedBooks()
    const close = closing(books)
    for (const day of ['2026-02-01', '2026-02-28']) {
      books.move('cash-in', day, putIn)
      close(day)
    }
    books.move('cash-in', '2026-02-03', putIn)
    const read = createRanges(books.db, createOpenDays(books.db))
    const range = { from: firstOfMonth('2026-02'), to: lastOfMonth('2026-02') }
    const cashIn = () => read.account(cash, range).get('cash-in')
    expect(cashIn()?.debit_e4).toBe(1_500_000)
    close('2026-02-03')
    expect(months(books).map(({ part, days }) => [part, days])).toEqual([
      [0, 2],
      [1, 1],
    ])
    expect(cashIn()?.debit_e4).toBe(1_500_000)
    expect([read.closedDays(range), read.openDays(range)]).toEqual([3, []])
    expect(read.byMonth(range).map(({ date }) => monthOf(date))).toEqual(['2026-02'])
    expect(reprove(books.db).differences).toEqual([])
  })
})
