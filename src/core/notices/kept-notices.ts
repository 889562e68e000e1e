import type { ProviderId } from '../../domain/provider.ts'
import { present } from '../../domain/result.ts'
import type { WritableDb } from '../db/database.ts'
import type { Run } from '../run.ts'
import type { Notice } from './notice.ts'

/** The only provider that sends any. */
const SENDER: ProviderId = 'alsamiflexi'

/** So many of one sale: whoever forges them makes the counter ask no more often than that. */
export const MOST_OF_A_SALE = 20
/** So many about nobody's sale here, the newest: another counter of the shop has its own too. */
export const MOST_FOREIGN = 1_000

/** What became of a notice. */
export type Kept =
  | { readonly fate: 'known' | 'foreign' | 'too-many' }
  | { readonly fate: 'kept'; readonly sale: string }

/** A notice that nobody was asked because of yet. */
export interface Hint {
  readonly seq: number
  /** The id it names. */
  readonly providerReference: string
}

export interface KeptNotices {
  /** @throws when the disk refuses; then it was never there */
  keep(notice: Notice): Kept
  /** Sales, by their ids, that a notice waits for. */
  waiting(): readonly string[]
  /** Those of a sale, by the order they came in. */
  hintsOf(saleSeq: number): readonly Hint[]
  /**
   * Its provider was asked, or there is nobody to ask: those up to that one wait no more.
   * @param providerReference only those that name this id; null for all of them
   */
  asked(saleSeq: number, upTo: number, providerReference: string | null): void
  /** When the newest came, in milliseconds since 1970 UTC; null before the first. */
  lastAt_ms(): number | null
}

type Words = [event: string, providerReference: string, ourReference: string, told: string]

export function createKeptNotices(db: WritableDb, run: Run): KeptNotices {
  const known = db.read<[string, ...Words], { one: number }>(
    `SELECT 1 AS one FROM notice WHERE provider = ? AND event = ? AND provider_reference = ?
       AND our_reference = ? AND told = ?`,
  )
  const saleOf = createSaleOf(db)
  const ofSale = db.read<[number], { times: number }>(
    'SELECT count(*) AS times FROM notice WHERE sale_seq = ?',
  )
  const insert = db.change<[string, ...Words, number | null, number]>(
    `INSERT INTO notice
       (provider, event, provider_reference, our_reference, told, sale_seq, at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const forget = db.change<[]>(
    `DELETE FROM notice WHERE seq IN (SELECT seq FROM notice INDEXED BY notice_foreign
       WHERE sale_seq IS NULL ORDER BY seq DESC LIMIT -1 OFFSET ${MOST_FOREIGN})`,
  )
  const last = db.read<[], { at_ms: number }>('SELECT at_ms FROM notice ORDER BY seq DESC LIMIT 1')
  return {
    ...createHints(db, run),
    keep(notice) {
      const { event, providerReference, ourReference, told } = notice
      const words: Words = [event, providerReference, ourReference, told]
      if (known.get(SENDER, ...words)) return { fate: 'known' }
      const sale = saleOf(notice)
      if (sale && present(ofSale.get(sale.seq), 'a count').times >= MOST_OF_A_SALE)
        return { fate: 'too-many' }
      db.write(() => {
        insert.run(SENDER, ...words, sale?.seq ?? null, run.moment().at_ms)
        if (!sale) forget.run()
      })
      return sale ? { fate: 'kept', sale: sale.id } : { fate: 'foreign' }
    },
    lastAt_ms: () => last.get()?.at_ms ?? null,
  }
}

/** By our reference where it names one: an id alone is the provider's to give. */
function createSaleOf(db: WritableDb) {
  const byReference = db.read<[string, string], { seq: number; id: string }>(
    'SELECT seq, id FROM sale WHERE provider = ? AND our_reference = ?',
  )
  const byId = db.read<[string, string], { seq: number; id: string }>(
    'SELECT seq, id FROM sale WHERE provider = ? AND provider_reference = ?',
  )
  return ({ ourReference, providerReference }: Notice) =>
    ourReference === ''
      ? byId.get(SENDER, providerReference)
      : byReference.get(SENDER, ourReference)
}

function createHints(db: WritableDb, run: Run): Pick<KeptNotices, 'waiting' | 'hintsOf' | 'asked'> {
  const waiting = db.read<[], { id: string }>(
    `SELECT DISTINCT sale.id FROM notice INDEXED BY notice_waiting
       CROSS JOIN sale ON sale.seq = notice.sale_seq
     WHERE notice.sale_seq IS NOT NULL AND asked_at_ms IS NULL`,
  )
  const hints = db.read<[number], Hint>(
    `SELECT seq, provider_reference AS providerReference FROM notice INDEXED BY notice_waiting
     WHERE sale_seq = CAST(? AS INTEGER) AND asked_at_ms IS NULL ORDER BY seq`,
  )
  const markAsked = db.change<[number, number, number, string | null]>(
    `UPDATE notice SET asked_at_ms = ?
     WHERE sale_seq = ? AND asked_at_ms IS NULL AND seq <= ?
       AND provider_reference = coalesce(?, provider_reference)`,
  )
  return {
    waiting: () => waiting.all().map(({ id }) => id),
    hintsOf: (saleSeq) => hints.all(saleSeq),
    asked(saleSeq, upTo, providerReference) {
      db.write(() => {
        markAsked.run(run.moment().at_ms, saleSeq, upTo, providerReference)
      })
    },
  }
}
