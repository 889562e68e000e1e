import { type Money, isWholeTaka, taka } from './money.ts'
import { type LineType, type NetworkCode, lineTypeWords } from './operator.ts'
import type { ProviderId } from './provider.ts'

/** What a provider takes for one recharge, from a day on. A later line replaces an earlier one. */
export interface RechargeLimit {
  readonly provider: ProviderId
  /** Absent: every operator. A line that names the operator goes before one that does not. */
  readonly operator?: NetworkCode
  /** Absent: every line type the provider has words for. */
  readonly lineType?: LineType
  readonly min_e4: Money
  readonly max_e4: Money
  /** First business day it holds for, `YYYY-MM-DD`. */
  readonly from: string
  readonly source: string
}

/** No table, list or setting raises a recharge above this: a slipped finger is caught here. */
export const RECHARGE_CAP: Money = taka(5_000)

/** Operators let one recharge be ৳1,000 at most (daily press and Grameenphone's own page). */
const OPERATORS_MAX = taka(1_000)

export const rechargeLimits: readonly RechargeLimit[] = [
  {
    provider: 'autoflexi',
    min_e4: taka(20),
    max_e4: OPERATORS_MAX,
    from: '2024-01-01',
    source: 'autoflexi, create: "Minimum amount 20 tk"; no maximum, so the operators\' own',
  },
  {
    provider: 'alsamiflexi',
    min_e4: taka(10),
    max_e4: OPERATORS_MAX,
    from: '2024-01-01',
    source: 'alsamiflexi, GET /operators: min_amount 10, max_amount 1000; its live list decides',
  },
  {
    provider: 'flexiloadbd',
    min_e4: taka(10),
    max_e4: OPERATORS_MAX,
    from: '2024-01-01',
    source:
      'flexiloadbd names none. Operators take ৳20, but packs are sold below that by exact amount ' +
      '(14, 16, 19), so ৳10 as elsewhere; the provider refuses what its operator refuses',
  },
]

/** The line that holds for a recharge on a business day; null where the provider cannot serve. */
export function rechargeLimit(
  provider: ProviderId,
  operator: NetworkCode,
  lineType: LineType,
  businessDate: string,
  limits: readonly RechargeLimit[] = rechargeLimits,
): RechargeLimit | null {
  if (lineTypeWords[provider][lineType] === null) return null
  const lines = limits
    .filter((line) => line.provider === provider && line.from <= businessDate)
    .filter((line) => (line.operator ?? operator) === operator)
    .filter((line) => (line.lineType ?? lineType) === lineType)
    .toSorted(byWeight)
  return lines.at(-1) ?? null
}

/** The more a line says about itself the more it weighs; among equals the later one. */
function byWeight(one: RechargeLimit, other: RechargeLimit): number {
  const difference = named(one) - named(other)
  if (difference !== 0) return difference
  return one.from < other.from ? -1 : 1
}

function named(line: RechargeLimit): number {
  return (line.operator === undefined ? 0 : 2) + (line.lineType === undefined ? 0 : 1)
}

/** Why an amount cannot be recharged. With the figure it is measured against. */
export type AmountProblem =
  | { readonly why: 'below-minimum'; readonly min_e4: Money }
  | { readonly why: 'above-maximum'; readonly max_e4: Money }
  | { readonly why: 'whole-taka' }

/** Flexiload knows no poisha: only whole taka within the limits, and never above the cap. */
export function amountProblem(
  amount: Money,
  limit: { readonly min_e4: Money; readonly max_e4: Money },
): AmountProblem | null {
  const max_e4 = limit.max_e4 < RECHARGE_CAP ? limit.max_e4 : RECHARGE_CAP
  if (amount > max_e4) return { why: 'above-maximum', max_e4 }
  if (amount < limit.min_e4) return { why: 'below-minimum', min_e4: limit.min_e4 }
  return isWholeTaka(amount) ? null : { why: 'whole-taka' }
}

/** An amount that an operator turns into a pack instead of balance. */
export interface TriggerAmount {
  readonly operator: NetworkCode
  readonly amount_e4: Money
  readonly minutes: number
  readonly days: number
  readonly from: string
  readonly source: string
}

/** Grameenphone: a recharge of exactly ৳108 becomes 175 minutes; the balance does not grow. */
export const triggerAmounts: readonly TriggerAmount[] = [
  {
    operator: 'GP',
    amount_e4: taka(108),
    minutes: 175,
    days: 30,
    from: '2024-01-01',
    source: 'Grameenphone: "recharge exactly ৳108" for 175 minutes',
  },
]

/** The pack that a plain recharge of this amount silently becomes, if any. */
export function triggerFor(operator: NetworkCode, amount: Money): TriggerAmount | null {
  return (
    triggerAmounts.find(
      (trigger) => trigger.operator === operator && trigger.amount_e4 === amount,
    ) ?? null
  )
}

/**
 * An amount below what an operator takes for balance, which it takes all the same because it is the
 * price of a pack. What the pack holds is published nowhere we know of, so nothing is said of it.
 */
export interface SmallPack {
  readonly operator: NetworkCode
  readonly amount_e4: Money
  /** First business day it holds for, `YYYY-MM-DD`. */
  readonly from: string
  readonly source: string
}

/** Robi and Airtel sell some below ৳20 too, but for how much is published nowhere we know of. */
export const smallPacks: readonly SmallPack[] = [14, 16].map((whole) => ({
  operator: 'GP',
  amount_e4: taka(whole),
  from: '2022-07-01',
  source: 'Grameenphone, 1 July 2022: ৳20 at least from now on, minute packs of ৳14 and ৳16 remain',
}))

/** The pack that so small an amount can only be meant for on a business day, if any. */
export function smallPackFor(
  operator: NetworkCode,
  amount: Money,
  businessDate: string,
): SmallPack | null {
  return (
    smallPacks.find(
      (pack) =>
        pack.operator === operator && pack.amount_e4 === amount && pack.from <= businessDate,
    ) ?? null
  )
}
