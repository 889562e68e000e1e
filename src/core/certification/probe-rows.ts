import { probeTakenEntries, type WalletAt } from '../../domain/ledger.ts'
import { type Money, money } from '../../domain/money.ts'
import type { WritableDb } from '../db/database.ts'
import type { Post } from '../ledger/post.ts'
import type { RawAnswer } from '../providers/provider.ts'
import type { Run } from '../run.ts'
import type { ShopDay } from '../shop-day.ts'

export type ProbeKind = 'same-reference' | 'bad-number'

export interface NewProbe {
  readonly at: WalletAt
  readonly kind: ProbeKind
  readonly saleSeq: number | null
  readonly ourReference: string
  readonly amount_e4: Money
  readonly requestHash: string
}

export interface ProbeAnswer {
  readonly class: string
  readonly raw: RawAnswer
}

export interface ProbeEnd extends ProbeAnswer {
  /** From the wallet, beyond our books; null where nobody can say. */
  readonly taken_e4: Money | null
}

/** What the wizard sends that is no sale, written down before it leaves and after. */
export interface ProbeRows {
  /** True where the reference of this sale was used again before. */
  isProbed(saleSeq: number, kind: ProbeKind): boolean
  /** On disk before the first byte. @throws when the disk refuses; then nothing may leave */
  begin(probe: NewProbe): number
  /** What was said to it, as soon as that is here; what it cost comes later, if ever. */
  answered(seq: number, answer: ProbeAnswer): void
  /** What came of it, and the loss where the provider took money for it; inside a write. */
  end(seq: number, at: WalletAt, end: ProbeEnd): void
  /** A probe that was cut off: what it cost nobody knows, and the wallet's difference is listed. */
  recover(): void
}

interface AnswerColumns {
  readonly class: string
  readonly http_status: number | null
  readonly body: string
}

interface OutcomeColumns extends AnswerColumns {
  readonly probe_seq: number
  readonly at_ms: number
  readonly taken_e4: number | null
  readonly transaction_id: number | null
}

function createInserts(db: WritableDb) {
  const insert = db.change<[string, string, number | null, string, number, number, string]>(
    `INSERT INTO probe (provider, kind, sale_seq, our_reference, amount_e4, at_ms, request_hash)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertAnswer = db.change<[number, number, string, number | null, string]>(
    `INSERT INTO probe_answer (probe_seq, at_ms, class, http_status, body) VALUES (?, ?, ?, ?, ?)`,
  )
  const insertOutcome = db.change<[OutcomeColumns]>(
    `INSERT INTO probe_outcome
       (probe_seq, at_ms, class, http_status, body, taken_e4, transaction_id)
     VALUES (@probe_seq, @at_ms, @class, @http_status, @body, @taken_e4, @transaction_id)`,
  )
  return { insert, insertAnswer, insertOutcome }
}

export function createProbeRows(db: WritableDb, run: Run, shopDay: ShopDay, post: Post): ProbeRows {
  const { insert, insertAnswer, insertOutcome } = createInserts(db)
  const probed = db.read<[number, string], { seq: number }>(
    'SELECT seq FROM probe WHERE sale_seq = ? AND kind = ?',
  )
  // Where no answer came either, it is a crash that cut it off.
  const cutOff = db.read<[], AnswerColumns & { probe_seq: number }>(
    `SELECT probe.seq AS probe_seq, coalesce(class, 'crash') AS class, http_status,
       coalesce(body, '') AS body
     FROM probe LEFT JOIN probe_answer ON probe_seq = probe.seq
     WHERE probe.seq NOT IN (SELECT probe_seq FROM probe_outcome)`,
  )
  /** Taken for nothing: no customer paid for it, so it is a loss of the shop's. */
  const bookLoss = (at: WalletAt, taken_e4: Money, at_ms: number): number =>
    post({
      saleSeq: null,
      cause: 'probe-taken',
      at_ms,
      businessDate: shopDay.today(),
      entries: probeTakenEntries(at, taken_e4),
    })
  return {
    isProbed: (saleSeq, kind) => probed.get(saleSeq, kind) !== undefined,
    begin({ at, kind, saleSeq, ourReference, amount_e4, requestHash }) {
      const { at_ms } = run.moment()
      return db.write(() =>
        insert.run(at.provider, kind, saleSeq, ourReference, amount_e4, at_ms, requestHash),
      ).rowid
    },
    answered(seq, { class: kind, raw: { httpStatus, body } }) {
      const { at_ms } = run.moment()
      db.write(() => insertAnswer.run(seq, at_ms, kind, httpStatus, body))
    },
    end(seq, at, { class: kind, raw, taken_e4 }) {
      const { at_ms } = run.moment()
      const isTaken = taken_e4 !== null && taken_e4 > 0
      insertOutcome.run({
        probe_seq: seq,
        at_ms,
        class: kind,
        http_status: raw.httpStatus,
        body: raw.body,
        taken_e4,
        transaction_id: isTaken ? bookLoss(at, money(taken_e4), at_ms) : null,
      })
    },
    recover() {
      const { at_ms } = run.moment()
      const nobodyKnows = { taken_e4: null, transaction_id: null }
      for (const answer of cutOff.all()) {
        db.write(() => insertOutcome.run({ ...answer, at_ms, ...nobodyKnows }))
      }
    },
  }
}
