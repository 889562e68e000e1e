import { type Money, money } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { WritableDb } from '../db/database.ts'
import type { Provider } from '../providers/provider.ts'

/** What an owner has said of how much may go through a provider. */
export interface Cap {
  /** The most that one sale may be while there is no https; null: as much as elsewhere. */
  readonly plainHttpMost_e4: Money | null
  /** The owner has looked at the limits and said so, whatever was said. */
  readonly isSeen: boolean
}

export interface ProviderCaps {
  of(provider: ProviderId): Cap
  keep(provider: ProviderId, plainHttpMost_e4: Money | null): void
}

export interface CapParts {
  readonly db: WritableDb
  readonly now_ms: () => number
}

interface CapRow {
  readonly provider: ProviderId
  readonly plain_http_most_e4: number | null
}

export function createProviderCaps({ db, now_ms }: CapParts): ProviderCaps {
  const all = db.read<[], CapRow>('SELECT provider, plain_http_most_e4 FROM provider_cap')
  const keep = db.change<[string, number | null, number]>(
    `INSERT INTO provider_cap (provider, plain_http_most_e4, seen_at_ms) VALUES (?, ?, ?)
     ON CONFLICT (provider) DO UPDATE SET plain_http_most_e4 = excluded.plain_http_most_e4,
       seen_at_ms = excluded.seen_at_ms`,
  )
  // Asked for every quote and every sale, changed a few times in the life of a shop.
  let kept = all.all()
  return {
    of(provider) {
      const row = kept.find((one) => one.provider === provider)
      const most_e4 = row?.plain_http_most_e4 ?? null
      return {
        plainHttpMost_e4: most_e4 === null ? null : money(most_e4),
        isSeen: row !== undefined,
      }
    },
    keep(provider, plainHttpMost_e4) {
      db.write(() => {
        keep.run(provider, plainHttpMost_e4, now_ms())
        db.afterCommit(() => {
          kept = all.all()
        })
      })
    },
  }
}

/** True for an address whose every word crosses the network in clear. */
export function isPlainHttp(baseUrl: string): boolean {
  return baseUrl.startsWith('http:')
}

/**
 * Refuses what is more than the owner lets go in clear. Also just before a sale leaves, when it
 * was confirmed before the owner said so.
 */
export function withCap(client: Provider, baseUrl: string, caps: ProviderCaps): Provider {
  if (!isPlainHttp(baseUrl)) return client
  return {
    ...client,
    cannotSell(order) {
      const cannot = client.cannotSell(order)
      if (cannot) return cannot
      const most_e4 = caps.of(client.id).plainHttpMost_e4
      const isMore = most_e4 !== null && order.amount_e4 > most_e4
      return isMore ? { why: 'plain-http', most_e4 } : null
    },
  }
}
