import type { SaleCause } from '../../contract/codes.ts'
import type { Money } from '../../domain/money.ts'
import type { Moved, SaleStep } from '../../domain/sale-machine.ts'
import { withoutTokens } from '../../domain/kinds/bill/hidden-tokens.ts'
import type { AlarmKind, Alarms } from '../alarms.ts'
import type { WritableDb } from '../db/database.ts'
import type { RawAnswer } from '../providers/provider.ts'
import type { Moment } from '../run.ts'
import type { SaleRow } from './rows.ts'
import type { KeptTokens } from './tokens.ts'

/** One answer, kept as it came. */
export interface Observed {
  readonly source: 'create' | 'status' | 'balance' | 'person' | 'open'
  readonly class: string
  readonly raw: RawAnswer
  readonly balance_e4?: Money | null
  /** What of it a person must see. */
  readonly alarm?: AlarmKind | null
}

/** Who moves a sale, with what proof. */
export interface Evidence {
  readonly cause: SaleCause
  /** The provider's or a person's own words; empty where there are none. */
  readonly words: string
  readonly observed: Observed | null
}

/** What happened to a sale, in the order it happened. It is only added to. */
export interface History {
  event(row: SaleRow, step: SaleStep, to: Moved, evidence: Evidence, moment: Moment): void
  observation(row: SaleRow, observed: Observed | null, moment: Moment): void
}

/** In the order of the statement: named, they would be looked up by name at every answer. */
type ObservationColumns = [
  sale_seq: number,
  provider: string,
  at_ms: number,
  source: string,
  class_: string,
  http_status: number | null,
  elapsed_ms: number,
  body: string,
  balance_e4: number | null,
]

export function createHistory(db: WritableDb, alarms: Alarms, tokens: KeptTokens): History {
  const insertEvent = db.change<
    [number, number, number, string, string, string, string, string, string]
  >(`INSERT INTO sale_event
       (sale_seq, version, at_ms, from_state, to_state, tender, cause, step, words)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const insertObservation = db.change<ObservationColumns>(
    `INSERT INTO observation
       (sale_seq, provider, at_ms, source, class, http_status, elapsed_ms, body, balance_e4)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return {
    event(row, step, to, { cause, words }, { at_ms }) {
      const [version, written] = [row.version + 1, JSON.stringify(step)]
      const { seq, state: from } = row
      insertEvent.run(seq, version, at_ms, from, to.state, to.tender, cause, written, words)
    },
    observation(row, observed, { at_ms }) {
      if (!observed) return
      const { source, raw, balance_e4 = null } = observed
      insertObservation.run(
        row.seq,
        row.provider,
        at_ms,
        source,
        observed.class,
        raw.httpStatus,
        Math.max(0, Math.round(raw.elapsed_ms)),
        raw.body,
        balance_e4,
      )
      if (raw.tokens) tokens.keep(row.seq, raw.tokens, at_ms)
      if (!observed.alarm) return
      const words = withoutTokens(raw.body).slice(0, ALARM_WORDS)
      const { seq: saleSeq, provider } = row
      const about = { saleSeq, provider, wallet: null, change_e4: null }
      alarms.raise({ ...about, kind: observed.alarm, words })
    },
  }
}

/** The whole answer stands in its observation. */
const ALARM_WORDS = 200
