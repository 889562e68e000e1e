import { businessDatesWithin } from '../../domain/business-day.ts'
import type { FactName } from '../../contract/certification.ts'
import type { ProviderId, WalletName } from '../../domain/provider.ts'
import type { ReadableDb } from '../db/database.ts'
import type { RawAnswer } from '../providers/provider.ts'
import type { Facts } from './facts.ts'

/**
 * The rules that a certified fact makes more careful. With no fact, or one of another address or
 * key, everything is as if nothing had been measured. Age ends none of them: what was seen to be
 * slow is slow until it was measured anew, or a rule would get looser on the ninety-first day.
 */
export interface CertifiedRules {
  /** How long after our last byte its "not found" proves nothing; the careful time stays beside. */
  absentFor_ms(provider: ProviderId): number
  /** Its wallet was seen not to show a sale by the time of its answer. */
  walletIsLate(provider: ProviderId): boolean
  /** A sale failed so lately that its money may not be back in the wallet yet. */
  refundMayCome(sale: { seq: number; provider: ProviderId; wallet: WalletName }): boolean
}

const MINUTE_ms = 60_000
/** A refund is asked about for three days; no fact is about older ones. */
const LATELY_ms = 72 * 60 * MINUTE_ms

/** One measuring is one measuring: the rule takes twice of it and a minute. */
function withMargin_ms(measured_ms: number): number {
  return measured_ms === 0 ? 0 : 2 * measured_ms + MINUTE_ms
}

export function createCertifiedRules(
  facts: Facts,
  markOf: (provider: ProviderId) => string | null,
  db: ReadableDb,
  now_ms: () => number,
): CertifiedRules {
  const measured = (provider: ProviderId, name: FactName) =>
    facts.lastMeasured(provider, markOf(provider), name)
  const failed = db.read<[string, string, number, string, number, number], { one: number }>(
    `SELECT 1 AS one FROM sale INDEXED BY sale_asked_again
     WHERE provider = ? AND asked_again IN (0, 1) AND business_date >= ? AND created_at_ms > ?
       AND asked_again < 2
       AND state IN ('succeeded', 'failed', 'reversed', 'late-success')
       AND provider_reference IS NOT NULL
       AND state = 'failed' AND wallet = ? AND seq <> ? AND changed_at_ms > ? LIMIT 1`,
  )
  return {
    absentFor_ms(provider) {
      if (measured(provider, 'lookup')?.value === 'no') return Number.POSITIVE_INFINITY
      return withMargin_ms(measured(provider, 'absence')?.measure_ms ?? 0)
    },
    walletIsLate(provider) {
      const debit = measured(provider, 'wallet-debit')
      return debit !== null && debit.value !== 'by-answer'
    },
    refundMayCome({ seq, provider, wallet }) {
      const measured_ms = measured(provider, 'refund')?.measure_ms ?? 0
      if (measured_ms === 0) return false
      const now = now_ms()
      const since_ms = now - withMargin_ms(measured_ms)
      const from_ms = now - LATELY_ms
      const [day] = businessDatesWithin(from_ms, now)
      return failed.get(provider, day, from_ms, wallet, seq, since_ms) !== undefined
    },
  }
}

/** Words that speak of the key itself; a general "no" may stand for anything. */
const OF_THE_KEY = /\b(?:key|token|auth\w*|unauthenticated)\b/iu

/**
 * Whether an answer is, sign for sign, the one this account's provider gave to a key that is none,
 * under a code that says so: nothing was executed for it, for it is turned away at the door.
 */
export function isTheKeyRefusal(
  facts: Facts,
  provider: ProviderId,
  mark: string,
  raw: RawAnswer,
): boolean {
  if (raw.httpStatus !== 401 && raw.httpStatus !== 403) return false
  const fact = facts.holding(provider, mark, 'bad-key')
  if (fact?.value !== 'refused' || !OF_THE_KEY.test(raw.body)) return false
  return fact.evidence.some(
    ({ httpStatus, body }) => httpStatus === raw.httpStatus && body === raw.body,
  )
}
