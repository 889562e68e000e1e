import {
  type Earning,
  type Figures,
  shouldEarn,
  willEarn,
} from '../../domain/commission/expected.ts'
import type { Believes } from '../../domain/commission/earns.ts'
import type { Ruled, RuledSale } from '../../domain/commission/rules.ts'
import { believesCharge, knownEarning, packOf } from '../../domain/kinds/kinds.ts'
import type { Money } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { Order } from '../providers/provider.ts'
import type { SaleWords } from '../wallets/wallets.ts'

/** What a sale earns by what past ones really took; null while that is not known surely. */
export type LearnedCommission = (of: SaleWords) => Money | null

/** What a sale earns by the owner's rules of a day; null where none is for it. */
export type RuledCommission = (
  sale: RuledSale,
  at: {
    readonly amount: Money
    readonly businessDate: string
    readonly believes: Believes
  },
) => Ruled | null

/** Who is asked what a sale earns, beside what its kind knows by itself. */
export interface EarnsBy {
  readonly businessDate: string
  readonly learned: LearnedCommission
  readonly ruled: RuledCommission
}

/** What an order through a provider will earn, as far as that is known, and what it should. */
export interface OrderEarns {
  /** Its expected cost is the amount less this. */
  readonly will: Earning
  readonly should: Earning
  /** The rule that says what it should; null where none is for it. */
  readonly rule: number | null
}

export function orderEarns(provider: ProviderId, order: Order, by: EarnsBy): OrderEarns {
  const figures = figuresOf(provider, order, by)
  return {
    will: willEarn(figures),
    should: shouldEarn(figures),
    rule: figures.ruled?.rule ?? null,
  }
}

/** What an order is expected to earn through a provider; its expected cost is the rest. */
export function earnedBy(provider: ProviderId, order: Order, by: EarnsBy): Money {
  return orderEarns(provider, order, by).will.earned_e4
}

function figuresOf(provider: ProviderId, order: Order, by: EarnsBy): Figures {
  const { operator, kind, amount_e4 } = order
  const { businessDate } = by
  const believes: Believes = (charged, amount) => believesCharge(kind, charged, amount)
  const sale = { provider, kind, operator, pack: packOf(order) }
  return {
    own: knownEarning(order, amount_e4, { provider, businessDate }),
    learned_e4: by.learned({ provider, operator, kind, amount_e4 }),
    ruled: by.ruled(sale, { amount: amount_e4, businessDate, believes }),
  }
}
