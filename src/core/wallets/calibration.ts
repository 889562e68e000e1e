import type { WalletAt } from '../../domain/ledger.ts'
import type { WritableDb } from '../db/database.ts'
import type { Run } from '../run.ts'
import type { Steady } from './readings.ts'

/** So many sales on end must have been seen in the wallet by the time of their answer. */
export const PROVED_ENOUGH = 200

/**
 * Whether a wallet shows a sale by the time its answer is here: learned from every reading that
 * our books explain, and unlearned by the first that they do not (money.md §4, autoflexi). Only
 * then may an untouched wallet say by itself that a sale was not executed.
 */
export interface Calibration {
  note(reading: Steady): void
  isProved(at: WalletAt): boolean
}

interface Row {
  readonly proved: number
  readonly counted_seq: number
}

/** A sale counts where a reading came so soon after its bytes left. */
const SEEN_WITHIN_ms = 30_000
/**
 * More sales than leave a counter in that time. A wallet nobody read for a year is not counted by
 * walking through the year; a sale that is passed over can only make the proof come later.
 */
const WITHIN_MOST = 1_000

export function createCalibration(
  db: WritableDb,
  run: Run,
  lastGap: (at: WalletAt) => number | null,
): Calibration {
  const { find, put, seen, upToNow } = statements(db)
  // Only this writer changes it.
  const counted = new Map<string, Row | undefined>()
  const countedOf = ({ provider, wallet }: WalletAt): Row | undefined => {
    const key = `${provider}:${wallet}`
    if (!counted.has(key)) counted.set(key, find.get(provider, wallet))
    return counted.get(key)
  }
  const gaps = new Map<string, number | null>()
  const gapBefore = (at: WalletAt, key: string): number | null => {
    const known = gaps.get(key)
    return known === undefined ? lastGap(at) : known
  }
  return {
    note({ at, balance_e4, ours_e4, doubted_e4, wired }) {
      // While bytes are out, or nobody knows what became of some, the figure says neither.
      if (wired) return
      const kept = countedOf(at)
      const { answered: upTo, newest } = upToNow()
      const { proved, counted_seq } = kept ?? { proved: 0, counted_seq: upTo }
      // Whatever comes of this reading, the sales before it are not counted by a later one.
      const write = (now: number): void => {
        if (kept && kept.proved === now && counted_seq === upTo) return
        db.write(() => put.run({ ...at, proved: now, counted_seq: upTo }))
        counted.set(`${at.provider}:${at.wallet}`, { proved: now, counted_seq: upTo })
      }
      if (doubted_e4 > 0) {
        write(proved)
        return
      }
      const key = `${at.provider}:${at.wallet}`
      const gap_e4 = balance_e4 - ours_e4
      const before_e4 = gapBefore(at, key)
      if (before_e4 !== null && gap_e4 !== before_e4) {
        write(0)
        // Only once it is written: what the disk refuses is found again by the next figure.
        gaps.set(key, gap_e4)
        return
      }
      gaps.set(key, gap_e4)
      const { boot, mono_ms } = run.moment()
      const since = mono_ms - SEEN_WITHIN_ms
      const after = Math.max(counted_seq, newest - WITHIN_MOST)
      const sales =
        newest > counted_seq
          ? (seen.get(after, at.provider, at.wallet, boot, since)?.sales ?? 0)
          : 0
      write(before_e4 === null ? proved : proved + sales)
    },
    isProved: (at) => (countedOf(at)?.proved ?? 0) >= PROVED_ENOUGH,
  }
}

function statements(db: WritableDb) {
  const find = db.read<[string, string], Row>(
    'SELECT proved, counted_seq FROM calibration WHERE provider = ? AND wallet = ?',
  )
  const put = db.change<[WalletAt & Row]>(
    `INSERT INTO calibration (provider, wallet, proved, counted_seq)
     VALUES (@provider, @wallet, @proved, @counted_seq)
     ON CONFLICT DO UPDATE SET proved = excluded.proved, counted_seq = excluded.counted_seq`,
  )
  const seen = db.read<[number, string, string, string, number], { sales: number }>(
    `SELECT count(*) AS sales FROM sale JOIN attempt ON sale_seq = seq
     WHERE seq > ? AND provider = CAST(? AS TEXT) AND wallet = CAST(? AS TEXT)
       AND state IN ('accepted', 'succeeded') AND boot = CAST(? AS TEXT) AND mono_ms >= ?`,
  )
  // Those that have not been sent yet, or have no answer, are still to be counted.
  const sales = db.read<[], { open: number | null; newest: number | null }>(
    `SELECT (SELECT max(seq) FROM sale) AS newest,
       (SELECT min(seq) FROM sale INDEXED BY sale_state WHERE state IN ('created', 'on-wire'))
         AS open`,
  )
  const upToNow = db.untilWritten(() => {
    const { open = null, newest = null } = sales.get() ?? {}
    return { answered: open === null ? (newest ?? 0) : open - 1, newest: newest ?? 0 }
  })
  return { find, put, seen, upToNow }
}
