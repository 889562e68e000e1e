import type { Sale, SaleDetail } from '../../contract/schemas.ts'
import { assertNever } from '../../domain/result.ts'

/**
 * What a slip is. Only a success is a receipt: a slip for a sale still open says so larger than
 * anything else on it, or it would be shown later as proof of payment.
 */
export type SlipKind =
  | 'receipt'
  | 'waiting'
  | 'unknown'
  /** It may be settled already: a paper that promised it again would be a debt in writing. */
  | 'askFirst'
  | 'failed'
  /** The money is back with the customer: a reprint must not ask for it a second time. */
  | 'refunded'
  | 'takenOver'
  /** Called off by a press that hands the money back: it is not promised a second time. */
  | 'cancelled'
  /** Called off, and its money pays for the one made in its place: nobody got it back. */
  | 'cancelledTakenOver'
  /** Called off by its age: the money is still the customer's. */
  | 'expired'
  | 'notSent'
  | 'reversed'
  /** It was made and taken back, which is no failure to whoever reads the paper. */
  | 'reversedRefunded'
  | 'reversedTakenOver'
  | 'late'
  /** It came late, and nothing is left to settle. */
  | 'latePaid'

type Standing = Pick<Sale, 'state' | 'reason' | 'tender'> & Pick<SaleDetail, 'soldAgain'>

/**
 * What stands beside the sale. `of-copy`: the books that are gone may have settled it. `doubted`:
 * it may arrive although it was called failed, or one before it: its cost was taken, say. `kept`:
 * called off, its cash lies ready for the one begun in its place.
 */
export type Beside = 'of-copy' | 'doubted' | 'kept' | null

export function slipKind(sale: Standing, beside: Beside = null): SlipKind {
  const { state, reason, tender } = sale
  const isOwed = tender === 'refund-due' || state === 'created'
  if (beside === 'of-copy' && isOwed) return 'askFirst'
  if (beside === 'doubted' && tender === 'refund-due') return 'unknown'
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
      if (tender === 'refunded') return 'refunded'
      if (tender === 'taken-over') return 'takenOver'
      return 'failed'
    case 'cancelled':
      return calledOff(sale, beside)
    case 'reversed':
      if (tender === 'refunded') return 'reversedRefunded'
      if (tender === 'taken-over') return 'reversedTakenOver'
      return 'reversed'
    case 'late-success':
      return tender === 'collected' ? 'latePaid' : 'late'
    default:
      return assertNever(state)
  }
}

function calledOff({ tender, soldAgain }: Standing, beside: Beside): SlipKind {
  if (tender === 'refunded') return 'refunded'
  if (tender === 'refund-due') return 'expired'
  if (tender === 'taken-over' || soldAgain) return 'cancelledTakenOver'
  return beside === 'kept' ? 'notSent' : 'cancelled'
}

/**
 * When the customer's money went back, or was taken off the books; null while it has not. It may
 * go back twice: what came late was paid once more, and its provider took it back.
 */
export function moneyBackAt_ms({ events }: Pick<SaleDetail, 'events'>): number | null {
  const isHere = events.findLastIndex(({ tender }) => tender !== 'refunded' && tender !== 'unpaid')
  return events[isHere + 1]?.at_ms ?? null
}

const awaited: readonly SlipKind[] = ['waiting', 'unknown', 'notSent']
const owed: readonly SlipKind[] = ['failed', 'expired', 'reversed']

const back: readonly SlipKind[] = [...owed, 'refunded', 'cancelled', 'reversedRefunded']

/**
 * Whether its figure is money that goes back to the customer, or went.
 *
 * @param name of its paper, which is its kind
 */
export function isOfMoneyBack(name: string): boolean {
  return back.some((kind) => kind === name)
}

/** What became of it is not known, or not settled here: its paper proves no payment. */
export function isOpen(kind: SlipKind): boolean {
  return kind === 'askFirst' || awaited.includes(kind)
}

/** What the paper ends with: no thanks where the customer has neither recharge nor money. */
export function footOf(kind: SlipKind): 'keep' | 'keepForMoney' | 'ask' | 'thanks' {
  if (kind === 'askFirst') return 'ask'
  if (awaited.includes(kind)) return 'keep'
  return owed.includes(kind) ? 'keepForMoney' : 'thanks'
}
