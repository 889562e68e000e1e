import { describe, expect, it } from 'vitest'
import { money, taka, ZERO } from '../../money.ts'
import { bill, type BillWanted } from './bill.ts'
import { BillTerms } from './terms.ts'

const now = { businessDate: '2026-01-15', shelf: { pack: () => null } }
const wanted: BillWanted = {
  kind: 'bill',
  operator: 'DSD',
  number: '1240 0001',
  month: '১২',
  year: '2025',
  phone: '',
  amount_e4: taka(850),
}
const read = (words: Partial<BillWanted> = {}) => bill.read({ ...wanted, ...words }, now)

const terms = BillTerms.parse({
  kind: 'bill',
  operator: 'DSD',
  number: '12400001',
  billMonth: '2025-12',
  phone: null,
})

describe('a bill that is to be paid', () => {
  it('is read as it is written', () => {
    expect(read()).toEqual({ ok: true, value: { terms, amount_e4: taka(850) } })
  })

  it('has a phone where one is given, and it must be one', () => {
    expect(read({ phone: '+880 1712-345678' })).toMatchObject({
      value: { terms: { phone: '01712345678' } },
    })
    expect(read({ phone: ' ' })).toMatchObject({ value: { terms: { phone: null } } })
    expect(read({ phone: '0171234567' })).toEqual({
      ok: false,
      problem: { field: 'phone', code: 'too-short', limit_e4: null },
    })
  })

  it.each([
    [{ number: '1234' }, { field: 'number', code: 'too-short', limit_e4: null }],
    [{ number: '' }, { field: 'number', code: 'empty', limit_e4: null }],
    [{ month: '13' }, { field: 'month', code: 'range', limit_e4: null }],
    [
      { month: '2', year: '2026' },
      { field: 'month', code: 'future', limit_e4: null },
    ],
    [{ year: '26' }, { field: 'year', code: 'range', limit_e4: null }],
    [{ amount_e4: 0 }, { field: 'amount_e4', code: 'zero', limit_e4: null }],
    [{ amount_e4: -1 }, { field: 'amount_e4', code: 'sign', limit_e4: null }],
  ])('is refused at its field: %o', (words, said) => {
    expect(read(words)).toEqual({ ok: false, problem: said })
  })

  it('is of ৳10 at least and of ৳100,000 at most', () => {
    const least = { field: 'amount_e4', code: 'below-minimum', limit_e4: taka(10) }
    const most = { field: 'amount_e4', code: 'above-maximum', limit_e4: taka(100_000) }
    expect(read({ amount_e4: taka(10) })).toMatchObject({ ok: true })
    expect(read({ amount_e4: taka(10) - 100 })).toEqual({ ok: false, problem: least })
    expect(read({ amount_e4: taka(100_000) })).toMatchObject({ ok: true })
    expect(read({ amount_e4: taka(100_000) + 100 })).toEqual({ ok: false, problem: most })
  })

  it('may have poisha where a biller sends it, and never less than one', () => {
    const whole = { field: 'amount_e4', code: 'whole-taka', limit_e4: null }
    expect(read({ amount_e4: taka(850) + 100 })).toMatchObject({ ok: true })
    expect(read({ amount_e4: taka(850) + 1 })).toEqual({ ok: false, problem: whole })
    const prepaid = { operator: 'DSP' } as const
    expect(read({ ...prepaid, amount_e4: taka(850) })).toMatchObject({ ok: true })
    expect(read({ ...prepaid, amount_e4: taka(850) + 100 })).toEqual({ ok: false, problem: whole })
  })
})

describe('what a bill is by its rules', () => {
  it('is told apart by its month with the year, and by its phone', () => {
    expect(bill.words(terms)).toEqual(['2025-12', null])
  })

  it('is of one company: another may have the same number', () => {
    expect(bill.isForALine).toBe(false)
  })

  it('is sold by flexiloadbd alone, from its bank wallet', () => {
    expect(bill.wallets).toEqual({ autoflexi: null, alsamiflexi: null, flexiloadbd: 'bank' })
  })

  it('earns what past ones were seen to earn, and nothing before that', () => {
    const at = { provider: 'flexiloadbd', businessDate: '2026-01-15', learned_e4: null } as const
    expect(bill.earns(terms, taka(850), at)).toBe(ZERO)
    expect(bill.earns(terms, taka(850), { ...at, learned_e4: taka(5) })).toBe(taka(5))
  })

  it('is believed to cost nine to eleven tenths of its amount, for a fee may come on top', () => {
    const believes = (charged_e4: number) => bill.believes(money(charged_e4), taka(1_000))
    expect(believes(taka(900))).toBe(true)
    expect(believes(taka(900) - 1)).toBe(false)
    expect(believes(taka(1_100))).toBe(true)
    expect(believes(taka(1_100) + 1)).toBe(false)
  })
})
