import { type IdObjection, RIVALS_MAX } from '../../contract/sale-identity.ts'
import type { ProviderId } from '../../domain/provider.ts'
import { present } from '../../domain/result.ts'
import type { ReadableDb } from '../db/database.ts'
import type { SaleRow } from './rows.ts'

const MINUTE_ms = 60_000
/** A provider gives an id when the sale reaches it; its clock and ours may be this far apart. */
const BEFORE_ms = 10 * MINUTE_ms
/** One that takes its time may give it so much later. */
const AFTER_ms = 30 * MINUTE_ms
/** Where an id carries no time it may be of any sale that is still asked about. */
const ANY_TIME_ms = 72 * 60 * MINUTE_ms

/** What speaks against an id being this sale's where number and amount alone agree. */
export interface Objection {
  readonly why: IdObjection
  /** The sales of ours it may belong to as well, the newest first; empty where none is known. */
  readonly others: readonly string[]
}

/** What a person was shown to speak against an id, and says that it is this sale all the same. */
export interface Weighed {
  readonly why: IdObjection
  readonly rivals: readonly string[]
}

/** Whether all that speaks against an id was shown: another rival by now was weighed by nobody. */
export function isWeighed({ why, others }: Objection, weighed: Weighed | undefined): boolean {
  return weighed?.why === why && others.every((other) => weighed.rivals.includes(other))
}

export interface Objections {
  /** The sale that has this id already; null where none has. */
  ownerOf(provider: ProviderId, providerReference: string): string | null
  /** @param given_ms when the provider gave the id, where that can be read from it */
  to(sale: SaleRow, given_ms: number | null): Objection | null
}

export function createObjections(db: ReadableDb): Objections {
  const owner = db.read<[string, string], { id: string }>(
    'SELECT id FROM sale WHERE provider = ? AND provider_reference = ?',
  )
  const sentAt = db.read<[number], { at_ms: number }>(
    'SELECT at_ms FROM attempt WHERE sale_seq = ?',
  )
  const likeIt = db.read<[string, string, number, number, number, number], { id: string }>(
    `SELECT id FROM sale INDEXED BY sale_number JOIN attempt ON attempt.sale_seq = sale.seq
     WHERE number = CAST(? AS TEXT) AND provider = CAST(? AS TEXT)
       AND amount_e4 = CAST(? AS INTEGER) AND seq <> ?
       AND provider_reference IS NULL AND at_ms BETWEEN ? AND ?
     ORDER BY seq DESC LIMIT ${RIVALS_MAX}`,
  )
  return {
    ownerOf: (provider, reference) => owner.get(provider, reference)?.id ?? null,
    to({ seq, number, provider, amount_e4 }, given_ms) {
      const { at_ms: sent_ms } = present(sentAt.get(seq), `the attempt of sale ${seq}`)
      const inTime =
        given_ms === null ? null : given_ms >= sent_ms - BEFORE_ms && given_ms <= sent_ms + AFTER_ms
      const [around_ms, from_ms, to_ms] =
        given_ms === null ? [sent_ms, ANY_TIME_ms, ANY_TIME_ms] : [given_ms, AFTER_ms, BEFORE_ms]
      const between = [around_ms - from_ms, around_ms + to_ms] as const
      const others = likeIt.all(number, provider, amount_e4, seq, ...between).map(({ id }) => id)
      if (inTime === false) return { why: 'other-time', others }
      if (others.length > 0) return { why: 'rival', others }
      return inTime === true ? null : { why: 'only-number', others }
    },
  }
}
