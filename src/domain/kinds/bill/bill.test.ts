import { describe, expect, it } from 'vitest'
import { taka } from '../../money.ts'
import { readWanted } from '../kinds.ts'
import { now } from '../testing/now.ts'

const wanted = {
  kind: 'bill',
  operator: 'PBD',
  number: '১২৩৪ ৫৬৭৮ ৯০',
  month: '4',
  year: '2026',
  phone: '',
  amount_e4: 8_505_500,
} as const
const meter = { ...wanted, operator: 'DSP', amount_e4: 5_000_000 } as const

describe('a bill that is wanted', () => {
  it('is paid with its month and year, poisha and all', () => {
    expect(readWanted(wanted, now)).toEqual({
      ok: true,
      value: {
        terms: {
          kind: 'bill',
          operator: 'PBD',
          number: '1234567890',
          billMonth: '2026-04',
          phone: null,
        },
        amount_e4: 8_505_500,
      },
    })
  })

  it('keeps its customer’s phone where one is given', () => {
    expect(readWanted({ ...wanted, phone: '০১৭১২৩৪৫৬৭৮' }, now)).toMatchObject({
      value: { terms: { phone: '01712345678' } },
    })
  })

  it.each([
    ['a number too short for any biller (row 24)', { number: '1234' }, 'number', 'too-short'],
    ['a month that is none (row 23)', { month: '13' }, 'month', 'range'],
    ['a month that has not begun', { month: '5' }, 'month', 'future'],
    ['a year that has not begun', { year: '2027' }, 'year', 'future'],
    ['a phone that is none', { phone: '017' }, 'phone', 'too-short'],
    ['no amount', { amount_e4: 0 }, 'amount_e4', 'zero'],
  ])('is refused at its field: %s', (_, changes, field, code) => {
    const problem = { field, code, limit_e4: null }
    expect(readWanted({ ...wanted, ...changes }, now)).toEqual({ ok: false, problem })
  })

  it.each([10, 100_000])('may be of ৳%d', (whole) => {
    const read = readWanted({ ...wanted, amount_e4: taka(whole) }, now)
    expect(read).toMatchObject({ ok: true, value: { amount_e4: taka(whole) } })
  })

  it.each([
    [wanted, 99_999, 'below-minimum', taka(10)],
    [wanted, 1_000_000_001, 'above-maximum', taka(100_000)],
    [wanted, 8_505_501, 'whole-taka', null],
    [meter, 5_005_000, 'whole-taka', null],
  ])('is refused where nobody can pay it: %o at %d', (bill, amount_e4, code, limit_e4) => {
    const problem = { field: 'amount_e4', code, limit_e4 }
    expect(readWanted({ ...bill, amount_e4 }, now)).toEqual({ ok: false, problem })
  })

  it('is fed to a prepaid meter in whole taka', () => {
    const read = readWanted(meter, now)
    expect(read).toMatchObject({ ok: true, value: { amount_e4: taka(500) } })
  })
})
