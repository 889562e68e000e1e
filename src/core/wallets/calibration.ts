import type { WalletAt } from '../../domain/ledger.ts'
import type { WritableDb } from '../db/database.ts'
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

export function createCalibration(db: WritableDb): Calibration {
  const find = db.read<[string, string], Row>(
    'SELECT proved, counted_seq FROM calibration WHERE provider = ? AND wallet = ?',
  )
  const put = db.change<[WalletAt & Row]>(
    `INSERT INTO calibration (provider, wallet, proved, counted_seq)
     VALUES (@provider, @wallet, @proved, @counted_seq)
     ON CONFLICT DO UPDATE SET proved = excluded.proved, counted_seq = excluded.counted_seq`,
  )
  const taken = db.read<[number, string, string], { sales: number; newest: number | null }>(
    `SELECT count(*) AS sales, max(seq) AS newest FROM sale
     WHERE seq > ? AND provider = ? AND wallet = ? AND state IN ('accepted', 'succeeded')`,
  )
  const newest = db.read<[], { seq: number | null }>('SELECT max(seq) AS seq FROM sale')
  const gaps = new Map<string, number>()
  return {
    note({ at, balance_e4, ours_e4, doubted_e4, wired }) {
      // While bytes are out, or nobody knows what became of some, the figure says neither.
      if (doubted_e4 > 0 || wired) return
      const key = `${at.provider}:${at.wallet}`
      const gap_e4 = balance_e4 - ours_e4
      const before_e4 = gaps.get(key)
      gaps.set(key, gap_e4)
      const kept = find.get(at.provider, at.wallet)
      if (!kept) {
        // Sales from here on are counted.
        db.write(() => put.run({ ...at, proved: 0, counted_seq: newest.get()?.seq ?? 0 }))
        return
      }
      if (before_e4 === undefined) return
      const { proved, counted_seq } = kept
      if (gap_e4 !== before_e4) {
        if (proved > 0) db.write(() => put.run({ ...at, counted_seq, proved: 0 }))
        return
      }
      const { sales, newest: last } = taken.get(counted_seq, at.provider, at.wallet) ?? none
      if (last === null) return
      db.write(() => put.run({ ...at, proved: proved + sales, counted_seq: last }))
    },
    isProved: ({ provider, wallet }) => (find.get(provider, wallet)?.proved ?? 0) >= PROVED_ENOUGH,
  }
}

const none = { sales: 0, newest: null }
