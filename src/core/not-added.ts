import type { ReadableDb } from './db/database.ts'

/** How a wallet moved, and when that was told. */
export interface ToldMove {
  readonly provider: string
  readonly wallet: string
  /** Negative: the provider's figure is less than ours by so much. */
  readonly change_e4: number
  readonly at_ms: number
}

/** So far back a slip is looked for: a bank may be shut for a holiday. */
const BOOKED_WITHIN_ms = 30 * 86_400_000

interface Booked {
  readonly slip: string
  readonly at_ms: number
}

/**
 * The slip of the top-up that was booked and that the provider has not added: the very sum, and the
 * two figures around its booking moved apart by it. Null where something else was taken.
 */
export function createNotAdded(db: ReadableDb): (move: ToldMove) => string | null {
  const booked = db.read<[string, string, number, number, number], Booked>(
    `SELECT slip, at_ms FROM top_up
     WHERE provider = CAST(? AS TEXT) AND wallet = CAST(? AS TEXT)
       AND amount_e4 = CAST(? AS INTEGER) AND at_ms BETWEEN ? AND ? ORDER BY at_ms DESC`,
  )
  const gapBeside = (beside: string) =>
    db.read<[string, string, number], { gap_e4: number }>(
      `SELECT balance_e4 - ours_e4 AS gap_e4 FROM wallet_reading INDEXED BY wallet_reading_at
       WHERE provider = CAST(? AS TEXT) AND wallet = CAST(? AS TEXT)
         AND doubted_e4 = 0 AND open_e4 = 0 AND ${beside} LIMIT 1`,
    )
  const before = gapBeside('at_ms < ? ORDER BY at_ms DESC, seq DESC')
  const after = gapBeside('at_ms >= ? ORDER BY at_ms, seq')
  return ({ provider, wallet, change_e4, at_ms }) => {
    if (change_e4 >= 0) return null
    const span = [at_ms - BOOKED_WITHIN_ms, at_ms] as const
    const found = booked.all(provider, wallet, -change_e4, ...span).find((topUp) => {
      const was = before.get(provider, wallet, topUp.at_ms)
      const is = after.get(provider, wallet, topUp.at_ms)
      return was !== undefined && is !== undefined && is.gap_e4 - was.gap_e4 === change_e4
    })
    return found?.slip ?? null
  }
}
