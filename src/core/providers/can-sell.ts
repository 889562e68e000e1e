import { businessDate } from '../../domain/business-day.ts'
import { type RechargeLimit, amountProblem, rechargeLimit } from '../../domain/limits.ts'
import { lineTypeWords, networkByCode } from '../../domain/operator.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { CannotSell, RechargeOrder } from './provider.ts'

type Range = Pick<RechargeLimit, 'min_e4' | 'max_e4'>

/**
 * Whether a provider has words for an order and takes its amount.
 *
 * @param listed what the provider's own list allows, which goes before our table.
 * @param now_ms milliseconds since 1970 UTC: limits are dated.
 */
export function cannotSell(
  provider: ProviderId,
  order: RechargeOrder,
  listed: Range | null,
  now_ms: number,
): CannotSell | null {
  const { operator, lineType, amount_e4 } = order
  const known =
    lineTypeWords[provider][lineType] !== null &&
    networkByCode(operator).lineTypes.includes(lineType)
  const range = listed ?? rechargeLimit(provider, operator, lineType, businessDate(now_ms))
  if (!known || range === null) return { why: 'line-type' }
  return amountProblem(amount_e4, range)
}

/** An order that was refused here must not come back as a sale. */
export function assertSellable(refusal: CannotSell | null): void {
  if (refusal !== null) throw new Error(`an order that cannot be sold: ${refusal.why}`)
}

/** A question without what it asks about would be answered about nothing, or about all. */
export function assertAskable(askable: boolean): void {
  if (!askable) throw new Error('a sale was asked about that the provider gave no id')
}

/** Whole taka, as all three documents write it. `cannotSell` has refused everything else. */
export function wholeTaka(order: RechargeOrder): number {
  return order.amount_e4 / 10_000
}
