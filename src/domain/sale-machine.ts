import { z } from 'zod'
import { Money } from './money.ts'
import { assertNever, problem, type Result, success } from './result.ts'
import type { DeliveryState, TenderState } from './sale.ts'

/** A second identical "failed" must come at least this long after the first (money.md §3). */
export const SECOND_FAILURE_AFTER_ms = 60_000

const charged_e4 = Money.nullable()

/** Everything that can happen to a sale once it was confirmed; kept as it stands in its history. */
export const SaleStep = z.discriminatedUnion('type', [
  /** Proof that no byte left (DNS, connect, TLS, a closed lane). The sale stays a draft. */
  z.object({ type: z.literal('not-sent'), why: z.string() }),
  z.object({ type: z.literal('cancelled'), by: z.enum(['cashier', 'expiry']) }),
  /** The compare-and-set before the first byte: from here a crash can only mean doubt. */
  z.object({ type: z.literal('sent'), requestHash: z.string() }),
  z.object({ type: z.literal('refused'), why: z.string() }),
  /** No proof either way: also a refusal that the provider's document does not describe. */
  z.object({ type: z.literal('unknown'), why: z.string() }),
  /** The provider has it: from the create answer, or found by a status question. */
  z.object({ type: z.literal('accepted'), providerReference: z.string() }),
  z.object({ type: z.literal('delivered'), providerReference: z.string(), charged_e4 }),
  z.object({
    type: z.literal('failure-heard'),
    providerReference: z.string(),
    word: z.string(),
    /** Since the same word was first heard; null when this is the first time. */
    sinceFirst_ms: z.number().nullable(),
  }),
  /** Proof that the provider never executed it. */
  z.object({ type: z.literal('not-executed'), proof: z.string() }),
  /** The wallet shows that the provider took the money; what the customer got nobody can say. */
  z.object({ type: z.literal('debited'), debit_e4: Money }),
  /**
   * Older than its time, or nothing more can be found out by itself: a person is asked, the
   * questions go on. `why` says what the wallet shows by then.
   */
  z.object({ type: z.literal('overdue'), why: z.string().optional() }),
  z.object({
    type: z.literal('decided'),
    outcome: z.enum(['succeeded', 'failed']),
    evidence: z.string(),
  }),
  /**
   * The counter had called it failed, its cost was taken all the same or its provider has it under
   * way, and a person has proof that the customer got it. Null where nothing was seen to be taken.
   */
  z.object({ type: z.literal('delivered-late'), debit_e4: Money.nullable(), evidence: z.string() }),
  /** The customer has the money back. */
  z.object({ type: z.literal('refunded') }),
  /** The money that was due back pays for the sale that is tried in its place. */
  z.object({ type: z.literal('taken-over'), by: z.string() }),
  /**
   * The sale that this was tried in place of came after all, and the money that is still here pays
   * for that one. A draft goes no further.
   */
  z.object({ type: z.literal('kept'), pays: z.string() }),
  /**
   * It came late and is paid after all: with the money that lies at the sale in its place. Null
   * where its customer, who had the money back or got both, pays it over the counter.
   */
  z.object({ type: z.literal('paid-late'), from: z.string().nullable() }),
])
export type SaleStep = z.infer<typeof SaleStep>

/** What of a sale decides the next step. */
export interface SaleStanding {
  readonly state: DeliveryState
  readonly tender: TenderState
  readonly providerReference: string | null
  /** The failure word heard once and not yet confirmed. */
  readonly failureWord: string | null
  /** What was set aside for it stands in suspense: taken by the provider, nobody knows for what. */
  readonly suspended: boolean
}

/** What a step does to the books; `core/ledger` turns each into balanced entries. */
export type Posting =
  | 'collect'
  | 'return-cash'
  | 'reserve'
  | 'suspend'
  | 'release-reserve'
  | 'settle'
  | 'refund'
  | 'take-back'
  | 'late-success'
  | 'paid-late'

export interface Moved extends SaleStanding {
  readonly postings: readonly Posting[]
}

/** A sale as it begins: confirmed by the cashier, its cash taken, not a byte sent. */
export const confirmed: Moved = {
  state: 'created',
  tender: 'collected',
  providerReference: null,
  failureWord: null,
  suspended: false,
  postings: ['collect'],
}

/** The same, paid with the money of a failed sale that was still due back: no cash is taken. */
export const confirmedFromHeld: Moved = { ...confirmed, postings: [] }

type Outcome = Result<Moved, 'not-from-here' | 'other-reference'>

/**
 * The one transition function of a sale (money.md §1). Every road into a state goes through it:
 * the cashier's command, the provider's answer, settlement, a restart, a person's decision.
 * `stays` (same standing, no posting) is an answer that teaches nothing new.
 */
export function step(sale: SaleStanding, next: SaleStep): Outcome {
  if (
    'providerReference' in next &&
    sale.providerReference !== null &&
    sale.providerReference !== next.providerReference
  ) {
    return problem('other-reference')
  }
  switch (next.type) {
    case 'not-sent':
      return only(sale, ['created'], sale)
    case 'cancelled':
      return calledOff(sale, next.by)
    case 'sent':
      return only(sale, ['created'], { ...sale, state: 'on-wire' }, ['reserve'])
    case 'refused':
      return only(sale, ['on-wire'], failed(sale), ['release-reserve'])
    case 'unknown':
      return only(sale, ['on-wire'], { ...sale, state: 'in-doubt' })
    case 'accepted':
      return accepted(sale, next.providerReference)
    case 'delivered':
      return delivered(sale, next.providerReference)
    case 'failure-heard':
      return failureHeard(sale, next)
    case 'not-executed':
      // Meanwhile the provider may have named it: then it is there, whatever was read before.
      if (sale.providerReference !== null) return problem('not-from-here')
      return only(sale, ['in-doubt', 'needs-review'], failed(sale), ['release-reserve'])
    case 'debited':
      return sale.suspended || sale.providerReference !== null
        ? problem('not-from-here')
        : only(
            sale,
            ['in-doubt', 'needs-review'],
            { ...sale, state: 'needs-review', suspended: true },
            ['suspend'],
          )
    case 'overdue':
      return only(sale, ['accepted', 'in-doubt'], { ...sale, state: 'needs-review' })
    case 'decided':
      return decided(sale, next.outcome)
    case 'delivered-late':
      return undone.includes(sale.state) ? lateSuccess(sale, sale) : problem('not-from-here')
    case 'refunded':
      return whereDue(sale, 'refunded', ['refund'])
    case 'taken-over':
      return whereDue(sale, 'taken-over', [])
    case 'kept':
      return sale.state === 'created'
        ? moved({ ...sale, state: 'cancelled', tender: 'taken-over' })
        : whereDue(sale, 'taken-over', [])
    case 'paid-late':
      return paidLate(sale, next.from)
    default:
      return assertNever(next)
  }
}

/** True when the step changed nothing, so that there is nothing to write down. */
export function stays(before: SaleStanding, after: Moved): boolean {
  return (
    after.postings.length === 0 &&
    before.state === after.state &&
    before.tender === after.tender &&
    before.providerReference === after.providerReference &&
    before.failureWord === after.failureWord &&
    before.suspended === after.suspended
  )
}

const open: readonly DeliveryState[] = ['on-wire', 'accepted', 'in-doubt', 'needs-review']
const delivery: readonly DeliveryState[] = ['succeeded', 'late-success']
/** Sent, and by our books nothing came of it: its customer's money is due back or has gone back. */
const undone: readonly DeliveryState[] = ['failed', 'reversed']

function moved(to: SaleStanding, postings: readonly Posting[] = []): Outcome {
  return success({
    state: to.state,
    tender: to.tender,
    providerReference: to.providerReference,
    failureWord: to.failureWord,
    suspended: to.suspended,
    postings,
  })
}

function only(
  sale: SaleStanding,
  from: readonly DeliveryState[],
  to: SaleStanding,
  postings: readonly Posting[] = [],
): Outcome {
  return from.includes(sale.state) ? moved(to, postings) : problem('not-from-here')
}

/**
 * The cashier hands the money back with the same press. Where only the time ran out nobody has: it
 * is due until somebody says so.
 */
function calledOff(sale: SaleStanding, by: 'cashier' | 'expiry'): Outcome {
  return by === 'cashier'
    ? only(sale, ['created'], { ...sale, state: 'cancelled', tender: 'unpaid' }, ['return-cash'])
    : only(sale, ['created'], { ...sale, state: 'cancelled', tender: 'refund-due' })
}

function failed(sale: SaleStanding): SaleStanding {
  return { ...sale, state: 'failed', tender: 'refund-due', failureWord: null, suspended: false }
}

function settled(sale: SaleStanding): SaleStanding {
  return { ...sale, state: 'succeeded', failureWord: null, suspended: false }
}

function accepted(sale: SaleStanding, providerReference: string): Outcome {
  // An accepted answer after an end takes no end back. The id it brings is kept all the same: by it
  // the provider can be asked.
  if (!open.includes(sale.state)) return named(sale, providerReference)
  // A sale in review goes back to waiting only when its id was not known before: found at last.
  const known = sale.state === 'needs-review' && sale.providerReference !== null
  const state = known ? sale.state : 'accepted'
  return moved({ ...sale, state, providerReference, failureWord: null })
}

function delivered(sale: SaleStanding, providerReference: string): Outcome {
  const known = { ...sale, providerReference, failureWord: null, suspended: false }
  if (open.includes(sale.state)) return moved({ ...known, state: 'succeeded' }, ['settle'])
  if (delivery.includes(sale.state)) return moved(known)
  return undone.includes(sale.state) ? lateSuccess(sale, known) : problem('not-from-here')
}

function named(sale: SaleStanding, providerReference: string): Outcome {
  const hasEnded = delivery.includes(sale.state) || undone.includes(sale.state)
  return hasEnded ? moved({ ...sale, providerReference }) : problem('not-from-here')
}

/**
 * The books said failed. Where the customer's money is still here it is no longer due back; where
 * it was given back the delivery is our loss. Never a silent flip: a state of its own.
 */
function lateSuccess(sale: SaleStanding, known: SaleStanding): Outcome {
  const tender = sale.tender === 'refund-due' ? 'collected' : sale.tender
  return moved({ ...known, state: 'late-success', tender }, ['late-success'])
}

function failureHeard(
  sale: SaleStanding,
  heard: { providerReference: string; word: string; sinceFirst_ms: number | null },
): Outcome {
  const { providerReference, word, sinceFirst_ms } = heard
  const wasDelivered = delivery.includes(sale.state)
  if (!open.includes(sale.state) && !wasDelivered) return named(sale, providerReference)
  const again =
    sale.failureWord === word && sinceFirst_ms !== null && sinceFirst_ms >= SECOND_FAILURE_AFTER_ms
  if (!again) {
    const found = sale.state === 'on-wire' || sale.state === 'in-doubt'
    const state = found ? 'accepted' : sale.state
    return moved({ ...sale, state, providerReference, failureWord: word })
  }
  if (wasDelivered) return takenBack({ ...sale, providerReference })
  return moved({ ...failed(sale), providerReference }, ['release-reserve'])
}

/**
 * The provider took a success back. What the customer paid is due; of a late success it may have
 * gone back, or into another try, before: then only the loss is undone.
 */
function takenBack(sale: SaleStanding): Outcome {
  const tender = sale.tender === 'collected' ? 'refund-due' : sale.tender
  return moved({ ...sale, state: 'reversed', tender, failureWord: null }, ['take-back'])
}

function decided(sale: SaleStanding, outcome: 'succeeded' | 'failed'): Outcome {
  if (outcome === 'failed' && delivery.includes(sale.state)) return takenBack(sale)
  return outcome === 'succeeded'
    ? only(sale, ['needs-review'], settled(sale), ['settle'])
    : only(sale, ['needs-review'], failed(sale), ['release-reserve'])
}

function paidLate(sale: SaleStanding, from: string | null): Outcome {
  if (sale.tender !== 'taken-over' && sale.tender !== 'refunded') return problem('not-from-here')
  const postings = from === null ? (['collect', 'paid-late'] as const) : (['paid-late'] as const)
  return only(sale, ['late-success'], { ...sale, tender: 'collected' }, postings)
}

/** What happens to money that is due back happens once. */
function whereDue(sale: SaleStanding, tender: TenderState, postings: readonly Posting[]): Outcome {
  return sale.tender === 'refund-due'
    ? moved({ ...sale, tender }, postings)
    : problem('not-from-here')
}
