import type { WalletAt } from '../../domain/ledger.ts'
import type { Money } from '../../domain/money.ts'
import type { ReadableDb } from '../db/database.ts'

/**
 * Whether a wallet moved away from our books only because a person called a sale failed with its
 * debit before the eyes: what stood in suspense became free again in our books, and not at the
 * provider. That one was asked about already; it stays listed as the provider's to give back. But
 * it may have been given back, and so have hidden what was taken for another sale that was called
 * failed while it stood there: then nobody knows whose it is.
 *
 * @param since the newest transaction of the wallet when it was last seen to stand as told: the
 *   same sum taken after the decision is another debit
 * @param change_e4 how the provider's figure moved away from ours
 */
export type SeenDebit = (at: WalletAt, since: number, change_e4: Money) => boolean

/** Why a sale failed that its provider did not itself call failed: by a wallet, a 404, a person. */
const CALLED_FAILED = ['not-executed', 'decided'] as const

/**
 * Another of the wallet that was called failed since the cost of `sale` was put into suspense, and
 * that was never seen to be debited itself.
 */
const FAILED_MEANWHILE = `SELECT 1 FROM ledger_transaction AS freed
    CROSS JOIN sale AS other ON other.seq = freed.sale_seq
    CROSS JOIN entry AS line ON line.transaction_id = freed.id
    CROSS JOIN account AS place ON place.id = line.account_id
  WHERE freed.id > (
      SELECT id FROM ledger_transaction WHERE sale_seq = sale.seq AND cause = 'suspend')
    AND freed.cause = 'release-reserve'
    AND place.name = 'reserved:' || sale.provider || ':' || sale.wallet
    AND other.state = 'failed' AND other.reason_code IN (?, ?)`

export function createSeenDebit(db: ReadableDb): SeenDebit {
  // CROSS JOIN: the transactions since, and never a provider's sales of years.
  const find = db.read<[number, string, string, number, string, string], { one: number }>(
    `SELECT 1 AS one FROM ledger_transaction AS moved
       CROSS JOIN sale ON sale.seq = moved.sale_seq
       CROSS JOIN entry ON entry.transaction_id = moved.id
       CROSS JOIN account ON account.id = entry.account_id
     WHERE moved.id > ? AND cause = 'release-reserve' AND account.name = 'suspense'
       AND state = 'failed' AND reason_code = 'decided'
       AND provider = CAST(? AS TEXT) AND wallet = CAST(? AS TEXT)
       AND entry.amount_e4 = CAST(? AS INTEGER)
       AND NOT EXISTS (${FAILED_MEANWHILE}) LIMIT 1`,
  )
  return ({ provider, wallet }, since, change_e4) =>
    find.get(since, provider, wallet, change_e4, ...CALLED_FAILED) !== undefined
}
