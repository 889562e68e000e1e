import { kindsOfALine } from '../../domain/kinds/kinds.ts'
import { mobileOfWallet, WalletNumber } from '../../domain/kinds/transfer/recipient.ts'
import type { ReadableDb } from '../db/database.ts'
import type { Run } from '../run.ts'
import { DECIDE_FIRST } from './decide-first.ts'
import { type SaleRow, termsOf } from './rows.ts'

/** The same number and amount within this is probably the same customer twice (money.md §4). */
const TWIN_WITHIN_ms = 5 * 60_000

/** As many as a counter sells in that time, where no clock tells how long ago they were. */
const MADE_LAST = 20

/** What became of them is not known: a second sale may be the second payment of the same one. */
const UNSETTLED = `(sale.state IN ('in-doubt', 'needs-review') OR ${DECIDE_FIRST})`

/** What of a sale another is held against. */
interface Words extends Pick<SaleRow, 'kind' | 'operator' | 'number'> {
  /** Of a package alone. */
  readonly packageId?: number
}

/**
 * Of one kind, for one number, for one amount, whatever package it is; and one package at whatever
 * price, which may have changed since the first was sold (C15). A line is the same one with
 * whichever network it is said to be; wallets and meters of two companies may share a number. And
 * one wallet of Rocket is written with a twelfth digit or without it.
 */
interface Alike extends Omit<Words, 'packageId'> {
  /** The last that a number may be written as; the number itself where it is written in one way. */
  readonly upTo: string
  readonly amount_e4: number
  readonly packageId: number | null
}
const OF_A_LINE = kindsOfALine.map((kind) => `'${kind}'`).join(', ')
const ALIKE = `sale.kind = CAST(@kind AS TEXT)
  AND sale.number BETWEEN CAST(@number AS TEXT) AND CAST(@upTo AS TEXT)
  AND (sale.amount_e4 = CAST(@amount_e4 AS INTEGER)
    OR json_extract(sale.terms, '$.packageId') = CAST(@packageId AS INTEGER))
  AND (sale.operator = CAST(@operator AS TEXT) OR sale.kind IN (${OF_A_LINE}))`

function alike(words: Words, amount_e4: number): Alike {
  const { kind, operator, number, packageId = null } = words
  const sold = { kind, operator, amount_e4, packageId }
  if (kind !== 'transfer') return { ...sold, number, upTo: number }
  const mobile = mobileOfWallet(WalletNumber.parse(number))
  // `:` is the sign after 9: whatever digit stands behind the eleven lies before it.
  return { ...sold, number: mobile, upTo: `${mobile}:` }
}

export interface Twin extends SaleRow {
  /** Nobody may sell it again before the end of this one is known. */
  readonly isUnsettled: 0 | 1
}

/** The sale another of the same number and amount would probably repeat. */
export interface Twins {
  of(wanted: Words, amount_e4: number): Twin | null
  /** Another one like this whose end nobody knows: while there is one this may not leave. */
  bars(sale: SaleRow): SaleRow | null
  /**
   * Another one like this draft that is under way or left a moment ago, and left after the draft
   * was made: whoever made the draft has not seen it, or not seen it leave.
   */
  passed(draft: SaleRow): SaleRow | null
}

/**
 * A sale nobody knows the end of stays one however old it is, and comes before any other: what was
 * sold since must not hide it. One that is under way stays one too, for it may yet arrive; whoever
 * has seen it may sell another beside it.
 */
export function createTwins(db: ReadableDb, run: Run): Twins {
  // An older draft may have left only now: what counts is when it was made, and when it left.
  const find = db.read<[Alike & Near], Twin>(
    `SELECT sale.*, ${UNSETTLED} AS isUnsettled
     FROM sale LEFT JOIN attempt ON attempt.sale_seq = sale.seq
     WHERE ${ALIKE} AND (${UNSETTLED} OR sale.state NOT IN ('failed', 'cancelled', 'reversed')
         AND (sale.created_at_ms BETWEEN @from_ms AND @to_ms OR ${STANDS_NEAR}))
     ORDER BY isUnsettled DESC, sale.seq DESC LIMIT 1`,
  )
  const barring = db.read<[Alike & Pick<SaleRow, 'seq'>], SaleRow>(
    `SELECT * FROM sale WHERE ${ALIKE} AND seq <> @seq AND ${UNSETTLED}
     ORDER BY seq DESC LIMIT 1`,
  )
  const passing = db.read<[Alike & Pick<SaleRow, 'seq' | 'created_at_ms'> & Near], SaleRow>(
    `SELECT sale.* FROM sale JOIN attempt ON attempt.sale_seq = sale.seq
     WHERE ${ALIKE} AND sale.seq <> @seq AND sale.state NOT IN ('failed', 'cancelled', 'reversed')
       AND ${STANDS_NEAR} AND (sale.seq > @seq OR attempt.at_ms > @created_at_ms)
     ORDER BY attempt.at_ms DESC, sale.seq DESC LIMIT 1`,
  )
  const near = createNear(db, run)
  return {
    of: (wanted, amount_e4) => find.get({ ...alike(wanted, amount_e4), ...near() }) ?? null,
    bars: (sale) => barring.get({ ...alike(termsOf(sale), sale.amount_e4), seq: sale.seq }) ?? null,
    passed(draft) {
      const { seq, created_at_ms } = draft
      const words = alike(termsOf(draft), draft.amount_e4)
      return passing.get({ ...words, seq, created_at_ms, ...near() }) ?? null
    },
  }
}

/**
 * It has no end yet, or it left within five minutes: by the shop's clock, or by the counter's own
 * where that was set, or as far as anybody can tell where the power was away as well.
 */
const STANDS_NEAR = `(sale.state IN ('on-wire', 'accepted')
  OR attempt.at_ms BETWEEN @from_ms AND @to_ms
  OR attempt.boot = @boot AND attempt.mono_ms >= @fromMono_ms
  OR sale.seq BETWEEN @fromSeq AND @lastSeq)`

interface Near {
  readonly from_ms: number
  readonly to_ms: number
  readonly boot: string
  readonly fromMono_ms: number
  /** What was made last before this run; none once the run itself is older than five minutes. */
  readonly fromSeq: number
  readonly lastSeq: number
}

function createNear(db: ReadableDb, run: Run): () => Near {
  const newest = db.read<[], { seq: number | null }>('SELECT max(seq) AS seq FROM sale').get()
  const lastSeq = newest?.seq ?? 0
  const start = run.moment()
  return () => {
    const { at_ms, mono_ms, boot } = run.moment()
    // A clock that was set back makes the past look like the future; either way it is near.
    const [from_ms, to_ms] = [at_ms - TWIN_WITHIN_ms + 1, at_ms + TWIN_WITHIN_ms - 1]
    const fromMono_ms = mono_ms - TWIN_WITHIN_ms + 1
    // While the power was away the clock may have been set by hours, and no other spans the cut.
    const fromSeq = lastSeq + 1 - (fromMono_ms <= start.mono_ms ? MADE_LAST : 0)
    return { from_ms, to_ms, boot, fromMono_ms, fromSeq, lastSeq }
  }
}
