import type { Money } from '../money.ts'
import { type NetworkCode, networkCodes } from '../operator.ts'
import { type ProviderId, providerIds } from '../provider.ts'
import { commissionFloor, PartsPerMillion } from './rate.ts'

export interface CommissionRate {
  readonly provider: ProviderId
  readonly operator: NetworkCode
  readonly rate: PartsPerMillion
  /** First business day it holds for, `YYYY-MM-DD`. */
  readonly from: string
}

/**
 * An assumption, not a published rate: no provider documents what a recharge earns, and retailers
 * speak of ৳27 to ৳30 on ৳1,000. It only forecasts what a sale will cost; what the provider really
 * charged replaces it as soon as it is known, and the owner corrects it here.
 */
const ASSUMED = PartsPerMillion.parse(27_500)

/** What a sale earns by that assumption alone. */
export function assumedCommission(amount: Money): Money {
  return commissionFloor(amount, ASSUMED)
}

/** A later line for the same provider and operator replaces an earlier one from its date on. */
export const commissionRates: readonly CommissionRate[] = providerIds.flatMap((provider) =>
  networkCodes.map((operator) => ({ provider, operator, rate: ASSUMED, from: '2024-01-01' })),
)

/** The rate of a business day. Before the first line, and for a pair without one, it is zero. */
export function commissionRate(
  provider: ProviderId,
  operator: NetworkCode,
  businessDate: string,
  rates: readonly CommissionRate[] = commissionRates,
): PartsPerMillion {
  const line = rates
    .filter((rate) => rate.provider === provider && rate.operator === operator)
    .filter((rate) => rate.from <= businessDate)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .at(-1)
  return line?.rate ?? PartsPerMillion.parse(0)
}

/** What a sale is expected to earn; its expected cost is the amount less this. */
export function expectedCommission(
  provider: ProviderId,
  operator: NetworkCode,
  amount: Money,
  businessDate: string,
): Money {
  return commissionFloor(amount, commissionRate(provider, operator, businessDate))
}
