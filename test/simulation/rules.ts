import type { Execution } from '../../src/sandbox/book.ts'
import { isAsSold, walletNameOf } from './sold.ts'
import { type Event, FINAL, type Row, type View } from './view.ts'

/** What a rule finds wrong: the invariant's number and what is the matter. */
export type Wrong = readonly [invariant: number, words: string]

/** Where a sale may go from where it stands (docs/money.md §1), written again on purpose. */
const ways: Readonly<Record<string, readonly string[]>> = {
  created: ['created', 'cancelled', 'on-wire'],
  // Its money alone may still move.
  cancelled: ['cancelled'],
  'on-wire': ['accepted', 'in-doubt', 'succeeded', 'failed'],
  accepted: ['accepted', 'succeeded', 'failed', 'needs-review', 'in-doubt'],
  'in-doubt': ['in-doubt', 'accepted', 'succeeded', 'failed', 'needs-review'],
  'needs-review': ['needs-review', 'accepted', 'succeeded', 'failed'],
  succeeded: ['succeeded', 'reversed'],
  failed: ['failed', 'late-success'],
  reversed: ['reversed', 'late-success'],
  'late-success': ['late-success', 'reversed'],
}

const tenderWays: Readonly<Record<string, readonly string[]>> = {
  unpaid: ['unpaid'],
  // Of a draft: the sale before it came after all, and this money pays for that one.
  collected: ['collected', 'unpaid', 'refund-due', 'refunded', 'taken-over'],
  'refund-due': ['refund-due', 'refunded', 'taken-over', 'collected'],
  // Its customer pays once more for what came late.
  refunded: ['refunded', 'collected'],
  'taken-over': ['taken-over', 'collected'],
}

/** 7 and 8: one step after the other, each from where the last one led, to where one may go. */
export function stepWrong(before: string, to: string): Wrong | null {
  if (ways[before]?.includes(to)) return null
  const isFinal = FINAL.includes(before) || before === 'cancelled'
  return [isFinal ? 7 : 8, `goes from ${before} to ${to}`]
}

export function tenderWrong(before: string, to: string): Wrong | null {
  return tenderWays[before]?.includes(to) ? null : [11, `its money goes from ${before} to ${to}`]
}

/** 21: amounts are safe integers in range. */
export function rangeWrong(row: Row): Wrong | null {
  const amounts = [row.amount_e4, row.expected_cost_e4, row.charged_e4, row.commission_e4]
  const odd = amounts.find(
    (amount) => amount !== null && !(Number.isSafeInteger(amount) && Math.abs(amount) <= 2 ** 51),
  )
  if (odd !== undefined) return [21, `has an amount of ${odd}`]
  return row.expected_cost_e4 > row.amount_e4 || row.expected_cost_e4 <= 0
    ? [21, `is expected to cost ${row.expected_cost_e4} of ${row.amount_e4}`]
    : null
}

const UNDONE: readonly string[] = ['failed', 'reversed', 'cancelled']

/** 4: only what did not happen is tried again, and once at a time. */
export function retryWrong({ row: first }: View, others: Iterable<View>): Wrong | null {
  if (!UNDONE.includes(first.state)) return [4, `is tried again for a sale that is ${first.state}`]
  for (const { row, name } of others) {
    const isBeside = row.retry_of === first.id && !UNDONE.includes(row.state)
    if (isBeside) return [4, `is tried a second time beside ${name}`]
  }
  return null
}

/** A twin is near for five minutes of true time, less a moment for whoever counts otherwise. */
const NEAR_ms = 5 * 60_000 - 1_000
/** Of those before its run the counter knows no more than their order. */
const NEAR_IN_ORDER = 20

/**
 * 4: the same number and amount is not sold again while the end of the first is not known, nor
 * unasked while it is under way or left a moment ago, whatever the machine's clock said since.
 */
export function twinWrong(
  { row, boot }: View,
  others: Iterable<View>,
  { now_ms, twinSeen }: { readonly now_ms: number; readonly twinSeen: string | undefined },
): Wrong | null {
  for (const { row: first, name, wired } of others) {
    const { state } = first
    if (!isAlike(first, row)) continue
    const isUnknown = state === 'in-doubt' || state === 'needs-review'
    if (isUnknown) return [4, `is sold again while ${name} is in doubt`]
    if (state === 'created' || UNDONE.includes(state) || twinSeen !== undefined) continue
    const isUnderWay = state === 'on-wire' || state === 'accepted'
    const isNear = wired !== null && now_ms - wired.at_ms < NEAR_ms
    const isKnown = wired?.boot === boot || row.seq - first.seq <= NEAR_IN_ORDER
    if (isUnderWay || (isNear && isKnown)) return [4, `is sold again unasked beside ${name}`]
  }
  return null
}

/** A line is one whichever network it is said to be with; wallets and meters have their brand. */
function isAlike(first: Row, row: Row): boolean {
  const isSame = first.kind === row.kind && first.number === row.number
  const isOfALine = row.kind !== 'transfer' && row.kind !== 'bill'
  return (
    isSame && first.amount_e4 === row.amount_e4 && (isOfALine || first.operator === row.operator)
  )
}

const DELIVERED: readonly string[] = ['succeeded', 'late-success']

const WITH_CUSTOMER: readonly string[] = ['refunded', 'unpaid']

/** What a step of a sale moves over the counter, in times of its face. */
export function paidBy(before: string | null, event: Event): number {
  const isBack = WITH_CUSTOMER.includes(event.tender)
  if (isBack && before !== event.tender) return -1
  return /"type":"paid-late","from":null/u.test(event.step) ? 1 : 0
}

/** What the entries of a sale must come to, by where it stands (docs/money.md §5). */
export function sumsWrong({ row, sums, isPaidFromHeld, paid, credit }: View): Wrong | null {
  const { state, tender, amount_e4: face, expected_cost_e4: cost } = row
  const charge = row.service_charge_e4
  const charged = row.charged_e4 ?? cost
  const times = (isPaidFromHeld ? 0 : 1) + paid
  const later = credit?.amount_e4 ?? 0
  const held = (isEarned: boolean) => (isEarned ? face + charge : 0) - times * (face + charge)
  const isGivenBack = tender === 'refunded' || tender === 'unpaid'
  const isDelivered = DELIVERED.includes(state)
  const isLoss = state === 'late-success' && (isGivenBack || tender === 'taken-over')
  const isWaiting = ['on-wire', 'accepted', 'in-doubt', 'needs-review'].includes(state)
  const wallet = walletNameOf(row)
  const isEarned = isDelivered && !isLoss
  const aside = (sums.get(`reserved:${wallet}`) ?? 0) + (sums.get('suspense') ?? 0)
  const wanted: readonly (readonly [string, number, number])[] = [
    ['cash', sums.get('cash') ?? 0, times * (face + charge - later)],
    ['customers-dues', sums.get('customers-dues') ?? 0, times * later],
    ['customers-held', sums.get('customers-held') ?? 0, held(isEarned)],
    ['reserved and suspense', aside, isWaiting ? cost : 0],
    ['wallet', sums.get(`wallet:${wallet}`) ?? 0, isWaiting ? -cost : isDelivered ? -charged : 0],
    ['commission', sums.get('commission') ?? 0, isEarned ? charged - face : 0],
    ['service charge', sums.get('service-charge') ?? 0, isEarned ? 0 - charge : 0],
    ['loss', sums.get('loss-late-success') ?? 0, isLoss ? charged : 0],
  ]
  const odd = wanted.find(([, found, should]) => found !== should)
  return odd ? [1, `has ${odd[1]} on ${odd[0]} as ${state}, ${tender}: not ${odd[2]}`] : null
}

/** 5 and 6: what the books say a sale became is what the provider did. */
export function truthWrong(view: View, execution: Execution | null): Wrong | null {
  const { row, sent } = view
  const { state } = row
  if (DELIVERED.includes(state)) {
    if (!execution && !sent?.isPending) return [5, `is ${state} and was never executed`]
    if (!execution) return null
    if (execution.outcome === 'failed') return [5, `is ${state} and the provider failed it`]
    return isAsSold(row, execution) ? null : [5, `is ${state} and something else was executed`]
  }
  if (state !== 'failed' || !sent || !execution || view.late_ms !== null) return null
  const isThere = execution.outcome === 'succeeded' || execution.outcome === 'pending'
  const isDelivered = isThere && isAsSold(row, execution)
  return isDelivered && sent.outcome === 'succeeded'
    ? [6, 'is failed and the provider delivered it']
    : null
}
