import { openingEntries } from '../../domain/ledger.ts'
import type { Money } from '../../domain/money.ts'
import type { ProviderId, WalletName } from '../../domain/provider.ts'
import type { WritableDb } from '../db/database.ts'
import type { Post } from '../ledger/post.ts'
import type { Run } from '../run.ts'
import type { ShopDay } from '../shop-day.ts'

/** Which wallets stand in our books with the provider's own figure. */
export interface Openings {
  opened(provider: ProviderId, wallet: WalletName): boolean
  /** Takes a wallet into the books; does nothing for one that is there. */
  open(provider: ProviderId, wallet: WalletName, balance_e4: Money): void
}

export interface OpeningParts {
  readonly db: WritableDb
  readonly post: Post
  readonly run: Run
  readonly shopDay: ShopDay
}

/**
 * A wallet comes into the books once, with the figure the provider gives before the first sale is
 * sent through it; from then on only what the shop does changes our figure.
 */
export function createOpenings({ db, post, run, shopDay }: OpeningParts): Openings {
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
    open(provider, wallet, balance_e4) {
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
          businessDate: shopDay.today(),
          entries: openingEntries({ provider, wallet }, balance_e4),
        })
      })
    },
  }
}
