import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { taka } from '../money.ts'
import { createDuesAccount, type DueLine } from './dues-account.ts'

const today = '2026-04-28'

function line(cause: DueLine['cause'], whole: number, words: Partial<DueLine> = {}): DueLine {
  const amount_e4 = taka(whole)
  return { cause, amount_e4, at_ms: 0, businessDate: today, sale: null, ...words }
}
const sold = (whole: number, businessDate = today, sale = 0) =>
  line('sale', whole, { businessDate, sale, at_ms: Date.parse(businessDate) })

function accountOf(...lines: readonly DueLine[]) {
  const account = createDuesAccount()
  for (const one of lines) account.write(one)
  return account
}
const none = { upTo7Days_e4: 0, upTo30Days_e4: 0, upTo90Days_e4: 0, older_e4: 0 }

describe('what a customer owes', () => {
  it('is nothing before anything is written', () => {
    const account = accountOf()
    expect(account.owes_e4()).toBe(0)
    expect(account.ages(today)).toEqual(none)
    expect(account.oldestAt_ms()).toBeNull()
    expect(account.lastPaidAt_ms()).toBeNull()
    expect(account.lines()).toBe(0)
  })

  it.each([
    ['2026-04-28', 'upTo7Days_e4'],
    ['2026-04-21', 'upTo7Days_e4'],
    ['2026-04-20', 'upTo30Days_e4'],
    ['2026-03-29', 'upTo30Days_e4'],
    ['2026-03-28', 'upTo90Days_e4'],
    ['2026-01-28', 'upTo90Days_e4'],
    ['2026-01-27', 'older_e4'],
    ['2024-02-29', 'older_e4'],
    // The clock was set back since.
    ['2026-05-01', 'upTo7Days_e4'],
  ])('since %s is as old as %s', (businessDate, age) => {
    expect(accountOf(sold(100, businessDate)).ages(today)).toEqual({ ...none, [age]: taka(100) })
  })

  it('is paid from the oldest on, and a part of one stays owed', () => {
    const account = accountOf(
      sold(100, '2026-01-01'),
      sold(200, '2026-04-01'),
      sold(50),
      line('paid', -150, { at_ms: 7 }),
    )
    expect(account.owes_e4()).toBe(taka(200))
    expect(account.ages(today)).toEqual({
      ...none,
      upTo30Days_e4: taka(150),
      upTo7Days_e4: taka(50),
    })
    expect(account.oldestAt_ms()).toBe(Date.parse('2026-04-01'))
    expect(account.lastPaidAt_ms()).toBe(7)
  })

  it('is less than nothing where more was paid, and the next sale is paid from that', () => {
    const account = accountOf(sold(100), line('paid', -130))
    expect(account.owes_e4()).toBe(taka(-30))
    expect(account.ages(today)).toEqual(none)
    account.write(sold(50))
    expect(account.owes_e4()).toBe(taka(20))
    expect(account.ages(today).upTo7Days_e4).toBe(taka(20))
  })

  it('is nothing again once the shop paid back what was ahead', () => {
    const account = accountOf(line('paid', -130), line('paid-out', 130))
    expect(account.owes_e4()).toBe(0)
    expect(account.ages(today)).toEqual(none)
    expect(account.oldestAt_ms()).toBeNull()
  })

  it('loses its oldest part where it is forgiven, which is no payment', () => {
    const account = accountOf(sold(100, '2026-01-01'), sold(10), line('forgiven', -100))
    expect(account.ages(today)).toEqual({ ...none, upTo7Days_e4: taka(10) })
    expect(account.lastPaidAt_ms()).toBeNull()
  })

  it('keeps its old part old where a sale of today failed and its money went back', () => {
    const account = accountOf(
      sold(100, '2026-01-01', 1),
      sold(40, today, 2),
      line('given-back', -40, { sale: 2 }),
    )
    expect(account.ages(today)).toEqual({ ...none, older_e4: taka(100) })
  })

  it('is less at another part where the sale that is given back was paid already', () => {
    const account = accountOf(
      sold(40, '2026-01-01', 1),
      sold(100, today, 2),
      line('paid', -40),
      line('given-back', -40, { sale: 1 }),
    )
    expect(account.owes_e4()).toBe(taka(60))
    expect(account.ages(today)).toEqual({ ...none, upTo7Days_e4: taka(60) })
  })

  it('is the sum of its ages, less what was paid ahead, whatever was written', () => {
    const causes = fc.constantFrom('sale', 'given-back', 'paid', 'paid-out', 'forgiven')
    const written = fc.record({
      cause: causes,
      whole: fc.integer({ min: 1, max: 500 }),
      day: fc.integer({ min: 10, max: 28 }),
      sale: fc.integer({ min: 1, max: 5 }),
    })
    fc.assert(
      fc.property(fc.array(written, { maxLength: 40 }), (all) => {
        const account = createDuesAccount()
        let sum_e4 = 0
        for (const { cause, whole, day, sale } of all) {
          const isMore = cause === 'sale' || cause === 'paid-out'
          const one = line(cause, isMore ? whole : -whole, { sale, businessDate: `2026-04-${day}` })
          account.write(one)
          sum_e4 += one.amount_e4
        }
        const ages = Object.values(account.ages(today))
        expect(account.owes_e4()).toBe(sum_e4)
        expect(ages.reduce((a, b) => a + b, 0)).toBe(Math.max(0, sum_e4))
        expect(ages.every((part) => part >= 0)).toBe(true)
      }),
    )
  })

  it('of ten thousand unpaid sales is settled at once', () => {
    const account = createDuesAccount()
    for (let sale = 1; sale <= 10_000; sale += 1) account.write(sold(1, '2020-01-01', sale))
    account.write(line('paid', -9_999))
    expect(account.ages(today)).toEqual({ ...none, older_e4: taka(1) })
  })
})
