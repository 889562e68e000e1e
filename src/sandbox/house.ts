import { TAKA_E4 } from '../domain/money.ts'
import type { ProviderId, WalletName } from '../domain/provider.ts'
import { Book } from './book.ts'
import type { OpeningBalances } from './book.ts'
import type { Certificate } from './both-schemes.ts'
import { Waits } from './clock.ts'
import type { SandboxClock } from './clock.ts'
import { FaultScript } from './faults.ts'
import { PackShelf } from './flexiloadbd/pack-shelf.ts'
import { noticePosts } from './notice-post.ts'
import type { NoticePosts } from './notice-post.ts'
import { Notices } from './notices.ts'
import type { PostNotice } from './notices.ts'
import type { Oracle } from './oracle-server.ts'
import { RequestLog } from './request-log.ts'
import { usualWays, Way } from './ways.ts'

/** What the three providers share: time, chance, the book, the scripts, the log. */
export interface House {
  readonly clock: SandboxClock
  readonly waits: Waits
  readonly random: (bytes: number) => Uint8Array
  readonly book: Book
  readonly faults: FaultScript
  /** What flexiloadbd's list of packs holds. */
  readonly packs: PackShelf
  readonly log: RequestLog
  readonly rateLimits: 'documented' | 'none'
  /** What alsamiflexi tells unasked. */
  readonly notices: Notices
  readonly posts: NoticePosts
  /** How each behaves where its document is silent; switched while it runs. */
  readonly ways: Record<ProviderId, Way>
  /** They answer over https too. */
  readonly certificate?: Certificate
  /** The book changed: keep it. */
  changed(): void
}

export interface HouseOptions {
  readonly clock: SandboxClock
  readonly random: (bytes: number) => Uint8Array
  /** Keeps wallets and executed sales over a restart; absent, everything ends with `stop`. */
  readonly store?: {
    /** What `save` was last given; null before the first time. */
    load(): string | null
    save(state: string): void
  }
  /** Wallets that open with another balance than the usual one. */
  readonly openingBalance_e4?: {
    readonly [provider in ProviderId]?: { readonly [wallet in WalletName]?: number }
  }
  /** `none` for simulations and benches that sell faster than a provider lets a shop. */
  readonly rateLimits?: 'documented' | 'none'
  /** The three answer over https too, on the same ports, with this. */
  readonly certificate?: Certificate
  /** Where alsamiflexi's notices go from the start on; absent, nowhere until the oracle is told. */
  readonly noticesTo?: string
  /** Carries them in place of HTTP. */
  readonly postNotice?: PostNotice
  /** Executions remembered, the newest; 2,000 unless said otherwise. */
  readonly keepExecutions?: number
  /** Requests remembered, the newest; 2,000 unless said otherwise. */
  readonly keepRequests?: number
}

const usualBalance_e4: OpeningBalances = {
  autoflexi: { main: 5000 * TAKA_E4 },
  alsamiflexi: { main: 25_000 * TAKA_E4 },
  flexiloadbd: {
    flexiload: 12_480 * TAKA_E4 + TAKA_E4 / 2,
    drive: 4000 * TAKA_E4,
    bank: 20_000 * TAKA_E4,
  },
}

/**
 * What stands behind the three providers, before anybody listens.
 * @throws where the store holds something that is not a saved book.
 */
export function openHouse(options: HouseOptions): House {
  const { clock, random, store } = options
  const opening = { ...usualBalance_e4 }
  for (const provider of ['autoflexi', 'alsamiflexi', 'flexiloadbd'] as const) {
    opening[provider] = { ...usualBalance_e4[provider], ...options.openingBalance_e4?.[provider] }
  }
  const ways = usualWays()
  const refundAfter_ms = (provider: ProviderId) => ways[provider].refundAfter_ms
  const book = new Book(clock, options.keepExecutions ?? 2000, opening, refundAfter_ms)
  const saved = store?.load() ?? null
  if (saved !== null) book.restore(saved)
  const waits = new Waits(clock)
  const posts = noticePosts(waits)
  const notices = new Notices(clock, options.postNotice ?? posts.post)
  if (options.noticesTo !== undefined) notices.become({ url: options.noticesTo })
  book.onEnded = (sold) => notices.ended(sold)
  return {
    clock,
    random,
    book,
    waits,
    notices,
    posts,
    faults: new FaultScript(clock),
    packs: new PackShelf(),
    log: new RequestLog(options.keepRequests ?? 2000),
    rateLimits: options.rateLimits ?? 'documented',
    ways,
    ...(options.certificate && { certificate: options.certificate }),
    changed: () => store?.save(book.save()),
  }
}

/** The one who knows what was really executed. */
export function oracleOf(house: House): Oracle {
  const { book, faults, log, packs, notices } = house
  return {
    executions: () => book.executions(),
    wallets: () => book.wallets(),
    requests: () => log.all(),
    topUp(provider, wallet, amount_e4) {
      book.topUp(provider, wallet, amount_e4)
      house.changed()
    },
    reverse(provider, providerReference) {
      book.reverse(provider, providerReference)
      house.changed()
    },
    way(provider, change) {
      house.ways[provider] = Way.parse({ ...house.ways[provider], ...change })
    },
    packs: () => packs.all(),
    changePacks: (change) => packs.change(change),
    notices: (change) => notices.become(change),
    forgeNotice: (forged) => notices.forge(forged),
    fault: (more) => faults.add(more),
    clearFaults: () => faults.clear(),
  }
}
