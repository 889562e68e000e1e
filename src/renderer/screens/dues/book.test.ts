import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Customer } from '../../../contract/dues.ts'
import { CustomerId } from '../../../contract/payment.ts'
import { money, taka, ZERO } from '../../../domain/money.ts'
import { bookOf, nextOrder, orders, totalsOf } from './book.ts'

const none = { upTo7Days_e4: ZERO, upTo30Days_e4: ZERO, upTo90Days_e4: ZERO, older_e4: ZERO }

function customer(name: string, owes: number, words: Partial<Customer> = {}): Customer {
  return {
    id: CustomerId.parse(v7()),
    name,
    phone: '',
    limit_e4: null,
    isHidden: false,
    owes_e4: taka(owes),
    ages: { ...none, upTo7Days_e4: money(Math.max(0, taka(owes))) },
    oldestAt_ms: null,
    lastPaidAt_ms: null,
    ...words,
  }
}

const all = [
  customer('Zaman', 50, { oldestAt_ms: 9 }),
  customer('রহিম', 200, { oldestAt_ms: 5 }),
  customer('Abdul', 0),
  customer('Karim', -30),
  customer('Gone', 0, { isHidden: true }),
  customer('Back', -10, { isHidden: true }),
]
const usual = { search: '', order: 'most', hidden: false } as const
const names = (look: Partial<Parameters<typeof bookOf>[1]>) =>
  bookOf(all, { ...usual, ...look }).map(({ name }) => name)

describe('the due book', () => {
  it('begins with who owes most, and ends with who paid ahead', () => {
    expect(names({})).toEqual(['রহিম', 'Zaman', 'Abdul', 'Back', 'Karim'])
  })

  it('begins with who owes longest, where that is asked for', () => {
    const later = customer('Later', 500, { oldestAt_ms: 7 })
    const found = bookOf([...all, later], { ...usual, order: 'oldest' })
    expect(found.map(({ name }) => name).slice(0, 3)).toEqual(['রহিম', 'Later', 'Zaman'])
  })

  it('goes by the name', () => {
    expect(names({ order: 'name' })).toEqual(['রহিম', 'Abdul', 'Back', 'Karim', 'Zaman'])
  })

  it('leaves out who was put away, unless something is open with them or all are asked for', () => {
    expect(names({})).not.toContain('Gone')
    expect(names({ hidden: true })).toContain('Gone')
    expect(names({})).toContain('Back')
  })

  it('finds by the name in either script', () => {
    expect(names({ search: 'rahim' })).toEqual(['রহিম'])
  })

  it('has what is found as it is typed before what only sounds like it', () => {
    const mosque = customer('জামে মসজিদ', 900)
    const found = bookOf([...all, mosque], { ...usual, search: 'zam' })
    expect(found.map(({ name }) => name)).toEqual(['Zaman', 'জামে মসজিদ'])
  })

  it('goes through its orders in a ring', () => {
    expect(orders.map(nextOrder)).toEqual(['oldest', 'name', 'most'])
  })

  it('adds up what is owed, and apart from that what was paid ahead', () => {
    expect(totalsOf(all)).toEqual({
      owed_e4: taka(250),
      by: 2,
      ahead_e4: taka(40),
      ages: { ...none, upTo7Days_e4: taka(250) },
    })
    expect(totalsOf([])).toEqual({ owed_e4: 0, by: 0, ahead_e4: 0, ages: none })
  })
})
