import { reserved, type WalletAt, wallet as walletAccount } from '../../domain/ledger.ts'
import type { Money } from '../../domain/money.ts'
import type { Balances } from '../ledger/balances.ts'
import type { Run } from '../run.ts'

/** What the provider last said of a wallet. */
export interface WalletReading {
  readonly balance_e4: Money
  readonly at_ms: number
  readonly mono_ms: number
}

/** Where our books stood when a question was put. */
export interface Standpoint {
  /** Questions are numbered in the order they were put; answers may overtake each other. */
  readonly asked: number
  /** The newest transaction of the wallet; null while money of it was on its way. */
  readonly transaction: number | null
}

interface Kept extends WalletReading, Standpoint {}

/** The providers' own figures, as they last came. */
export interface Readings {
  /** Before a question is put: where the wallet stands in our books. */
  before(at: WalletAt): Standpoint
  keep(at: WalletAt, balance_e4: Money, before: Standpoint): void
  last(at: WalletAt): WalletReading | null
  /**
   * The provider's figure where it is about the very state our books are in: nothing of the wallet
   * moved while it was asked for, nor since. Null otherwise, for then the two cannot be compared.
   */
  comparable(at: WalletAt): Money | null
}

export function createReadings(balances: Balances, run: Run): Readings {
  const kept = new Map<string, Kept>()
  let asked = 0
  const key = ({ provider, wallet }: WalletAt) => `${provider}:${wallet}`
  const newest = (at: WalletAt): number =>
    Math.max(balances.lastTransaction(walletAccount(at)), balances.lastTransaction(reserved(at)))
  const isQuiet = (at: WalletAt): boolean => balances.balance(reserved(at)) === 0
  return {
    before(at) {
      asked += 1
      return { asked, transaction: isQuiet(at) ? newest(at) : null }
    },
    keep(at, balance_e4, { asked, transaction }) {
      const last = kept.get(key(at))
      if (last && last.asked > asked) return
      const { at_ms, mono_ms } = run.moment()
      kept.set(key(at), { balance_e4, at_ms, mono_ms, asked, transaction })
    },
    last: (at) => kept.get(key(at)) ?? null,
    comparable(at) {
      const last = kept.get(key(at))
      return last && last.transaction === newest(at) ? last.balance_e4 : null
    },
  }
}
