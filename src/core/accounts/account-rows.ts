import type { ProviderId } from '../../domain/provider.ts'
import type { WritableDb } from '../db/database.ts'

/** A provider account as it lies in the books: its key sealed. */
export interface AccountRow {
  readonly provider: ProviderId
  readonly base_url: string
  readonly sealed_key: Uint8Array
  readonly preference: number
  readonly accept_plain_http: 0 | 1
  readonly saved_at_ms: number
  /** Counts the changes of key or address: what one account says proves nothing of another's. */
  readonly mark: number
  /** Calls a minute by the owner's plan; null where none was named. */
  readonly per_minute: number | null
}

export interface AccountRows {
  /** In the order of preference: the one place that knows it. */
  all(): AccountRow[]
  find(provider: ProviderId): AccountRow | undefined
  keep(row: AccountRow): void
  /** The same inside of a write that keeps more with it. */
  keepWithin(row: AccountRow): void
}

export function createAccountRows(db: WritableDb): AccountRows {
  const all = db.read<[], AccountRow>(
    'SELECT * FROM provider_account ORDER BY preference, provider',
  )
  const one = db.read<[string], AccountRow>('SELECT * FROM provider_account WHERE provider = ?')
  const keep = db.change<
    [string, string, Uint8Array, number, number, number, number, number | null]
  >(
    `INSERT INTO provider_account
       (provider, base_url, sealed_key, preference, accept_plain_http, saved_at_ms, mark,
        per_minute)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (provider) DO UPDATE SET base_url = excluded.base_url,
       sealed_key = excluded.sealed_key, preference = excluded.preference,
       accept_plain_http = excluded.accept_plain_http, saved_at_ms = excluded.saved_at_ms,
       mark = excluded.mark, per_minute = excluded.per_minute`,
  )
  const keepWithin = (row: AccountRow): void => {
    keep.run(
      row.provider,
      row.base_url,
      row.sealed_key,
      row.preference,
      row.accept_plain_http,
      row.saved_at_ms,
      row.mark,
      row.per_minute,
    )
  }
  return {
    all: () => all.all(),
    find: (provider) => one.get(provider),
    keep: (row) => db.write(() => keepWithin(row)),
    keepWithin,
  }
}
