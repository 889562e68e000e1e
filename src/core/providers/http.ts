import type { NotSentReason, UnknownReason } from './provider.ts'

/**
 * What a client needs of the network, and no more: a connection that is open before a byte of a
 * request exists, and one exchange on it. The simulation puts its own network behind this.
 */
export interface HttpTransport {
  /**
   * TCP and TLS only. What fails here is proof that no byte of a request left us. Never throws.
   * @param stop ends it at once: `stopped`
   */
  connect(target: HttpTarget, stop?: AbortSignal): Promise<Connection | Unreached>
}

export interface HttpTarget {
  /** False only for this machine, or where the owner has accepted plain HTTP. */
  readonly secure: boolean
  /** A name or an address; IPv6 without brackets. */
  readonly host: string
  readonly port: number
  /** The base URL itself names this machine; else this machine and private nets are refused. */
  readonly loopback: boolean
}

export interface Unreached {
  readonly kind: 'not-sent'
  readonly why: Extract<
    NotSentReason,
    'dns' | 'address-refused' | 'connect' | 'connect-timeout' | 'tls' | 'stopped'
  >
  /** The network's own code for people who look into it: `ECONNREFUSED`, `CERT_HAS_EXPIRED`. */
  readonly words: string
}

export interface Connection {
  readonly kind: 'connected'
  /**
   * Writes one request, once, and reads its answer: no redirect is followed, nothing is tried
   * again. Nothing the network does makes it throw.
   * @param stop hangs up at once; what came is `broken`. For questions alone: a sale is let finish.
   * @throws (programmer's mistake) when called a second time or after `abandon`.
   */
  exchange(request: HttpRequest, stop?: AbortSignal): Promise<Exchange>
  /**
   * True where the far end has hung up, or talks before it was asked: what is written now is lost.
   * False proves nothing.
   */
  isLost(): boolean
  /** Closes it without having written anything. Does nothing once `exchange` was called. */
  abandon(): void
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  /** From the first slash on. */
  readonly path: string
  /** The key stands in one of these. `Host`, `Connection` and lengths are the transport's. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

export type Exchange =
  /** A whole answer, its body without the content encoding. */
  | {
      readonly kind: 'answered'
      readonly status: number
      /** Names in lower case; a header that came twice is joined with a comma. */
      readonly headers: Readonly<Record<string, string>>
      readonly body: Uint8Array
    }
  /** The request may have arrived; this is what came back before it broke. */
  | {
      readonly kind: 'broken'
      readonly why: Extract<UnknownReason, 'timeout' | 'connection-lost' | 'too-large' | 'protocol'>
      readonly status: number | null
      readonly body: Uint8Array
    }

/** The patience and the limits of every exchange (money.md §2, step 5). */
export const httpLimits = {
  connect_timeout_ms: 10_000,
  headers_timeout_ms: 30_000,
  whole_timeout_ms: 45_000,
  headers_bytes: 16 * 1024,
  /** Counted after decoding, so that a small packed answer cannot unpack into memory. */
  body_bytes: 256 * 1024,
} as const
