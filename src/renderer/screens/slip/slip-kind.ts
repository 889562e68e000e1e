import type { Sale } from '../../../contract/schemas.ts'
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
      return tender === 'taken-over' ? 'takenOver' : 'failed'
    case 'cancelled':
      return 'cancelled'
    case 'reversed':
      return 'reversed'
    case 'late-success':
      return 'late'
    default:
      return assertNever(state)
  }
}
