import type { Sale, SaleDetail } from '../../../contract/schemas.ts'
import { assertNever } from '../../../domain/result.ts'

/**
 * What a slip is. Only a success is a receipt: a slip for a sale still open says so larger than
 * anything else on it, or it would be shown later as proof of payment.
 */
export type SlipKind =
  | 'receipt'
  | 'waiting'
  | 'unknown'
  | 'failed'
  /** The money is back with the customer: a reprint must not ask for it a second time. */
  | 'refunded'
  | 'takenOver'
  | 'cancelled'
  | 'notSent'
  | 'reversed'
  | 'late'

type Standing = Pick<Sale, 'state' | 'reason' | 'tender'>

export function slipKind({ state, reason, tender }: Standing): SlipKind {
  switch (state) {
    case 'succeeded':
      return 'receipt'
    case 'created':
      return reason === null ? 'waiting' : 'notSent'
    case 'on-wire':
    case 'accepted':
      return 'waiting'
    case 'in-doubt':
    case 'needs-review':
      return 'unknown'
    case 'failed':
      return moneyWent(tender) ?? 'failed'
    case 'cancelled':
      return 'cancelled'
    case 'reversed':
      return moneyWent(tender) ?? 'reversed'
    case 'late-success':
      return 'late'
    default:
      return assertNever(state)
  }
}

function moneyWent(tender: Sale['tender']): SlipKind | null {
  if (tender === 'refunded') return 'refunded'
  return tender === 'taken-over' ? 'takenOver' : null
}

/** When the customer's money went back, or was taken off the books; null while it has not. */
export function moneyBackAt_ms({ events }: Pick<SaleDetail, 'events'>): number | null {
  const back = events.find(({ tender }) => tender === 'refunded' || tender === 'unpaid')
  return back?.at_ms ?? null
}
