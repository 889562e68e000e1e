import { money } from '../../domain/money.ts'
import type { OperatorCode } from '../../domain/operator.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { WritableDb } from '../db/database.ts'
import type { ListedOperator, OperatorDirectory } from '../providers/provider.ts'

interface ListedRow {
  readonly provider: ProviderId
  readonly operator: OperatorCode
  readonly provider_code: string
  readonly name: string
  readonly min_e4: number
  readonly max_e4: number
}

/** The providers' own operator lists, as they last came. */
export interface Directory extends OperatorDirectory {
  /** Replaces a provider's list by a newer one. */
  keep(provider: ProviderId, operators: readonly ListedOperator[], at_ms: number): void
}

export function createDirectory(db: WritableDb): Directory {
  const all = db.read<[], ListedRow>(
    'SELECT provider, operator, provider_code, name, min_e4, max_e4 FROM listed_operator',
  )
  const forget = db.change<[string]>('DELETE FROM listed_operator WHERE provider = ?')
  const insert = db.change<[string, string, string, string, number, number, number]>(
    `INSERT INTO listed_operator
       (provider, operator, provider_code, name, min_e4, max_e4, listed_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  // Asked for every sale and every quote, changed once a day.
  const read = () =>
    new Map(all.all().map((row) => [`${row.provider} ${row.operator}`, toListed(row)]))
  let listed = read()
  return {
    find: (provider, operator) => listed.get(`${provider} ${operator}`) ?? null,
    hasList: (provider) => [...listed.keys()].some((key) => key.startsWith(`${provider} `)),
    keep(provider, operators, at_ms) {
      db.write(() => {
        forget.run(provider)
        for (const { operator, providerCode, name, min_e4, max_e4 } of operators) {
          insert.run(provider, operator, providerCode, name, min_e4, max_e4, at_ms)
        }
      })
      listed = read()
    },
  }
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
