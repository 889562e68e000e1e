import { businessDate } from '../../domain/business-day.ts'
import { type RechargeLimit, amountProblem, rechargeLimit } from '../../domain/limits.ts'
import { payingWallet } from '../../domain/kinds/kinds.ts'
import { lineTypeWords, networkByCode } from '../../domain/operator.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { CannotSell, Order, RechargeOrder } from './provider.ts'

type Range = Pick<RechargeLimit, 'min_e4' | 'max_e4'>

/**
 * Whether a provider has words for an order and takes its amount.
 *
 * @param listed what the provider's own list allows, which goes before our table.
 * @param now_ms milliseconds since 1970 UTC: limits are dated.
 */
export function cannotSell(
  provider: ProviderId,
  order: Order,
  listed: Range | null,
  now_ms: number,
): CannotSell | null {
  if (payingWallet(order.kind, provider) === null) return { why: 'kind' }
  // What a package costs is the provider's own word.
  return order.kind === 'recharge' ? cannotRecharge(provider, order, listed, now_ms) : null
}

function cannotRecharge(
  provider: ProviderId,
  { operator, lineType, amount_e4 }: RechargeOrder,
  listed: Range | null,
  now_ms: number,
): CannotSell | null {
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

/** The order of a provider that sells recharges alone: `cannotSell` has refused every other. */
export function rechargeOf(order: Order): RechargeOrder {
  if (order.kind !== 'recharge') throw new Error(`a ${order.kind} at a provider without any`)
  return order
}

/** Whole taka, as all three documents write it. `cannotSell` has refused everything else. */
export function wholeTaka(order: Pick<Order, 'amount_e4'>): number {
  return order.amount_e4 / 10_000
}
