import type { ProviderId } from '../../domain/provider.ts'
import { reserved, type WalletAt, wallet as walletAccount } from '../../domain/ledger.ts'
import { type Money, money } from '../../domain/money.ts'
import type { WritableDb } from '../db/database.ts'
import type { Balances } from '../ledger/balances.ts'
import type { Run } from '../run.ts'
import { type Aside, createAside, createSuspended } from './aside.ts'

/** What the provider last said of a wallet. */
export interface WalletReading {
  readonly balance_e4: Money
  readonly at_ms: number
  readonly mono_ms: number
}

/** A provider's figure beside ours at a moment when nothing of the wallet was on its way. */
export interface CleanFigures extends WalletReading {
  readonly ours_e4: Money
  readonly accountMark: number | null
}

/** Older figures are no witness of a sale: a refund may have come since. */
const FRESH_ms = 90_000

/** Where our books stood when a question was put. */
export interface Standpoint extends Aside {
  /** Questions are numbered in the order they were put; answers may overtake each other. */
  readonly asked: number
  /** The newest transaction of the wallet. */
  readonly transaction: number
  /** Free money by our books. */
  readonly ours_e4: Money
  /** The account that was asked. */
  readonly accountMark: number | null
}

/** A figure that nothing of ours moved while it was asked for. */
export interface Steady extends Standpoint {
  readonly at: WalletAt
  readonly balance_e4: Money
}

interface Kept extends WalletReading, Standpoint {}

/** The providers' own figures, as they last came. */
export interface Readings {
  /** Before a question is put: where the wallet stands in our books. */
  before(at: WalletAt): Standpoint
  /** @returns the figure where it can be held against ours; null where our books moved meanwhile */
  keep(at: WalletAt, balance_e4: Money, before: Standpoint): Steady | null
  last(at: WalletAt): WalletReading | null
  /**
   * An account's newest figures of this run with nothing on its way or in doubt, while fresh. None
   * where a cost stands in suspense: of all money it is the likeliest to be given back, and what
   * comes back may hide what is taken next.
   */
  fresh(at: WalletAt, accountMark: number | null): CleanFigures | null
  /**
   * The provider's figure where it is about the very state our books are in: nothing of the wallet
   * moved while it was asked for, nor since, and no money of it is on its way. Null otherwise, for
   * then the two cannot be compared.
   */
  comparable(at: WalletAt): Money | null
}

export function createReadings(
  db: WritableDb,
  balances: Balances,
  run: Run,
  accountMark: (provider: ProviderId) => number | null,
): Readings {
  const kept = new Map<string, Kept>()
  const aside = createAside(db)
  const suspended = createSuspended(db)
  const clean = new Map<string, CleanFigures>()
  let asked = 0
  const key = ({ provider, wallet }: WalletAt) => `${provider}:${wallet}`
  const newest = (at: WalletAt): number =>
    Math.max(balances.lastTransaction(walletAccount(at)), balances.lastTransaction(reserved(at)))
  return {
    before(at) {
      asked += 1
      const ours_e4 = balances.balance(walletAccount(at))
      const mark = accountMark(at.provider)
      return { asked, transaction: newest(at), ours_e4, accountMark: mark, ...aside(at) }
    },
    keep(at, balance_e4, before) {
      const last = kept.get(key(at))
      if (last && last.asked > before.asked) return null
      // The owner changed the account meanwhile: these are another wallet's figures.
      if (before.accountMark !== accountMark(at.provider)) return null
      const { at_ms, mono_ms } = run.moment()
      kept.set(key(at), { balance_e4, at_ms, mono_ms, ...before })
      if (before.transaction !== newest(at)) return null
      const idle = before.doubted_e4 + before.open_e4 === 0
      const { ours_e4 } = before
      const mark = before.accountMark
      if (idle) clean.set(key(at), { balance_e4, at_ms, mono_ms, ours_e4, accountMark: mark })
      return { ...before, at, balance_e4 }
    },
    last: (at) => kept.get(key(at)) ?? null,
    fresh(at, mark) {
      const figures = clean.get(key(at))
      if (suspended(at) > 0) return null
      return figures?.accountMark === mark && run.moment().mono_ms - figures.mono_ms <= FRESH_ms
        ? figures
        : null
    },
    comparable(at) {
      const last = kept.get(key(at))
      if (!last || last.doubted_e4 + last.open_e4 > 0 || last.transaction !== newest(at))
        return null
      return money(last.balance_e4)
    },
  }
}
