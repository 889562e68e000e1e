import { describe, expect, it } from 'vitest'
import type { WalletDrift } from '../../contract/schemas.ts'
import { taka } from '../../domain/money.ts'
import { saleWith } from '../testing/sales.ts'
import { claimOn } from './claim.ts'

describe('what a provider owes for a sale', () => {
  const sale = saleWith({ state: 'failed', tender: 'refunded' })
  const { id, number, amount_e4, createdAt_ms } = sale
  const drift = (why: WalletDrift['explanations'][number]['why']): WalletDrift => ({
    provider: 'autoflexi',
    wallet: 'main',
    from_ms: 1,
    to_ms: 2,
    change_e4: taka(-48),
    explanations: [{ sale: id, number, amount_e4, createdAt_ms, why }],
    topUp: null,
  })

  it('is what it took, once a person has decided that the customer has nothing', () => {
    const owed = { provider: 'autoflexi', amount_e4: taka(48) }
    expect(claimOn([drift('refunded-late'), drift('provider-owes')], id)).toEqual(owed)
  })

  it('is nothing while it only may be this sale, or for another one', () => {
    expect(claimOn([drift('taken-though-failed')], id)).toBeNull()
    expect(claimOn([drift('provider-owes')], saleWith().id)).toBeNull()
    expect(claimOn([], id)).toBeNull()
  })
})
