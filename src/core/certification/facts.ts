import {
  type CertifiedAnswer,
  CertifiedFact,
  type FactName,
  type FactValue,
  factNames,
} from '../../contract/certification.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { AccountPlace } from '../accounts/accounts.ts'
import type { WritableDb } from '../db/database.ts'

/** After so long the careful column holds again: providers change without a word. */
export const VALID_FOR_ms = 90 * 86_400_000

export interface Measured {
  readonly name: FactName
  readonly value: FactValue
  /** Where the fact is a duration. */
  readonly measure_ms: number | null
  readonly evidence: readonly CertifiedAnswer[]
  readonly sales: readonly string[]
}

/** What the owner's wizard has measured, and what of it holds now. */
export interface Facts {
  /** Inside a write of the caller's, so that a fact and what it cost are on disk together. */
  add(account: AccountPlace, measured: Measured, at_ms: number): void
  /** The newest of each name, of this account where it has one; also where it holds no more. */
  all(provider: ProviderId, mark: string | null): CertifiedFact[]
  /** The newest of this name where it holds: not older than its time, of this very account. */
  holding(provider: ProviderId, mark: string | null, name: FactName): CertifiedFact | null
  /**
   * The newest of this name and very account, whatever its age: for rules that a fact can only make
   * more careful. A date that passes, or a clock that is set, is no proof that it is faster now.
   */
  lastMeasured(provider: ProviderId, mark: string | null, name: FactName): CertifiedFact | null
}

interface Row {
  readonly provider: string
  readonly account_mark: string
  readonly base_url: string
  readonly name: string
  readonly value: string
  readonly measure_ms: number | null
  readonly measured_at_ms: number
  readonly valid_until_ms: number
  readonly evidence: string
  readonly sales: string
}

/** @param now_ms wall time: no other clock counts months, and one that was set back proves none */
export function createFacts(db: WritableDb, now_ms: () => number): Facts {
  const insert = db.change<[Row]>(
    `INSERT INTO certified_fact (provider, account_mark, base_url, name, value, measure_ms,
       measured_at_ms, valid_until_ms, evidence, sales)
     VALUES (@provider, @account_mark, @base_url, @name, @value, @measure_ms, @measured_at_ms,
       @valid_until_ms, @evidence, @sales)`,
  )
  const newest = db.read<[string, string], Row>(
    `SELECT * FROM certified_fact WHERE provider = CAST(? AS TEXT) AND name = CAST(? AS TEXT)
     ORDER BY seq DESC LIMIT 1`,
  )
  const newestOf = db.read<[string, string, string | null], Row>(
    `SELECT * FROM certified_fact WHERE provider = CAST(? AS TEXT) AND name = CAST(? AS TEXT)
       AND account_mark = CAST(? AS TEXT)
     ORDER BY seq DESC LIMIT 1`,
  )
  const lastMeasured = (provider: ProviderId, mark: string | null, name: FactName) => {
    const row = newestOf.get(provider, name, mark)
    return row ? factOf(row, mark, now_ms()) : null
  }
  return {
    add({ provider, mark, baseUrl }, { evidence, sales, ...measured }, at_ms) {
      insert.run({
        ...measured,
        provider,
        account_mark: mark,
        base_url: baseUrl,
        measured_at_ms: at_ms,
        valid_until_ms: at_ms + VALID_FOR_ms,
        evidence: JSON.stringify(evidence),
        sales: JSON.stringify(sales),
      })
    },
    all: (provider, mark) =>
      factNames.flatMap((name) => {
        const own = lastMeasured(provider, mark, name)
        const others = own ? undefined : newest.get(provider, name)
        const fact = others ? factOf(others, mark, now_ms()) : own
        return fact ? [fact] : []
      }),
    holding(provider, mark, name) {
      const fact = lastMeasured(provider, mark, name)
      return fact?.standing === 'valid' ? fact : null
    },
    lastMeasured,
  }
}

function factOf(row: Row, mark: string | null, now_ms: number): CertifiedFact {
  const { measured_at_ms, valid_until_ms } = row
  // A clock that stands before the measuring was set back: it cannot say how old the fact is.
  const inTime = measured_at_ms <= now_ms && now_ms < valid_until_ms
  return CertifiedFact.parse({
    name: row.name,
    value: row.value,
    measure_ms: row.measure_ms,
    measuredAt_ms: measured_at_ms,
    validUntil_ms: valid_until_ms,
    standing: row.account_mark === mark ? (inTime ? 'valid' : 'expired') : 'other-account',
    baseUrl: row.base_url,
    evidence: JSON.parse(row.evidence),
    sales: JSON.parse(row.sales),
  })
}
