import { describe, expect, it } from 'vitest'
import { MobileNumber } from '../../mobile-number.ts'
import { taka } from '../../money.ts'
import { readWanted, wordsOf } from '../kinds.ts'
import { now } from '../testing/now.ts'
import { packageWanted } from './package.ts'

const data = {
  kind: 'package',
  operator: 'GP',
  number: '০১৭১২-৩৪৫৬৭৮',
  packageId: 1,
  packageName: '1 GB – 30 Days',
  amount_e4: 1_490_000,
} as const
const drive = {
  ...data,
  kind: 'drive',
  packageId: 2,
  packageName: 'Drive 30 GB',
  amount_e4: 4_980_000,
} as const

describe('a package that is wanted', () => {
  it('is agreed on as the list has it: name, price and what comes back', () => {
    expect(readWanted(data, now)).toEqual({
      ok: true,
      value: {
        terms: {
          kind: 'package',
          operator: 'GP',
          number: '01712345678',
          packageId: 1,
          packageName: '1 GB – 30 Days',
          packageCommission_e4: taka(5),
        },
        amount_e4: taka(149),
      },
    })
  })

  it('is told apart by its id, and by its line where that has packs of its own', () => {
    const words = { kind: 'package', packageId: 42, packageName: 'x', operator: 'GP' } as const
    const terms = {
      ...words,
      packageCommission_e4: taka(1),
      number: MobileNumber.parse('01712345678'),
    }
    // Never changed: the books know sales of packages by it.
    expect(wordsOf(terms)).toEqual([42])
    expect(wordsOf({ ...terms, lineType: 'skitto' })).toEqual([42, 'skitto'])
  })

  it('is a drive package where it is one', () => {
    expect(readWanted(drive, now)).toMatchObject({
      value: { terms: { kind: 'drive', packageId: 2, packageCommission_e4: taka(20) } },
    })
  })

  it.each([
    ['a number that is none', { number: '1712345678' }, 'number', 'ten-digits'],
    ['no price', { amount_e4: 0 }, 'amount_e4', 'zero'],
    ['a price below nothing', { amount_e4: -1 }, 'amount_e4', 'sign'],
    ['one nobody has', { packageId: 4 }, 'packageId', 'withdrawn'],
    ['one of another network (row 22)', { operator: 'RB' as const }, 'packageId', 'withdrawn'],
    ['a drive package sold as data', { packageId: 2 }, 'packageId', 'withdrawn'],
    ['Grameenphone’s for Skitto', { lineType: 'skitto' as const }, 'packageId', 'withdrawn'],
  ])('is refused at its field: %s', (_, changes, field, code) => {
    const problem = { field, code, limit_e4: null }
    expect(readWanted({ ...data, ...changes }, now)).toEqual({ ok: false, problem })
  })

  it('is refused as a drive package where it is data', () => {
    const problem = { field: 'packageId', code: 'withdrawn', limit_e4: null }
    const asDrive = { ...drive, packageId: 1, amount_e4: 1_490_000 }
    expect(readWanted(asDrive, now)).toEqual({ ok: false, problem })
  })

  it.each([1_489_999, 1_490_001])(
    'is asked about anew where its price is another by now: %d (row 21)',
    (amount_e4) => {
      const problem = { field: 'packageId', code: 'price-changed', limit_e4: taka(149) }
      expect(readWanted({ ...data, amount_e4 }, now)).toEqual({ ok: false, problem })
    },
  )

  it.each(['1 GB – 3 Days', '1GB – 30 Days', '১ জিবি – ৩০ দিন'])(
    'is asked about anew where it was called something else: %s',
    (packageName) => {
      const problem = { field: 'packageId', code: 'name-changed', limit_e4: null }
      expect(readWanted({ ...data, packageName }, now)).toEqual({ ok: false, problem })
    },
  )

  it('is kept as the list writes it where white space and capitals alone differ', () => {
    const written = readWanted({ ...data, packageName: ' 1 gb  – 30 DAYS' }, now)
    expect(written).toMatchObject({ value: { terms: { packageName: '1 GB – 30 Days' } } })
  })

  it.each([
    ['none', '', false],
    ['the longest one', 'x'.repeat(200), true],
    ['one too long', 'x'.repeat(201), false],
  ])('carries the name its cashier saw: %s', (_, packageName, isTaken) => {
    expect(packageWanted.packageName.safeParse(packageName).success).toBe(isTaken)
  })
})
