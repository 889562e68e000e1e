import type { WalletAt } from '../../domain/ledger.ts'
import { type Money, money } from '../../domain/money.ts'
import type { ReadableDb } from '../db/database.ts'

/** What of a wallet is set aside, by what is known of the sales it is set aside for. */
export interface Aside {
  /** For sales in doubt: without an id nobody knows whether the provider took it. */
  readonly doubted_e4: Money
  /** For the others on their way. */
  readonly open_e4: Money
  /** Bytes are out, and no answer is here yet. */
  readonly wired: boolean
}

/** Read from the sales that are open, which are few; what stands in suspense is in neither. */
export function createAside(db: ReadableDb): (at: WalletAt) => Aside {
  const open = db.read<[], WalletAt & { doubted: 0 | 1; cost_e4: number; wired: number }>(
    `SELECT provider, wallet, sum(expected_cost_e4) AS cost_e4, sum(state = 'on-wire') AS wired,
       state IN ('in-doubt', 'needs-review') AND provider_reference IS NULL AS doubted
     FROM sale INDEXED BY sale_state
     WHERE state IN ('on-wire', 'accepted', 'in-doubt', 'needs-review') AND suspended = 0
     GROUP BY provider, wallet, doubted`,
  )
  // A provider's wallets are asked for one after the other.
  const everywhere = db.untilWritten(() => open.all())
  return ({ provider, wallet }) => {
    const rows = everywhere().filter((row) => row.provider === provider && row.wallet === wallet)
    const sum = (doubted: 0 | 1) => rows.find((row) => row.doubted === doubted)?.cost_e4 ?? 0
    const wired = rows.some((row) => row.wired > 0)
    return { doubted_e4: money(sum(1)), open_e4: money(sum(0)), wired }
  }
}

/** What of a wallet the provider took for sales that wait for a person's word. */
export function createSuspended(db: ReadableDb): (at: WalletAt) => Money {
  const suspended = db.read<[string, string], { cost_e4: number | null }>(
    `SELECT sum(expected_cost_e4) AS cost_e4 FROM sale INDEXED BY sale_state
     WHERE state IN ('accepted', 'in-doubt', 'needs-review')
       AND provider = ? AND wallet = ? AND suspended = 1`,
  )
  return ({ provider, wallet }) => money(suspended.get(provider, wallet)?.cost_e4 ?? 0)
}
