import { type Money, money } from '../../domain/money.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import type { Moved, Posting, SaleStep } from '../../domain/sale-machine.ts'
import { stays, step } from '../../domain/sale-machine.ts'
import type { Changes } from '../changes.ts'
import type { WritableDb } from '../db/database.ts'
import type { Post } from '../ledger/post.ts'
import type { RawAnswer } from '../providers/provider.ts'
import type { Moment, Run } from '../run.ts'
import { entriesFor } from './entries.ts'
import { reasonCode } from './reason.ts'
import { createSaleRows, type SaleRow, standingOf } from './rows.ts'

export type Cause = 'cashier' | 'dispatch' | 'settlement' | 'restart' | 'person'

/** One answer, kept as it came. */
export interface Observed {
  readonly source: 'create' | 'status' | 'balance' | 'person' | 'open'
  readonly class: string
  readonly raw: RawAnswer | null
  readonly balance_e4?: Money | null
}

/** Who moves a sale, with what proof. */
export interface Evidence {
  readonly cause: Cause
  /** The provider's or a person's own words; empty where there are none. */
  readonly words: string
  readonly observed: Observed | null
}

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
  /** Keeps an answer beside a sale that it does not move. */
  observe(row: SaleRow, observed: Observed): void
}

export interface TransitionParts {
  readonly db: WritableDb
  readonly post: Post
  readonly run: Run
  readonly changes: Changes
}

export function createTransitions(parts: TransitionParts): Transitions {
  const { db, run, changes } = parts
  const rows = createSaleRows(db)
  const write = createWriters(parts)
  const owner = db.read<[string, string], { seq: number }>(
    'SELECT seq FROM sale WHERE provider = ? AND provider_reference = ?',
  )
  const ownedByAnother = (row: SaleRow, next: SaleStep) =>
    'providerReference' in next &&
    (owner.get(row.provider, next.providerReference)?.seq ?? row.seq) !== row.seq

  const takeInside = (
    seq: number,
    wanted: SaleStep,
    evidence: Evidence,
    also: Also | undefined,
  ): Result<SaleRow, NotTaken> => {
    const before = rows.bySeq(seq)
    if (!before) return problem('no-such-sale')
    const moment = run.moment()
    const reused = ownedByAnother(before, wanted)
    // An id belongs to one sale. Where ours has left and an id of another came back, what became
    // of ours is simply not known; where a question brought it, the answer is of no use.
    if (reused && before.state !== 'on-wire') {
      write.observation(before, keptAs(evidence.observed, 'id-reused'), moment)
      return problem('id-reused')
    }
    const next: SaleStep = reused ? { type: 'unknown', why: 'id-reused' } : wanted
    const outcome = step(standingOf(before), next)
    if (!outcome.ok) {
      write.observation(before, keptAs(evidence.observed, outcome.problem), moment)
      return outcome
    }
    write.observation(before, evidence.observed, moment)
    if (stays(standingOf(before), outcome.value) && next.type !== 'not-sent') {
      return success(before)
    }
    write.move(before, next, outcome.value, evidence, moment)
    also?.(before, moment)
    const after = rows.bySeq(seq)
    if (!after) throw new Error(`sale ${seq} is gone`)
    db.afterCommit(() => {
      changes.tell('sale', after.id)
      if (outcome.value.postings.length > 0) changes.tell('wallet', after.provider)
    })
    return success(after)
  }

  return {
    take: (seq, next, evidence, also) => db.write(() => takeInside(seq, next, evidence, also)),
    observe: (row, observed) => {
      db.write(() => {
        write.observation(row, observed, run.moment())
      })
    },
  }
}

function keptAs(observed: Observed | null, anomaly: string): Observed | null {
  return observed && { ...observed, class: `${observed.class}:${anomaly}` }
}

function createWriters({ db, post }: TransitionParts) {
  const update = db.change<
    [
      state: string,
      tender: string,
      providerReference: string | null,
      charged_e4: number | null,
      commission_e4: number | null,
      failureWord: string | null,
      failureBoot: string | null,
      failureMono_ms: number | null,
      reasonCode: string | null,
      reasonWords: string,
      changedAt_ms: number,
      seq: number,
      fromState: string,
      version: number,
    ]
  >(`UPDATE sale SET state = ?, tender = ?, provider_reference = ?, charged_e4 = ?,
       commission_e4 = ?, failure_word = ?, failure_boot = ?, failure_mono_ms = ?,
       reason_code = ?, reason_words = ?, changed_at_ms = ?, version = version + 1
     WHERE seq = ? AND state = ? AND version = ?`)
  const insertEvent = db.change<
    [number, number, number, string, string, string, string, string, string]
  >(`INSERT INTO sale_event
       (sale_seq, version, at_ms, from_state, to_state, tender, cause, step, words)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const insertObservation = db.change<
    [number, string, number, string, string, number | null, number | null, string, number | null]
  >(`INSERT INTO observation
       (sale_seq, provider, at_ms, source, class, http_status, elapsed_ms, body, balance_e4)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)

  return {
    observation(row: SaleRow, observed: Observed | null, moment: Moment): void {
      if (!observed) return
      const { source, raw, balance_e4 } = observed
      insertObservation.run(
        row.seq,
        row.provider,
        moment.at_ms,
        source,
        observed.class,
        raw?.httpStatus ?? null,
        raw === null ? null : Math.max(0, Math.round(raw.elapsed_ms)),
        raw?.body ?? '',
        balance_e4 ?? null,
      )
    },
    move(row: SaleRow, next: SaleStep, to: Moved, evidence: Evidence, moment: Moment): void {
      const earned = earnings(row, next, to.postings)
      const heard = to.failureWord === null ? null : moment
      const again = row.failure_word === to.failureWord && row.failure_word !== null
      const { changes } = update.run(
        to.state,
        to.tender,
        to.providerReference,
        earned.charged_e4,
        earned.commission_e4,
        to.failureWord,
        again ? row.failure_boot : (heard?.boot ?? null),
        again ? row.failure_mono_ms : (heard?.mono_ms ?? null),
        reasonCode(next, to.state),
        evidence.words,
        moment.at_ms,
        row.seq,
        row.state,
        row.version,
      )
      if (changes !== 1) throw new Error(`sale ${row.id} was moved by someone else`)
      insertEvent.run(
        row.seq,
        row.version + 1,
        moment.at_ms,
        row.state,
        to.state,
        to.tender,
        evidence.cause,
        JSON.stringify(next),
        evidence.words,
      )
      for (const posting of to.postings) {
        post({
          saleSeq: row.seq,
          cause: posting,
          at_ms: moment.at_ms,
          businessDate: row.business_date,
          entries: entriesFor(posting, row, earned.charged_e4),
        })
      }
    },
  }
}

/** What the provider took and what that earned, as far as this step says. */
function earnings(row: SaleRow, next: SaleStep, postings: readonly Posting[]) {
  const told = next.type === 'delivered' ? next.charged_e4 : null
  const charged_e4 = told ?? row.charged_e4
  if (postings.includes('take-back')) return { charged_e4, commission_e4: null }
  const lost = postings.includes('late-success') && row.tender !== 'refund-due'
  if (lost || !(postings.includes('settle') || postings.includes('late-success'))) {
    return { charged_e4, commission_e4: row.commission_e4 }
  }
  const cost_e4 = charged_e4 ?? row.expected_cost_e4
  return { charged_e4, commission_e4: money(row.amount_e4 - cost_e4) }
}
