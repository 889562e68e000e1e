import type { WalletAt } from '../../domain/ledger.ts'
import type { ReadableDb } from '../db/database.ts'

/** What became of other sales of its wallet since the figures a sale in doubt is held against. */
export interface OthersMoney {
  /** One failed or was taken back: our books have its money again, the wallet may not. */
  readonly isOwed: boolean
  /** The cost of one went into suspense, and may come back. */
  readonly isSuspended: boolean
}

/**
 * Why a sale failed whose money may have been taken; a documented refusal takes none. A late
 * success by its provider's word says none.
 */
const MAY_BE_OWED = ['failed-word', 'not-executed', 'decided'] as const
/** Between those figures and the bytes lie a few transactions; what lies before is not asked. */
const JUST_BEFORE = 300

/** @returns of a sale that was sent, and of the moment its wallet was read before that */
export function createOthersMoney(
  db: ReadableDb,
): (sale: WalletAt & { readonly seq: number }, before_ms: number) => OthersMoney {
  // By their order since the bytes left, which no clock touches.
  const causes = db.read<[number, number, number, string, string, ...string[]], { cause: string }>(
    `SELECT DISTINCT moved.cause FROM ledger_transaction AS own
       CROSS JOIN ledger_transaction AS moved CROSS JOIN sale ON sale.seq = moved.sale_seq
     WHERE own.sale_seq = CAST(? AS INTEGER) AND own.cause = 'reserve'
       AND moved.id > own.id - CAST(? AS INTEGER)
       AND (moved.id > own.id OR moved.at_ms >= CAST(? AS INTEGER))
       AND moved.cause IN ('release-reserve', 'take-back', 'suspend')
       AND sale.seq <> own.sale_seq
       AND provider = CAST(? AS TEXT) AND wallet = CAST(? AS TEXT)
       AND (moved.cause <> 'release-reserve' OR coalesce(reason_code, 'decided') IN (?, ?, ?))`,
  )
  return ({ seq, provider, wallet }, before_ms) => {
    const found = causes.all(seq, JUST_BEFORE, before_ms, provider, wallet, ...MAY_BE_OWED)
    return {
      isOwed: found.some(({ cause }) => cause !== 'suspend'),
      isSuspended: found.some(({ cause }) => cause === 'suspend'),
    }
  }
}
