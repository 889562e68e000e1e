import { describe, expect, it } from 'vitest'
import { WalletNumber } from '../../../domain/kinds/transfer/recipient.ts'
import type { WalletBrandCode } from '../../../domain/operator.ts'
import { saleWith } from '../../testing/sales.ts'
import { lastBrandOf } from './last-brand.ts'

const number = WalletNumber.parse('01812345678')
const transfer = (operator: WalletBrandCode, words: Parameters<typeof saleWith>[0] = {}) =>
  saleWith({
    kind: 'transfer',
    operator,
    walletType: 'personal',
    number,
    state: 'succeeded',
    ...words,
  })

describe('the brand that last worked for a number', () => {
  it('is that of the newest transfer that arrived there', () => {
    const pending = transfer('RK', { state: 'accepted' })
    const failed = transfer('RK', { state: 'failed' })
    expect(lastBrandOf([pending, failed, transfer('NG'), transfer('BK')], number)).toBe('NG')
  })

  it('is that of one that arrived late as well', () => {
    expect(lastBrandOf([transfer('RK', { state: 'late-success' })], number)).toBe('RK')
  })

  it('is Rocket’s whether its twelfth digit was written then or is now', () => {
    const twelve = WalletNumber.parse('018123456789')
    expect(lastBrandOf([transfer('RK', { number: twelve })], number)).toBe('RK')
    expect(lastBrandOf([transfer('RK')], twelve)).toBe('RK')
  })

  it('is nothing that a recharge or another number tells', () => {
    const recharge = saleWith({ number, state: 'succeeded' })
    const another = transfer('RK', { number: '01812345679' })
    expect(lastBrandOf([recharge, another], number)).toBeNull()
    expect(lastBrandOf([], number)).toBeNull()
  })
})
