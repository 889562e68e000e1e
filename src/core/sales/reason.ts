import { assertNever } from '../../domain/result.ts'
import type { DeliveryState } from '../../domain/sale.ts'
import type { SaleStep } from '../../domain/sale-machine.ts'

/**
 * The code a screen has words for (contract/codes.ts); null where the state says it all.
 * @param to the state the step led to: a failure heard once is another story than one confirmed
 */
export function reasonCode(step: SaleStep, to: DeliveryState): string | null {
  switch (step.type) {
    case 'not-sent':
    case 'refused':
    case 'unknown':
      return step.why
    case 'not-executed':
      return 'not-executed'
    case 'cancelled':
      return step.by === 'cashier' ? 'cancelled' : 'expired'
    case 'failure-heard':
      return to === 'failed' || to === 'reversed' ? 'failed-word' : 'failure-heard'
    case 'debited':
      return 'debited'
    case 'overdue':
      return step.why ?? 'overdue'
    case 'decided':
    case 'delivered-late':
      return 'decided'
    case 'sent':
    case 'accepted':
    case 'delivered':
    case 'refunded':
    case 'taken-over':
    case 'kept':
    case 'paid-late':
      return null
    default:
      return assertNever(step)
  }
}
