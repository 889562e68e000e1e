import type { WalletDrift } from '../../contract/schemas.ts'
import { type Money, negate } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'

interface Owed {
  readonly provider: ProviderId
  readonly amount_e4: Money
}

/** What a provider took for a sale that came to nothing and has not given back; null for none. */
export function claimOn(drift: readonly WalletDrift[], id: string): Owed | null {
  const taken = drift.find(({ explanations }) =>
    explanations.some(({ sale, why }) => sale === id && why === 'provider-owes'),
  )
  return taken ? { provider: taken.provider, amount_e4: negate(taken.change_e4) } : null
}
