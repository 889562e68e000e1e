import { expectedEarning } from '../../domain/kinds/kinds.ts'
import type { Money } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { Order } from '../providers/provider.ts'
import type { SaleWords } from '../wallets/wallets.ts'

/** What a sale earns by what past ones really took; null while that is not known surely. */
export type LearnedCommission = (of: SaleWords) => Money | null

export interface Earning {
  readonly businessDate: string
  readonly learned: LearnedCommission
}

/** What an order is expected to earn through a provider; its expected cost is the rest. */
export function earnedBy(
  provider: ProviderId,
  order: Order,
  { businessDate, learned }: Earning,
): Money {
  const { operator, kind, amount_e4 } = order
  const learned_e4 = learned({ provider, operator, kind, amount_e4 })
  return expectedEarning(order, amount_e4, { provider, businessDate, learned_e4 })
}
