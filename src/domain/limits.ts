import { type Money, isWholeTaka, taka } from './money.ts'
import type { LineType, NetworkCode } from './operator.ts'

/** No table, list or setting raises a recharge above this: a slipped finger is caught here. */
export const RECHARGE_CAP: Money = taka(5_000)

/** An amount outside of what is taken, with the figure it is measured against. */
export type RangeProblem =
  | { readonly why: 'below-minimum'; readonly min_e4: Money }
  | { readonly why: 'above-maximum'; readonly max_e4: Money }
/** Why an amount cannot be recharged. */
export type AmountProblem = RangeProblem | { readonly why: 'whole-taka' }

interface Range {
  readonly min_e4: Money
  readonly max_e4: Money
}

/** Both ends of a range are taken. */
export function rangeProblem(amount: Money, { min_e4, max_e4 }: Range): RangeProblem | null {
  if (amount > max_e4) return { why: 'above-maximum', max_e4 }
  return amount < min_e4 ? { why: 'below-minimum', min_e4 } : null
}

/** Flexiload knows no poisha: only whole taka within the limits, and never above the cap. */
export function amountProblem(amount: Money, { min_e4, max_e4 }: Range): AmountProblem | null {
  const capped_e4 = max_e4 < RECHARGE_CAP ? max_e4 : RECHARGE_CAP
  const outside = rangeProblem(amount, { min_e4, max_e4: capped_e4 })
  if (outside) return outside
  return isWholeTaka(amount) ? null : { why: 'whole-taka' }
}

/** An amount that an operator turns into a pack instead of balance. */
export interface TriggerAmount {
  readonly operator: NetworkCode
  readonly amount_e4: Money
  readonly minutes: number
  readonly days: number
  /** First business day it holds for, `YYYY-MM-DD`. */
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

/** The amounts that a network turns into packs on a business day; Skitto has no part in them. */
export function triggersOn(
  businessDate: string,
  operator: NetworkCode | null,
  lineType: LineType,
): readonly TriggerAmount[] {
  if (lineType === 'skitto') return []
  return triggerAmounts.filter((one) => one.operator === operator && one.from <= businessDate)
}

/** The pack that a plain recharge of this amount silently becomes on a business day, if any. */
export function triggerFor(
  { operator, lineType }: { readonly operator: NetworkCode; readonly lineType: LineType },
  amount: Money,
  businessDate: string,
): TriggerAmount | null {
  return (
    triggersOn(businessDate, operator, lineType).find(({ amount_e4 }) => amount_e4 === amount) ??
    null
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
