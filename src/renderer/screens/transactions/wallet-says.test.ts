import { describe, expect, it } from 'vitest'
import type { Alert } from '../../../contract/alert.ts'
import type { WalletSays } from '../../../contract/schemas.ts'
import { taka } from '../../../domain/money.ts'
import { walletShown } from './wallet-says.ts'

const debit: Alert = {
  alert: 1,
  kind: 'debited-after-failed',
  sale: null,
  tender: 'refunded',
  provider: 'autoflexi',
  wallet: 'main',
  change_e4: taka(-31),
  slip: null,
  since_ms: 47_000,
}

const figures: WalletSays = {
  finding: 'debited',
  before_e4: taka(100),
  after_e4: taka(69),
  taken_e4: taka(31),
  sales: 1,
}

describe('what the wallet shows whoever decides', () => {
  it('is its figures before and after, while the sale is open', () => {
    expect(walletShown({ wallet: figures, alerts: [] })).toEqual({
      kind: 'figures',
      wallet: figures,
    })
  })

  it('is what was taken and when, once the sale had been called failed', () => {
    const taken = { kind: 'taken', taken_e4: taka(31), at_ms: 47_000 }
    expect(walletShown({ wallet: null, alerts: [debit] })).toEqual(taken)
  })

  it('is nothing where nobody told anything', () => {
    const moved: Alert = { ...debit, kind: 'wallet-moved' }
    expect(walletShown({ wallet: null, alerts: [moved] })).toEqual({ kind: 'nothing' })
  })
})
