import { describe, expect, it } from 'vitest'
import type { Sale } from '../../contract/schemas.ts'
import { bn } from '../i18n/bn/index.ts'
import { en } from '../i18n/en/index.ts'
import { saleKeys } from '../keyboard/tables.ts'
import { saleWith } from '../testing/sales.ts'
import { owedBefore } from './owed-before.ts'

const NOBODYS = { retryOf: null, inPlaceOf: null }
const failed = (tender: Sale['tender']) => saleWith({ state: 'failed', tender })

describe('money of an earlier sale to the same number', () => {
  const last = failed('refund-due')

  it('is told of while it is due back', () => {
    expect(owedBefore(NOBODYS, { last })).toBe(last)
  })

  it.each(['collected', 'refunded', 'taken-over', 'unpaid'] as const)(
    'is not told of where it is %s',
    (tender) => {
      expect(owedBefore(NOBODYS, { last: failed(tender) })).toBeNull()
    },
  )

  it('is not told of before the core has said anything, nor of a first sale', () => {
    expect(owedBefore(NOBODYS, null)).toBeNull()
    expect(owedBefore(NOBODYS, { last: null })).toBeNull()
  })

  it('is not told of by the form that is made of it, only by another', () => {
    expect(owedBefore({ ...NOBODYS, retryOf: last.id }, { last })).toBeNull()
    expect(owedBefore({ ...NOBODYS, inPlaceOf: last.id }, { last })).toBeNull()
    expect(owedBefore({ ...NOBODYS, retryOf: failed('refund-due').id }, { last })).toBe(last)
  })

  it('names the key that sells with it', () => {
    for (const { recharge } of [bn, en]) {
      expect(recharge.owedBefore).toContain(saleKeys.sellAgain.caps[0])
      expect(recharge.owedBefore).toContain('+')
      expect(recharge.owedUndecided).not.toContain('+')
    }
  })
})
