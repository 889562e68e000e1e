import { type Money, money } from '../../domain/money.ts'
import {
  type WalletFinding,
  type WalletLook,
  takenBy,
  walletFinding,
} from '../../domain/wallet-doubt.ts'
import type { ReadableDb } from '../db/database.ts'
import type { Moment } from '../run.ts'
import type { Calibration } from './calibration.ts'
import type { KeptReading, KeptReadings } from './kept-readings.ts'
import type { ProviderId, WalletName } from '../../domain/provider.ts'

/** What of a sale its wallet's evidence is about. */
export interface DoubtedSale {
  readonly seq: number
  readonly provider: ProviderId
  readonly wallet: WalletName
  readonly amount_e4: number
  readonly expected_cost_e4: number
}

/** What a sale's wallet says of it. */
export interface WalletEvidence {
  readonly finding: WalletFinding
  /** The wallet showed others by the time of their answer, and agreed with our books before. */
  readonly trusted: boolean
  /** The provider's figure before the bytes left, and the newest since; null where none is. */
  readonly before_e4: Money | null
  readonly after_e4: Money | null
  /** What was taken between the two beyond what our books explain; null while nothing can say. */
  readonly taken_e4: Money | null
  /** How many sales of the wallet are in doubt, this one among them. */
  readonly sales: number
}

type Sent = Moment & { readonly reading_seq: number | null }

/** Lays a wallet's kept figures beside a sale that is in doubt. */
export function createWalletEvidence(
  db: ReadableDb,
  readings: KeptReadings,
  calibration: Calibration,
): (sale: DoubtedSale) => WalletEvidence | null {
  const attempt = db.read<[number], Sent>(
    'SELECT at_ms, mono_ms, boot, reading_seq FROM attempt WHERE sale_seq = ?',
  )
  const others = db.read<[string, string, number], { sales: number }>(
    `SELECT count(*) AS sales FROM sale INDEXED BY sale_state
     WHERE state IN ('in-doubt', 'needs-review') AND provider = ? AND wallet = ? AND seq <> ?
       AND provider_reference IS NULL AND suspended = 0`,
  )
  return (sale) => {
    const sent = attempt.get(sale.seq)
    if (!sent) return null
    const at = { provider: sale.provider, wallet: sale.wallet }
    const upTo = sent.reading_seq ?? 0
    const before = readings.clean(at, upTo)
    const looks = looksOf(readings.since(at, upTo), sent)
    const beside = others.get(sale.provider, sale.wallet, sale.seq)?.sales ?? 0
    const debits_e4 = [money(sale.amount_e4), money(sale.expected_cost_e4)]
    const newest = looks.at(-1)
    return {
      finding: walletFinding({ before, looks, alone: beside === 0, debits_e4 }),
      trusted: calibration.isProved(at) && before?.balance_e4 === before?.ours_e4,
      before_e4: before?.balance_e4 ?? null,
      after_e4: newest?.balance_e4 ?? null,
      taken_e4: before && newest ? takenBy(newest, before) : null,
      sales: beside + 1,
    }
  }
}

/**
 * Monotonic time compares within one run. After a restart nobody can prove how long the power was
 * away, so the looks of a later run count their time from the first of them.
 */
function looksOf(readings: readonly KeptReading[], sent: Sent): WalletLook[] {
  const begun = new Map<string, number>()
  return readings.map((reading) => {
    const first = begun.get(reading.boot) ?? reading.mono_ms
    begun.set(reading.boot, first)
    const sameRun = reading.boot === sent.boot
    return { ...reading, sameRun, age_ms: reading.mono_ms - (sameRun ? sent.mono_ms : first) }
  })
}
