import { describe, expect, it } from 'vitest'
import { WalletNumber } from '../../domain/kinds/transfer/recipient.ts'
import { taka } from '../../domain/money.ts'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import { saleWith } from '../testing/sales.ts'
import { hasOthers } from './others.ts'

const set = (...all: readonly ProviderId[]) =>
  providerIds.map((provider) => ({ provider, hasKey: all.includes(provider) }))
const everybody = set(...providerIds)
const pack = { packageId: 1, packageName: '1 GB', packageCommission_e4: taka(5) }

describe('another provider for a sale that was not sent', () => {
  it('is there for a recharge as long as another one is set up', () => {
    const sale = saleWith({ provider: 'flexiloadbd' })
    expect(hasOthers(sale, everybody)).toBe(true)
    expect(hasOthers(sale, set('flexiloadbd', 'autoflexi'))).toBe(true)
    expect(hasOthers(sale, set('flexiloadbd'))).toBe(false)
  })

  it('is one that has a word for its line', () => {
    const sale = saleWith({ provider: 'flexiloadbd', lineType: 'skitto' })
    expect(hasOthers(sale, set('flexiloadbd', 'alsamiflexi'))).toBe(false)
    expect(hasOthers(sale, set('flexiloadbd', 'autoflexi'))).toBe(true)
  })

  it('is nobody for what flexiloadbd alone sells, whoever is set up', () => {
    const provider = 'flexiloadbd'
    for (const kind of ['package', 'drive'] as const) {
      expect(hasOthers(saleWith({ provider, ...pack, kind }), everybody)).toBe(false)
    }
    const number = WalletNumber.parse('01712345678')
    const transfer = { kind: 'transfer', operator: 'BK', walletType: 'personal', number } as const
    expect(hasOthers(saleWith({ provider, ...transfer }), everybody)).toBe(false)
  })

  it('is whoever could take it while nobody knows who is set up', () => {
    expect(hasOthers(saleWith({ provider: 'flexiloadbd' }), undefined)).toBe(true)
    expect(
      hasOthers(saleWith({ provider: 'flexiloadbd', ...pack, kind: 'drive' }), undefined),
    ).toBe(false)
  })
})
