import { believesCharge } from '../../domain/kinds/kinds.ts'
import { money } from '../../domain/money.ts'
import { present, problem, type Result, success } from '../../domain/result.ts'
import { deliveredStates, endedStates } from '../../domain/sale.ts'
import { type Moved, type Posting, type SaleStep, stays, step } from '../../domain/sale-machine.ts'
import type { Alarms } from '../alarms.ts'
import type { Changes } from '../changes.ts'
import type { WritableDb } from '../db/database.ts'
import { createAssertSale } from '../invariants.ts'
import type { Post } from '../ledger/post.ts'
import type { Moment, Run } from '../run.ts'
import type { ShopDay } from '../shop-day.ts'
import { createDuesOfSale } from './dues-of-sale.ts'
import { entriesFor } from './entries.ts'
import { createHistory, type Evidence, type History, type Observed } from './history.ts'
import { reasonCode } from './reason.ts'
import { createSaleRows, type SaleRow, standingOf } from './rows.ts'
import { createKeptTokens } from './tokens.ts'

/** What is written beside a step, in the same transaction. */
export type Also = (row: SaleRow, moment: Moment) => void

export type NotTaken = 'no-such-sale' | 'not-from-here' | 'other-reference' | 'id-reused'

export interface Transitions {
  /**
   * Takes one step of one sale in one SQL transaction: compare-and-set on (state, version), the
   * event, the observation, the entries. An answer that teaches nothing new leaves only its
   * observation. @throws when the disk refuses; then nothing of it happened
   */
  take(seq: number, next: SaleStep, evidence: Evidence, also?: Also): Result<SaleRow, NotTaken>
  /** The same, for a caller that is in the middle of a write of its own. */
  within(seq: number, next: SaleStep, evidence: Evidence): Result<SaleRow, NotTaken>
  /** A final sale was asked about once more; its state is moved by the answer, not by this. */
  askedAgain(row: SaleRow): void
  /** A person says that a sale ended as it stands, whatever was seen since: kept, and seen to. */
  standsAsItIs(row: SaleRow, evidence: Evidence): void
  /** Keeps an answer beside a sale that it does not move. */
  observe(row: SaleRow, observed: Observed): void
}

export interface TransitionParts {
  readonly db: WritableDb
  readonly post: Post
  readonly run: Run
  readonly shopDay: ShopDay
  readonly changes: Changes
  readonly alarms: Alarms
}

export function createTransitions(parts: TransitionParts): Transitions {
  const { db, run } = parts
  const history = createHistory(db, parts.alarms, createKeptTokens(db))
  const takeInside = createTake(parts, history)
  // Where the answer led to another end, that one is still to be asked for twice.
  const countAsked = db.change<[string, number]>(
    'UPDATE sale SET asked_again = asked_again + 1 WHERE state = ? AND seq = ?',
  )
  return {
    askedAgain: ({ seq, state }) => void db.write(() => countAsked.run(state, seq)),
    take: (seq, next, evidence, also) => db.write(() => takeInside(seq, next, evidence, also)),
    within: takeInside,
    standsAsItIs: (row, { words, observed }) => {
      db.write(() => {
        history.observation(row, observed, run.moment())
        parts.alarms.decided(row.seq, words)
        db.afterCommit(() => parts.changes.tell('sale', row.id))
      })
    },
    observe: (row, observed) => {
      db.write(() => {
        history.observation(row, observed, run.moment())
      })
    },
  }
}

function createTake(parts: TransitionParts, history: History): Transitions['take'] {
  const rows = createSaleRows(parts.db)
  const move = createMove(parts, history)
  const isOfAnother = createOwnership(parts.db)
  const assertSale = createAssertSale(parts.db)
  return (seq, wanted, evidence, also) => {
    const before = rows.bySeq(seq)
    if (!before) return problem('no-such-sale')
    const moment = parts.run.moment()
    const reused = isOfAnother(before, wanted)
    const observed = reused ? crossed(evidence) : evidence.observed
    // An id belongs to one sale. Where ours has left and an id of another came back, what became
    // of ours is simply not known; where a question brought it, the answer is of no use.
    if (reused && before.state !== 'on-wire') {
      history.observation(before, keptAs(observed, 'id-reused'), moment)
      return problem('id-reused')
    }
    const next: SaleStep = reused ? { type: 'unknown', why: 'id-reused' } : wanted
    const outcome = step(standingOf(before), next)
    if (!outcome.ok) {
      const isOther = outcome.problem === 'other-reference'
      const said = isOther ? crossed(evidence) : observed
      history.observation(before, keptAs(said, outcome.problem), moment)
      return outcome
    }
    history.observation(before, underWay(before, next, observed), moment)
    // A draft that could not be sent stands where it stood, but why is worth its event.
    const learned = next.type === 'not-sent' || !stays(standingOf(before), outcome.value)
    if (!learned) {
      // Heard once more that it is delivered: what was strange of an answer in between is over.
      const isAgain = next.type === 'delivered' && deliveredStates.includes(before.state)
      if (isAgain) parts.alarms.ended(seq)
      // A meter's tokens that came with it stand in the sale's story, which is shown somewhere.
      const isBrought = (observed?.raw.tokens ?? []).length > 0
      if (isBrought) parts.db.afterCommit(() => parts.changes.tell('sale', before.id))
      return success(before)
    }
    move(before, next, outcome.value, evidence, moment)
    also?.(before, moment)
    const after = present(rows.bySeq(seq), `sale ${seq}`)
    assertSale(after)
    parts.db.afterCommit(() => tell(parts.changes, after, outcome.value))
    return success(after)
  }
}

function tell(changes: Changes, sale: SaleRow, { postings }: Moved): void {
  changes.tell('sale', sale.id)
  if (postings.length > 0) changes.tell('wallet', sale.provider)
}

/**
 * It was called failed or taken back, and the provider has it under way: it may still arrive, so
 * that a person decides before its money goes back or pays for another. Whoever decided that it
 * failed while the provider said just this has decided it already.
 */
function underWay(
  { state, reason_code, provider_reference }: SaleRow,
  { type }: SaleStep,
  observed: Observed | null,
): Observed | null {
  const isDecided = state === 'failed' && reason_code === 'decided' && provider_reference !== null
  const isBack = type === 'accepted' && (state === 'failed' || state === 'reversed') && !isDecided
  return observed && isBack ? { ...observed, alarm: 'debited-after-failed' } : observed
}

/**
 * The answer is about another sale, and so is what it brings for a meter. What a person typed
 * wrongly alarms nobody.
 */
function crossed({ cause, observed }: Evidence): Observed | null {
  const alarm = cause === 'person' ? null : 'crossed-answer'
  return observed && { ...observed, raw: { ...observed.raw, tokens: [] }, alarm }
}

function keptAs(observed: Observed | null, anomaly: string): Observed | null {
  return observed && { ...observed, class: `${observed.class}:${anomaly}` }
}

function createOwnership(db: WritableDb) {
  const owner = db.read<[string, string], { seq: number }>(
    'SELECT seq FROM sale WHERE provider = ? AND provider_reference = ?',
  )
  return (row: SaleRow, next: SaleStep): boolean => {
    if (!('providerReference' in next)) return false
    const found = owner.get(row.provider, next.providerReference)
    return found !== undefined && found.seq !== row.seq
  }
}

/** The columns of a sale that a step moves. */
type Standing = Pick<
  SaleRow,
  | ('state' | 'tender' | 'provider_reference' | 'charged_e4' | 'commission_e4')
  | ('failure_word' | 'failure_boot' | 'failure_mono_ms' | 'suspended')
  | ('reason_code' | 'reason_words' | 'changed_at_ms')
>

function createMove({ db, post, shopDay, alarms }: TransitionParts, history: History) {
  const duesOf = createDuesOfSale(db)
  const update = db.change<[Standing & { seq: number; from_state: string; version: number }]>(
    `UPDATE sale SET state = @state, tender = @tender, provider_reference = @provider_reference,
       charged_e4 = @charged_e4, commission_e4 = @commission_e4, failure_word = @failure_word,
       failure_boot = @failure_boot, failure_mono_ms = @failure_mono_ms, suspended = @suspended,
       reason_code = @reason_code, reason_words = @reason_words, changed_at_ms = @changed_at_ms,
       asked_again = iif(state <> @state AND @state IN ('reversed', 'late-success'), 0,
         asked_again),
       version = version + 1
     WHERE seq = @seq AND state = @from_state AND version = @version`,
  )
  return (row: SaleRow, next: SaleStep, to: Moved, evidence: Evidence, moment: Moment): void => {
    const standing: Standing = {
      state: to.state,
      tender: to.tender,
      provider_reference: to.providerReference,
      ...earnings(row, next, to.postings),
      ...failureColumns(row, to, moment),
      suspended: to.suspended ? 1 : 0,
      ...reasonAfter(row, next, to, evidence),
      changed_at_ms: moment.at_ms,
    }
    const { seq, state: from_state, version } = row
    const { changes } = update.run({ ...standing, seq, from_state, version })
    if (changes !== 1) throw new Error(`sale ${row.id} was moved by someone else`)
    history.event(row, next, to, evidence, moment)
    if (endedStates.includes(to.state) && !NO_LAST_WORD.includes(next.type)) alarms.ended(seq)
    for (const posting of to.postings) {
      const booked = { at_ms: moment.at_ms, businessDate: dayOf(row, shopDay.today()) }
      const entries = entriesFor(posting, row, standing.charged_e4)
      const transaction = post({ saleSeq: seq, cause: posting, ...booked, entries })
      duesOf(posting, row, { ...booked, transaction })
    }
  }
}

const MONEY_ALONE: readonly SaleStep['type'][] = ['refunded', 'taken-over', 'kept', 'paid-late']
/** Beside an end they say nothing of it. */
const NO_LAST_WORD: readonly SaleStep['type'][] = [...MONEY_ALONE, 'accepted']

/**
 * Where the customer's money goes afterwards does not change why the sale failed, nor does an id
 * that comes to be known of one that has failed.
 */
function reasonAfter(
  row: SaleRow,
  next: SaleStep,
  to: Moved,
  evidence: Evidence,
): Pick<Standing, 'reason_code' | 'reason_words'> {
  const { reason_code, reason_words } = row
  const isSame = row.state === to.state && row.failure_word === to.failureWord
  const isIdAlone = isSame && endedStates.includes(row.state) && next.type !== 'delivered'
  if (MONEY_ALONE.includes(next.type) || isIdAlone) return { reason_code, reason_words }
  return { reason_code: reasonCode(next, to.state), reason_words: evidence.words }
}

/**
 * Money is booked on the day it moves: a sale that ends a day later must not change a day that may
 * be closed by then. A clock that was set back books nothing before the sale.
 */
function dayOf(row: SaleRow, today: string): string {
  return today > row.business_date ? today : row.business_date
}

/** The word "failed" with the moment it was first heard: the second answer is timed from there. */
function failureColumns(
  row: SaleRow,
  { failureWord: failure_word }: Moved,
  { boot, mono_ms }: Moment,
): Pick<SaleRow, 'failure_word' | 'failure_boot' | 'failure_mono_ms'> {
  if (failure_word === null) {
    return { failure_word, failure_boot: null, failure_mono_ms: null }
  }
  const { failure_boot, failure_mono_ms } = row
  if (row.failure_word === failure_word) return { failure_word, failure_boot, failure_mono_ms }
  return { failure_word, failure_boot: boot, failure_mono_ms: mono_ms }
}

/**
 * What the provider took and what that earned: fixed with the entries that book it, so that a
 * reversal undoes the very sums that were booked, whatever a later answer says.
 */
function earnings(row: SaleRow, next: SaleStep, postings: readonly Posting[]) {
  const { charged_e4, commission_e4 } = row
  if (next.type === 'debited') return { charged_e4: next.debit_e4, commission_e4 }
  if (postings.includes('release-reserve')) return { charged_e4: null, commission_e4 }
  if (postings.includes('take-back')) return { charged_e4, commission_e4: null }
  if (postings.includes('paid-late')) {
    return {
      charged_e4,
      commission_e4: money(row.amount_e4 - (charged_e4 ?? row.expected_cost_e4)),
    }
  }
  const isLate = postings.includes('late-success')
  if (!isLate && !postings.includes('settle')) return { charged_e4, commission_e4 }
  // What the wallet showed to be taken stands in where the provider does not say, and what was
  // booked before the provider took it back and gave it once more.
  const seen_e4 = row.suspended === 1 || row.state === 'reversed' ? charged_e4 : null
  const shown_e4 = next.type === 'delivered-late' ? (next.debit_e4 ?? seen_e4) : seen_e4
  const told_e4 = (next.type === 'delivered' ? believable(next.charged_e4, row) : null) ?? shown_e4
  // The customer has the money back: what the provider took is a loss and earned nothing.
  if (isLate && row.tender !== 'refund-due') return { charged_e4: told_e4, commission_e4 }
  const cost_e4 = told_e4 ?? row.expected_cost_e4
  return { charged_e4: told_e4, commission_e4: money(row.amount_e4 - cost_e4) }
}

/** What the provider says it took, where it can be believed of such a sale. */
function believable(charged_e4: number | null, { kind, amount_e4 }: SaleRow): number | null {
  if (charged_e4 === null) return null
  return believesCharge(kind, money(charged_e4), money(amount_e4)) ? charged_e4 : null
}
