import { z } from 'zod'
import { type Money, money } from './money.ts'
import { type NetworkCode, networkCodes } from './operator.ts'
import { type ProviderId, providerIds } from './provider.ts'

const MILLION = 1_000_000

/** A rate: 27 500 parts per million is ৳27.50 on ৳1,000. */
export const PartsPerMillion = z.number().int().min(0).max(MILLION).brand<'PartsPerMillion'>()
export type PartsPerMillion = z.infer<typeof PartsPerMillion>

/**
 * What a rate earns on an amount, rounded down to the ten-thousandth of a taka: the shop never
 * counts on what it may not get. ৳19 at 27 500 ppm is exactly 5225.
 *
 * @throws when the amount is negative.
 */
export function commissionFloor(amount: Money, rate: PartsPerMillion): Money {
  if (amount < 0) throw new RangeError(`no commission on a negative amount: ${amount}`)
  // Whole millions and the rest apart: each product stays an exact integer.
  const millions = Math.floor(amount / MILLION)
  return money(millions * rate + Math.floor(((amount % MILLION) * rate) / MILLION))
}

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
