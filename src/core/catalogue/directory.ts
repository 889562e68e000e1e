import { money } from '../../domain/money.ts'
import type { NetworkCode } from '../../domain/operator.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { WritableDb } from '../db/database.ts'
import type { ListedOperator, OperatorDirectory } from '../providers/provider.ts'

interface ListedRow {
  readonly provider: ProviderId
  readonly operator: NetworkCode
  readonly provider_code: string
  readonly name: string
  readonly min_e4: number
  readonly max_e4: number
  readonly standing: 'listed' | 'absent' | 'doubted'
}

/** The providers' own operator lists, as they last came. */
export interface Directory extends OperatorDirectory {
  /**
   * Takes a newer list. A number that now means another operator, and an operator that now has
   * another number, is not believed (B11): it is not found until `forgetWithin`. What the newer
   * list leaves out is not found either, but remembered: it may come back with another number. An
   * empty list teaches nothing.
   *
   * @returns the operators that are not believed
   */
  keep(
    provider: ProviderId,
    operators: readonly ListedOperator[],
    at_ms: number,
  ): readonly NetworkCode[]
  /** Operators whose number changed: not sold through until the owner has seen to it. */
  doubted(provider: ProviderId): readonly NetworkCode[]
  /**
   * The owner has seen to the provider's settings: its next list is taken as it comes. Inside of
   * the write that keeps those settings: numbers of one account are never left beside another.
   */
  forgetWithin(provider: ProviderId): void
}

export function createDirectory(db: WritableDb): Directory {
  const all = db.read<[], ListedRow>(
    'SELECT provider, operator, provider_code, name, min_e4, max_e4, standing FROM listed_operator',
  )
  const remove = db.change<[string]>('DELETE FROM listed_operator WHERE provider = ?')
  const absent = db.change<[string]>(
    "UPDATE listed_operator SET standing = 'absent' WHERE provider = ? AND standing = 'listed'",
  )
  const insert = db.change<[string, string, string, string, number, number, number]>(
    `INSERT INTO listed_operator
       (provider, operator, provider_code, name, min_e4, max_e4, standing, listed_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, 'listed', ?)
     ON CONFLICT (provider, operator) DO UPDATE SET name = excluded.name,
       min_e4 = excluded.min_e4, max_e4 = excluded.max_e4, listed_at_ms = excluded.listed_at_ms,
       standing = CASE standing WHEN 'doubted' THEN 'doubted' ELSE 'listed' END`,
  )
  const doubt = db.change<[string, string]>(
    `UPDATE listed_operator SET standing = 'doubted' WHERE provider = ? AND operator = ?`,
  )
  // Asked for every sale and every quote, changed once a day.
  let listed = all.all()
  const of = (provider: ProviderId) => listed.filter((row) => row.provider === provider)
  return {
    find(provider, operator) {
      const row = of(provider).find((known) => known.operator === operator)
      return row?.standing === 'listed' ? toListed(row) : null
    },
    hasList: (provider) => of(provider).length > 0,
    doubted: (provider) =>
      of(provider)
        .filter(({ standing }) => standing === 'doubted')
        .map(({ operator }) => operator),
    keep(provider, operators, at_ms) {
      if (operators.length === 0) return []
      const before = of(provider)
      const doubted = operators.filter((listing) => contradicts(listing, before))
      db.write(() => {
        absent.run(provider)
        for (const { operator, providerCode, name, min_e4, max_e4 } of operators) {
          insert.run(provider, operator, providerCode, name, min_e4, max_e4, at_ms)
        }
        for (const { operator } of doubted) doubt.run(provider, operator)
      })
      listed = all.all()
      return doubted.map(({ operator }) => operator)
    },
    forgetWithin(provider) {
      remove.run(provider)
      db.afterCommit(() => {
        listed = all.all()
      })
    },
  }
}

function contradicts(listing: ListedOperator, before: readonly ListedRow[]): boolean {
  return before.some((known) =>
    known.operator === listing.operator
      ? known.provider_code !== listing.providerCode
      : known.provider_code === listing.providerCode,
  )
}

function toListed(row: ListedRow): ListedOperator {
  return {
    operator: row.operator,
    providerCode: row.provider_code,
    name: row.name,
    min_e4: money(row.min_e4),
    max_e4: money(row.max_e4),
  }
}
