import type { PackRow } from '../../domain/kinds/package/catalogue.ts'
import type { RechargeTerms } from '../../domain/kinds/recharge/terms.ts'
import type { Terms } from '../../domain/kinds/terms.ts'
import type { Money } from '../../domain/money.ts'
import type { PackListCode } from '../../domain/kinds/package/lists.ts'
import type { NetworkCode } from '../../domain/operator.ts'
import type { ProviderId, WalletName } from '../../domain/provider.ts'

export interface Ordered {
  readonly amount_e4: Money
  /** `<shop>-<counter>-<ULID>`, at most 34 of A–Z 0–9 `-`. autoflexi has no field for it. */
  readonly ourReference: string
}
/** What is to be delivered, in our words. Each client puts it into its provider's. */
export type Order = Terms & Ordered
export type RechargeOrder = RechargeTerms & Ordered

/** One answer as it came: kept as an observation, shown as evidence, never interpreted again. */
export interface RawAnswer {
  readonly httpStatus: number | null
  readonly elapsed_ms: number
  /** At most 8 KB, the key cut out wherever it stood. Empty when nothing came. */
  readonly body: string
  /**
   * What its words bring for a prepaid meter, looked for before anything was cut off. Absent: none,
   * or it is not sure to be about our sale.
   */
  readonly tokens?: readonly string[]
  /** It came from a router or a hotspot that wants a login, by all it looks. Absent: it did not. */
  readonly loginPage?: true
  /** What it says of the provider's limit. Absent where it says nothing of it. */
  readonly limits?: LimitsTold
}

/** What the headers of an answer say of the provider's limit; null where they do not say it. */
export interface LimitsTold {
  /** Calls a minute. One that is counted by another time than a minute is not said here. */
  readonly perMinute: number | null
  /** Calls that are left until the reset. */
  readonly remaining: number | null
  /** Until there are more, clamped to 1–300 s. */
  readonly reset_ms: number | null
  /** How long the provider asks us to wait, clamped to 1–300 s: only 429 and 503 do. */
  readonly retryAfter_ms: number | null
}

/** Proof that no byte of a request left us. */
export type NotSentReason =
  | 'dns'
  | 'address-refused' // the name leads to this machine or a private network
  | 'connect'
  | 'connect-timeout'
  | 'tls'
  | 'lane-closed'
  | 'operator-list' // alsamiflexi's numbers for operators are not known
  | 'stopped' // the counter closes: said of no provider, kept nowhere, counted for nothing

/** A provider's documented "no". Nothing was executed. */
export type Refusal =
  | 'invalid'
  | 'key'
  | 'account'
  | 'balance'
  | 'operator'
  | 'service'
  | 'rate-limit'
  | 'other'

/** Why an answer proves nothing. */
export type UnknownReason =
  | 'timeout'
  | 'connection-lost'
  | 'too-large'
  | 'protocol' // the HTTP itself was broken: lengths, encodings
  | 'redirect'
  | 'server-error'
  | 'not-json'
  | 'shape' // JSON, but not the documented form
  | 'no-id'
  | 'echo-mismatch' // another number, amount, reference or id than ours came back
  | 'unexpected-status'
  | 'crash' // the counter stopped before the answer was kept

/** An answer to a sale (money.md §3). A timeout is never a failure. */
export type SaleAnswer = { readonly raw: RawAnswer } & (
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly words: string }
  | {
      readonly kind: 'weak-refusal'
      readonly why: 'undocumented' | 'duplicate'
      readonly words: string
    }
  | {
      readonly kind: 'accepted'
      readonly providerReference: string
      /** Set where the answer carries a final word of the provider's table. */
      readonly final: 'succeeded' | 'failed' | null
      readonly word: string
      /** A message for people: reason, note. Never a state. */
      readonly words: string
      /** What the provider says it took from the wallet, where it says so (`payable`). */
      readonly charged_e4: Money | null
      readonly walletAfter_e4: Money | null
    }
  | { readonly kind: 'unknown'; readonly why: UnknownReason; readonly words: string }
)

/** An answer to "what became of it". */
export type StatusAnswer = { readonly raw: RawAnswer } & (
  | {
      readonly kind: 'final' | 'pending'
      /** Only with `final`. */
      readonly outcome: 'succeeded' | 'failed' | null
      readonly word: string
      readonly words: string
      readonly providerReference: string
      readonly charged_e4: Money | null
    }
  /** The provider knows no such sale, in its documented form. Not yet proof that there is none. */
  | { readonly kind: 'not-found'; readonly words: string }
  /** A word outside the provider's table: the sale stays where it is and a person is told. */
  | { readonly kind: 'unknown-word'; readonly word: string; readonly words: string }
  | {
      readonly kind: 'inconclusive'
      /** `echo-masked`: final by its word, but autoflexi hid digits of the number. */
      readonly why: UnknownReason | NotSentReason | Refusal | 'echo-masked'
      readonly words: string
      /** How long the provider asked us to wait, clamped to 1–300 s. */
      readonly retryAfter_ms: number | null
    }
)

export type BalanceAnswer = { readonly raw: RawAnswer } & (
  | {
      readonly kind: 'balances'
      readonly wallets: readonly { readonly wallet: WalletName; readonly balance_e4: Money }[]
    }
  | {
      readonly kind: 'unknown'
      readonly why: UnknownReason | NotSentReason | Refusal
      readonly words: string
    }
)

/** One line of a provider's own operator list (only alsamiflexi has one). */
export interface ListedOperator {
  readonly operator: NetworkCode
  readonly providerCode: string
  readonly name: string
  readonly min_e4: Money
  readonly max_e4: Money
}

export type OperatorsAnswer = { readonly raw: RawAnswer } & (
  | { readonly kind: 'operators'; readonly operators: readonly ListedOperator[] }
  | {
      readonly kind: 'unknown'
      readonly why: UnknownReason | NotSentReason | Refusal
      readonly words: string
    }
)

export type PackagesAnswer = { readonly raw: RawAnswer } & (
  | { readonly kind: 'packages'; readonly rows: readonly PackRow[] }
  | {
      readonly kind: 'unknown'
      readonly why: UnknownReason | NotSentReason | Refusal
      readonly words: string
    }
)

/**
 * A connection that is open, with nothing of the request on it yet. The caller commits `on-wire`
 * between `open` and `send`; `send` is called once at most, and never after `abandon`.
 */
export interface OpenedSale {
  readonly kind: 'ready'
  /** SHA-256 of the exact request body, in hex. */
  readonly requestHash: string
  /**
   * Writes the request and waits for the answer: 30 s to headers, 45 s in all. Nothing the network
   * does makes it throw; a second call does, at once, for it would be a second sale.
   */
  send(): Promise<SaleAnswer>
  /** True where the provider has hung up on the open connection; false proves nothing. */
  isLost(): boolean
  /** Closes the connection without a byte of the request having left. Nothing once it was sent. */
  abandon(): void
}

export interface NotSent {
  readonly kind: 'not-sent'
  readonly why: NotSentReason
  readonly words: string
}

/**
 * Why a provider cannot be given an order at all; known before anything is opened. While
 * alsamiflexi's list is not known its orders are not refused here: `open` says `operator-list`.
 */
export type CannotSell =
  | { readonly why: 'kind' }
  | { readonly why: 'line-type' }
  | { readonly why: 'below-minimum'; readonly min_e4: Money }
  | { readonly why: 'above-maximum'; readonly max_e4: Money }
  | { readonly why: 'whole-taka' }
  | { readonly why: 'operator' }
  /** More than the owner lets go where anyone on the way can read it (C1). */
  | { readonly why: 'plain-http'; readonly most_e4: Money }

/** How an old sale is named to a provider. */
export interface StatusQuestion<Asked extends Order = Order> {
  readonly order: Asked
  /** The provider's own id, once known. */
  readonly providerReference: string | null
}

export interface Provider {
  readonly id: ProviderId
  /** Null when the order can be expressed and lies within the provider's limits. */
  cannotSell(order: Order): CannotSell | null
  /**
   * Opens TCP and TLS for one sale; not a byte of the request is written. Nothing the network
   * does makes it throw; an order that `cannotSell` refuses is a programmer's mistake and does.
   */
  open(order: Order): Promise<OpenedSale | NotSent>
  /**
   * True when a question about this sale can be put at all: autoflexi and alsamiflexi need their
   * id. `askStatus` throws where it is false, for that is a programmer's mistake.
   */
  canAsk(question: StatusQuestion): boolean
  askStatus(question: StatusQuestion): Promise<StatusAnswer>
  /** Its answers repeat our reference, and one without it is believed about no sale. */
  readonly repeatsReference: boolean
  /**
   * When the provider gave an id, in milliseconds since 1970 UTC, where that can be read from it.
   * The form is not documented: good enough to doubt by, never to prove by.
   */
  givenAt_ms(providerReference: string): number | null
  askBalance(): Promise<BalanceAnswer>
  /**
   * The same by our own reference. flexiloadbd documents it; at alsamiflexi nobody knows before it
   * was tried (B1), so only the owner's certification asks or lets it be asked. Null at autoflexi.
   */
  readonly askByReference: ((order: Order) => Promise<StatusAnswer>) | null
  /** Only alsamiflexi publishes a list; null for the others. */
  readonly askOperators: (() => Promise<OperatorsAnswer>) | null
  /** The packages of a network or of Skitto, or its drive packages; null where none are sold. */
  readonly askPackages:
    | ((operator: PackListCode, isDrive: boolean) => Promise<PackagesAnswer>)
    | null
}

/** How a provider is reached. The key stays inside the client that is made from this. */
export interface ProviderAccount {
  readonly provider: ProviderId
  readonly baseUrl: string
  readonly key: string
  /** The owner has accepted that the key crosses the network in clear. */
  readonly acceptPlainHttp: boolean
}

/** What alsamiflexi's own list last said, kept by the catalogue. */
export interface OperatorDirectory {
  /** False until the provider's list was read once: then nothing can be said about an operator. */
  hasList(provider: ProviderId): boolean
  /** Null where the list is not known, lacks the operator, or changed and waits for a person. */
  find(provider: ProviderId, operator: NetworkCode): ListedOperator | null
}
