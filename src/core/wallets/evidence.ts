import type { WalletAt } from '../../domain/ledger.ts'
import { type Money, money } from '../../domain/money.ts'
import {
  type WalletFinding,
  type WalletLook,
  takenBy,
  walletFinding,
} from '../../domain/wallet-doubt.ts'
import { APART_ms } from '../clock.ts'
import type { ReadableDb } from '../db/database.ts'
import type { Moment } from '../run.ts'
import type { OperatorCode } from '../../domain/operator.ts'
import type { SaleKind } from '../../domain/sale.ts'
import type { Calibration } from './calibration.ts'
import { costsOf } from './costs.ts'
import type { KeptReading, KeptReadings } from './kept-readings.ts'
import type { Learned } from './learned.ts'
import { createOthersMoney } from './others-money.ts'
import { createOthersUntouched } from './other-wallets.ts'
import type { CleanFigures } from './readings.ts'
import type { ProviderId, WalletName } from '../../domain/provider.ts'

/** What of a sale its wallet's evidence is about. */
export interface DoubtedSale {
  readonly seq: number
  readonly provider: ProviderId
  readonly wallet: WalletName
  readonly operator: OperatorCode
  readonly kind: SaleKind
  readonly amount_e4: number
  readonly expected_cost_e4: number
}

/** What a sale's wallet says of it. */
export interface WalletEvidence {
  readonly finding: WalletFinding
  /**
   * Just before the bytes left the wallet and our books said the same, with nothing on its way, and
   * no cost of another went into suspense since.
   */
  readonly agreed: boolean
  /** The wallet is known to show every sale by the time of its answer. */
  readonly prompt: boolean
  /** The provider's figure before the bytes left, and the newest since; null where none is. */
  readonly before_e4: Money | null
  readonly after_e4: Money | null
  /** What was taken between the two beyond what our books explain; null while nothing can say. */
  readonly taken_e4: Money | null
  /** How many sales of the wallet are in doubt, this one among them. */
  readonly sales: number
}

interface Sent extends Moment {
  readonly account_mark: number | null
  readonly reading_seq: number | null
  readonly clean_at_ms: number | null
  readonly clean_mono_ms: number | null
  readonly clean_balance_e4: number | null
  readonly clean_ours_e4: number | null
}

/** Lays a wallet's kept figures beside a sale that is in doubt. */
export function createWalletEvidence(
  db: ReadableDb,
  readings: KeptReadings,
  calibration: Calibration,
  learned: Learned,
  agrees: (at: WalletAt) => boolean,
): (sale: DoubtedSale) => WalletEvidence | null {
  const attempt = db.read<[number], Sent>('SELECT * FROM attempt WHERE sale_seq = ?')
  const others = db.read<[string, string, number], { sales: number }>(
    `SELECT count(*) AS sales FROM sale INDEXED BY sale_state
     WHERE state IN ('in-doubt', 'needs-review') AND provider = ? AND wallet = ? AND seq <> ?
       AND provider_reference IS NULL AND suspended = 0`,
  )
  const othersMoney = createOthersMoney(db)
  const othersUntouched = createOthersUntouched(readings, agrees)
  return (sale) => {
    const sent = attempt.get(sale.seq)
    if (!sent) return null
    const at = { provider: sale.provider, wallet: sale.wallet }
    const upTo = sent.reading_seq ?? 0
    const clean = cleanOf(sent)
    // Another account's figures are of another wallet.
    const mark = sent.account_mark
    const before = clean ?? readings.clean(at, upTo, mark)
    const looks = looksOf(readings.since(at, upTo, mark), sent, clean)
    const beside = others.get(sale.provider, sale.wallet, sale.seq)?.sales ?? 0
    const own_e4 = money(sale.expected_cost_e4)
    const { provider, operator, kind } = sale
    const words = { provider, operator, kind, amount_e4: money(sale.amount_e4) }
    const debits_e4 = costsOf({ ...words, own_e4 }, learned)
    const newest = looks.at(-1)
    const { isOwed, isSuspended } = othersMoney(sale, before?.at_ms ?? sent.at_ms)
    const alone = beside === 0 && !isOwed
    const finding = walletFinding({ before, looks, alone, own_e4, debits_e4 })
    return {
      finding: learned.hasPaid(sale) || othersUntouched(at, sent) ? finding : ofUnproved(finding),
      agreed: clean !== null && clean.balance_e4 === clean.ours_e4 && !isSuspended,
      prompt: calibration.isProved(at),
      before_e4: before?.balance_e4 ?? null,
      after_e4: newest?.balance_e4 ?? null,
      taken_e4: before && newest ? takenBy(newest, before) : null,
      sales: beside + 1,
    }
  }
}

/** That a wallet was left alone says nothing of what may have been taken from another one (C9). */
function ofUnproved(finding: WalletFinding): WalletFinding {
  return finding.kind === 'untouched' ? { kind: 'unclear', why: 'unproved' } : finding
}

/** Figures that were fresh when the bytes left; null where there were none. */
function cleanOf(sent: Sent): CleanFigures | null {
  const { clean_at_ms, clean_mono_ms, clean_balance_e4, clean_ours_e4 } = sent
  if (clean_at_ms === null || clean_mono_ms === null) return null
  if (clean_balance_e4 === null || clean_ours_e4 === null) return null
  return {
    at_ms: clean_at_ms,
    mono_ms: clean_mono_ms,
    balance_e4: money(clean_balance_e4),
    ours_e4: money(clean_ours_e4),
    accountMark: sent.account_mark,
  }
}

/**
 * Monotonic time compares within one run. After a restart nobody can prove how long the power was
 * away, so the looks of a later run count their time from the first of them. And it may stand still
 * in sleep: where the wall clock says otherwise, no time between two figures is known.
 */
function looksOf(
  readings: readonly KeptReading[],
  sent: Sent,
  clean: CleanFigures | null,
): WalletLook[] {
  const begun = new Map<string, number>()
  return readings.map((reading) => {
    const first = begun.get(reading.boot) ?? reading.mono_ms
    begun.set(reading.boot, first)
    const sameRun = reading.boot === sent.boot
    const age_ms = reading.mono_ms - (sameRun ? sent.mono_ms : first)
    const sinceBefore_ms = sameRun && clean ? agreedTime_ms(clean, reading) : null
    const { balance_e4, ours_e4, doubted_e4 } = reading
    return { balance_e4, ours_e4, doubted_e4, age_ms, sinceBefore_ms }
  })
}

function agreedTime_ms(from: CleanFigures, to: KeptReading): number | null {
  const mono_ms = to.mono_ms - from.mono_ms
  return Math.abs(to.at_ms - from.at_ms - mono_ms) <= APART_ms ? mono_ms : null
}
