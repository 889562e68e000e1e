import type { Wallet } from '../../contract/schemas.ts'
import { businessDate } from '../../domain/business-day.ts'
import { openingEntries, reserved, wallet as walletAccount, wallets } from '../../domain/ledger.ts'
import { type Money, money } from '../../domain/money.ts'
import type { ProviderId, WalletName } from '../../domain/provider.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Changes } from '../changes.ts'
import type { WritableDb } from '../db/database.ts'
import type { Balances } from '../ledger/balances.ts'
import type { Post } from '../ledger/post.ts'
import type { Log } from '../log.ts'
import type { BalanceAnswer } from '../providers/provider.ts'
import type { Run } from '../run.ts'
import { createPace } from './pace.ts'

/** What the provider last said of a wallet. */
export interface WalletReading {
  readonly balance_e4: Money
  readonly at_ms: number
  readonly mono_ms: number
}

/** Our prepaid money at the providers: by our books, and by what they say. */
export interface Wallets {
  list(): Wallet[]
  /** Asks the provider, keeps its figures and takes new wallets into the books. */
  read(provider: ProviderId): Promise<BalanceAnswer | null>
  lastReading(provider: ProviderId, wallet: WalletName): WalletReading | null
  /** True once the wallet stands in our books with the provider's own figure. */
  opened(provider: ProviderId, wallet: WalletName): boolean
}

export interface WalletsParts {
  readonly db: WritableDb
  readonly accounts: Accounts
  readonly balances: Balances
  readonly post: Post
  readonly run: Run
  readonly changes: Changes
  readonly log: Log
}

export function createWallets(parts: WalletsParts): Wallets {
  const { accounts, run, changes, log } = parts
  const readings = new Map<string, WalletReading>()
  const openings = createOpenings(parts)
  const pace = createPace(parts.db)

  const keep = (provider: ProviderId, answer: BalanceAnswer): void => {
    if (answer.kind !== 'balances') {
      log.warn('balance-unknown', { provider, why: answer.why })
      return
    }
    const { at_ms, mono_ms } = run.moment()
    for (const { wallet, balance_e4 } of answer.wallets) {
      readings.set(`${provider}:${wallet}`, { balance_e4, at_ms, mono_ms })
      openings.open(provider, wallet, balance_e4)
    }
    changes.tell('wallet', provider)
  }

  return {
    async read(provider) {
      const answer = (await accounts.live(provider)?.askBalance()) ?? null
      if (answer) keep(provider, answer)
      return answer
    },
    lastReading: (provider, wallet) => readings.get(`${provider}:${wallet}`) ?? null,
    opened: openings.opened,
    list: () => {
      const sold = pace.of(businessDate(run.moment().at_ms), run.moment().at_ms)
      return wallets
        .filter(({ provider }) => accounts.live(provider) !== null)
        .map((at) =>
          describe(at, parts.balances, {
            reading: readings.get(`${at.provider}:${at.wallet}`) ?? null,
            opened: openings.opened(at.provider, at.wallet),
            perHour_e4: sold(at.provider, at.wallet),
          }),
        )
    },
  }
}

interface Known {
  readonly reading: WalletReading | null
  readonly opened: boolean
  readonly perHour_e4: number
}

function describe(
  at: { provider: ProviderId; wallet: WalletName },
  balances: Balances,
  { reading, opened, perHour_e4 }: Known,
): Wallet {
  const balance_e4 = balances.balance(walletAccount(at))
  const reserved_e4 = balances.balance(reserved(at))
  // While a sale is on its way nobody can say whether its money has left; then nothing is listed.
  const settled = opened && reading !== null && reserved_e4 === 0
  return {
    ...at,
    balance_e4,
    reserved_e4,
    providerBalance_e4: reading?.balance_e4 ?? null,
    askedAt_ms: reading?.at_ms ?? null,
    unexplained_e4: settled ? money(reading.balance_e4 - balance_e4) : null,
    opened,
    lasts_h: opened && perHour_e4 > 0 ? Math.max(0, balance_e4) / perHour_e4 : null,
  }
}

/**
 * A wallet comes into the books once, with the figure the provider gives before the first sale is
 * sent through it; from then on only what the shop does changes our figure.
 */
function createOpenings({ db, post, run }: WalletsParts) {
  const find = db.read<[string], { value: string }>('SELECT value FROM book WHERE key = ?')
  const insert = db.change<[string, string]>('INSERT INTO book (key, value) VALUES (?, ?)')
  const key = (provider: ProviderId, wallet: WalletName) => `opened:${provider}:${wallet}`
  const known = new Set<string>()
  const opened = (provider: ProviderId, wallet: WalletName): boolean => {
    const name = key(provider, wallet)
    if (!known.has(name) && find.get(name) !== undefined) known.add(name)
    return known.has(name)
  }
  return {
    opened,
    open(provider: ProviderId, wallet: WalletName, balance_e4: Money): void {
      if (opened(provider, wallet)) return
      const { at_ms } = run.moment()
      db.write(() => {
        insert.run(key(provider, wallet), String(balance_e4))
        // An empty wallet is in the books without an entry: an entry of nothing says nothing.
        if (balance_e4 === 0) return
        post({
          saleSeq: null,
          cause: 'opening',
          at_ms,
          businessDate: businessDate(at_ms),
          entries: openingEntries({ provider, wallet }, balance_e4),
        })
      })
    },
  }
}
