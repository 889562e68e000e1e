import type { WalletAt } from '../../domain/ledger.ts'
import { type Money, money } from '../../domain/money.ts'
import type { WritableDb } from '../db/database.ts'
import type { Moment, Run } from '../run.ts'
import { createLooks, LOOKS_MAX } from './looks.ts'
import type { Steady } from './readings.ts'

/** A provider's figure beside ours, as it lies in the books. */
export interface KeptReading extends Moment {
  readonly seq: number
  readonly balance_e4: Money
  readonly ours_e4: Money
  readonly doubted_e4: Money
  readonly open_e4: Money
  readonly account_mark: number | null
}

/** The figures by which doubt is settled; they outlive the run that read them. */
export interface KeptReadings {
  keep(reading: Steady): void
  /** The newest of a wallet; null where none was kept. */
  newest(at: WalletAt): number | null
  /** The provider's figure less ours, when nothing was last in doubt; null where there is none. */
  lastGap(at: WalletAt): number | null
  /** An account's last up to this one at which nothing of the wallet was on its way or in doubt. */
  clean(at: WalletAt, upTo: number, accountMark: number | null): KeptReading | null
  /** Those after this one while nothing but what is in doubt was on its way; oldest first. */
  since(at: WalletAt, after: number, accountMark: number | null): readonly KeptReading[]
}

/** While doubt is young every look counts; later one in a while shows that nothing changed. */
const OLD_DOUBT_EVERY_ms = 10 * 60_000
const YOUNG_ms = 60 * 60_000
export function createKeptReadings(db: WritableDb, run: Run): KeptReadings {
  const { insert, last, undoubted, clean, since } = statements(db)
  const saysMore = createSaysMore(db, run)
  const looks = createLooks(({ provider, wallet }, after) =>
    since.all(provider, wallet, after).map(readingOf),
  )
  // Every sale and every question asks for it; only this writer adds to the table.
  const newest = new Map<string, Row | null>()
  const newestOf = ({ provider, wallet }: WalletAt): Row | null => {
    const key = `${provider}:${wallet}`
    const known = newest.get(key)
    if (known !== undefined) return known
    const row = last.get(provider, wallet) ?? null
    newest.set(key, row)
    return row
  }
  return {
    keep(reading) {
      const { provider, wallet } = reading.at
      if (!saysMore(reading, newestOf(reading.at))) return
      const { balance_e4, ours_e4, doubted_e4, open_e4, accountMark: account_mark } = reading
      const figures = { balance_e4, ours_e4, doubted_e4, open_e4, account_mark }
      const moment = run.moment()
      const { rowid } = db.write(() => insert.run({ provider, wallet, ...moment, ...figures }))
      const row = { seq: rowid, ...moment, ...figures }
      newest.set(`${provider}:${wallet}`, row)
      looks.add(reading.at, readingOf(row))
    },
    newest: (at) => newestOf(at)?.seq ?? null,
    lastGap({ provider, wallet }) {
      const row = undoubted.get(provider, wallet)
      return row ? row.balance_e4 - row.ours_e4 : null
    },
    clean: ({ provider, wallet }, upTo, mark) => read(clean.get(provider, wallet, upTo, mark)),
    since: (at, after, mark) =>
      looks.after(at, after).filter(({ account_mark }) => account_mark === mark),
  }
}

function statements(db: WritableDb) {
  const insert = db.change<
    [Pick<KeptReading, 'at_ms' | 'mono_ms' | 'boot'> & WalletAt & Omit<Row, 'seq'>]
  >(
    `INSERT INTO wallet_reading
       (provider, wallet, at_ms, mono_ms, boot, balance_e4, ours_e4, doubted_e4, open_e4,
        account_mark)
     VALUES (@provider, @wallet, @at_ms, @mono_ms, @boot, @balance_e4, @ours_e4, @doubted_e4,
       @open_e4, @account_mark)`,
  )
  const last = db.read<[string, string], Row>(
    `SELECT * FROM wallet_reading WHERE provider = CAST(? AS TEXT) AND wallet = CAST(? AS TEXT)
     ORDER BY seq DESC LIMIT 1`,
  )
  const undoubted = db.read<[string, string], Row>(
    `SELECT * FROM wallet_reading
     WHERE provider = CAST(? AS TEXT) AND wallet = CAST(? AS TEXT) AND doubted_e4 = 0
     ORDER BY seq DESC LIMIT 1`,
  )
  const clean = db.read<[string, string, number, number | null], Row>(
    `SELECT * FROM wallet_reading
     WHERE provider = CAST(? AS TEXT) AND wallet = CAST(? AS TEXT) AND seq <= ?
       AND account_mark IS CAST(? AS TEXT)
       AND doubted_e4 = 0 AND open_e4 = 0 ORDER BY seq DESC LIMIT 1`,
  )
  const since = db.read<[string, string, number], Row>(
    `SELECT * FROM wallet_reading
     WHERE provider = CAST(? AS TEXT) AND wallet = CAST(? AS TEXT) AND seq > CAST(? AS INTEGER)
       AND open_e4 = 0
     ORDER BY seq DESC LIMIT ${LOOKS_MAX}`,
  )
  return { insert, last, undoubted, clean, since }
}

/** Whether a figure is worth keeping beside the last one that is kept. */
function createSaysMore(db: WritableDb, run: Run) {
  const youngDoubt = db.read<[string, string, number], { one: number }>(
    `SELECT 1 AS one FROM sale INDEXED BY sale_state
     WHERE state IN ('in-doubt', 'needs-review') AND provider = ? AND wallet = ?
       AND provider_reference IS NULL AND created_at_ms > ? LIMIT 1`,
  )
  return (now: Steady, before: Row | null): boolean => {
    if (before?.account_mark !== now.accountMark) return true
    const same = (['balance_e4', 'ours_e4', 'doubted_e4', 'open_e4'] as const).every(
      (figure) => now[figure] === before[figure],
    )
    if (!same) return true
    if (now.doubted_e4 === 0) return false
    const { at_ms } = run.moment()
    const { provider, wallet } = now.at
    const young = youngDoubt.get(provider, wallet, at_ms - YOUNG_ms) !== undefined
    return young || run.age_ms(before) >= OLD_DOUBT_EVERY_ms
  }
}

interface Row extends Moment {
  readonly account_mark: number | null
  readonly seq: number
  readonly balance_e4: number
  readonly ours_e4: number
  readonly doubted_e4: number
  readonly open_e4: number
}

function read(row: Row | undefined): KeptReading | null {
  return row ? readingOf(row) : null
}

function readingOf(row: Row): KeptReading {
  return {
    ...row,
    balance_e4: money(row.balance_e4),
    ours_e4: money(row.ours_e4),
    doubted_e4: money(row.doubted_e4),
    open_e4: money(row.open_e4),
  }
}
