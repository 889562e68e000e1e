import { businessDate } from '../../domain/business-day.ts'
import {
  type AmountLimit,
  amountLimit,
  type Capability,
  capabilityOf,
} from '../../domain/capability.ts'
import { amountProblem, rangeProblem } from '../../domain/limits.ts'
import { networkByCode } from '../../domain/operator.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { CannotSell, Order, RechargeOrder } from './provider.ts'

type Range = Pick<AmountLimit, 'min_e4' | 'max_e4'>

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
  const capability = capabilityOf(provider, order.kind)
  if (capability === null) return { why: 'kind' }
  if (!capability.operators.includes(order.operator)) return { why: 'operator' }
  const range = listed ?? amountLimit(capability, order, businessDate(now_ms))
  if (!isSaid(capability, order)) return { why: 'line-type' }
  if (order.kind === 'recharge') return cannotRecharge(order, range)
  // What a package costs is the provider's own word.
  if (capability.limits.length === 0) return null
  return range === null ? { why: 'kind' } : rangeProblem(order.amount_e4, range)
}

/** Whether it has a word for the line, and the network has such a line at all. */
function isSaid({ lines }: Capability, order: Order): boolean {
  if (!('lineType' in order) || order.lineType === undefined) return true
  const { operator, lineType } = order
  return lines?.[lineType] !== undefined && networkByCode(operator).lineTypes.includes(lineType)
}

function cannotRecharge({ amount_e4 }: RechargeOrder, range: Range | null): CannotSell | null {
  return range === null ? { why: 'line-type' } : amountProblem(amount_e4, range)
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
