import type { Money } from '../domain/money.ts'
import type { ProviderId, WalletName } from '../domain/provider.ts'
import type { Execution, Without } from './execution.ts'
import type { Pack } from './flexiloadbd/pack.ts'
import type { Fields, Json } from './json.ts'
import type { Allowance } from './rate-limit.ts'
import type { SentinelManner } from './sentinels.ts'
import type { Way } from './ways.ts'

/** What can be asked of a provider, by our own names for its routes. */
export const calls = ['create', 'status', 'balance', 'operators', 'packages'] as const
export type Call = (typeof calls)[number]

export interface WireRequest {
  /** Lower-case names, as they arrived. */
  readonly headers: ReadonlyMap<string, string>
  /** The part of the path that names a transaction, where a route has one. */
  readonly pathId: string
  readonly fields: Fields
  /** What stood behind the path, where anything did. */
  readonly query: ReadonlyMap<string, string>
}

export interface Reply {
  readonly status: number
  readonly body: Json
  readonly headers?: Readonly<Record<string, string>>
}

export interface Handled {
  readonly reply: Reply
  /** How a sentinel number spoils the answer; the sale itself is done by then. */
  readonly manner: SentinelManner | null
}

/** Reasons a provider has a form for. `status` is used with a fault that asks for any other. */
export type Complaint =
  | { readonly about: 'key' }
  | { readonly about: 'route' }
  | { readonly about: 'rate-limit' }
  | { readonly about: 'too-large' }
  | { readonly about: 'unknown-transaction' }
  | { readonly about: 'status'; readonly status: number; readonly words: string }

/** What a provider makes of a request: all of a sale but who sells it and what becomes of it. */
export type NewOrder = Without<Execution, 'provider' | 'at_ms' | 'outcome' | 'endedAt_ms'>

export type SellResult =
  | { readonly sold: true; readonly execution: Execution; readonly manner: SentinelManner | null }
  | { readonly sold: false; readonly why: 'balance' | 'duplicate' }

/** What stands behind a provider's counter: its own wallets and sales. */
export interface Desk {
  readonly now: () => number
  readonly random: (bytes: number) => Uint8Array
  /** How it behaves where its document is silent. */
  readonly way: Way
  balance(wallet: WalletName): Money
  /** The packs on its shelf now. */
  packs(): readonly Pack[]
  /** Takes the money and executes, unless a sentinel number or the wallet says no. */
  sell(order: NewOrder): SellResult
  byId(id: string): Execution | null
  byReference(reference: string): Execution | null
  /** The last sale that was executed. */
  newest(): Execution | null
}

/** One provider as its document describes it. */
export interface ProviderWire {
  readonly id: ProviderId
  /** Path of the base URL the document gives: `''`, `/api/v1` … */
  readonly basePath: string
  /** Which call a method and path (below the base) mean; null where the document knows none. */
  route(method: string, path: string): { readonly call: Call; readonly pathId: string } | null
  hasKey(headers: ReadonlyMap<string, string>, key: string): boolean
  /** Calls of the same name share a limit; null where the document names no limit. */
  limitOf(call: Call): { readonly name: string; readonly perMinute: number } | null
  limitHeaders(allowance: Allowance): Readonly<Record<string, string>>
  handle(call: Call, request: WireRequest, desk: Desk): Handled
  complain(complaint: Complaint): Reply
  /** Where the word for a transaction's state stands in an answer, dotted. */
  readonly wordPath: string
  newKey(random: (bytes: number) => Uint8Array): string
}

/** `Authorization: Bearer <key>`, the scheme in any case, as HTTP has it. */
export function hasBearer(headers: ReadonlyMap<string, string>, key: string): boolean {
  const [scheme, token, ...rest] = (headers.get('authorization') ?? '').split(' ')
  return scheme?.toLowerCase() === 'bearer' && token === key && rest.length === 0
}

export function asText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** Eleven Latin digits of a Bangladeshi mobile number. */
export function isMobileNumber(value: unknown): value is string {
  return typeof value === 'string' && /^01[3-9]\d{8}$/.test(value)
}
