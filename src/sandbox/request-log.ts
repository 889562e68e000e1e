import type { ProviderId } from '../domain/provider.ts'
import type { Call } from './wire.ts'

/** One request as it arrived. Never a header and never a body: keys and numbers live there. */
export interface LoggedRequest {
  readonly seq: number
  readonly provider: ProviderId
  /** Null for a route the provider does not have. */
  readonly call: Call | null
  readonly method: string
  readonly path: string
  /** SHA-256 of the body in hex: proof of which bytes came, without them. */
  readonly bodyHash: string
  /** The status the client was given; null where it got none. */
  readonly status: number | null
  readonly at_ms: number
}

/** The newest so many requests of all three providers. */
export class RequestLog {
  readonly #keep: number
  readonly #requests: { request: LoggedRequest }[] = []
  #seq = 0

  constructor(keep: number) {
    this.#keep = keep
  }

  /** Returns the way to note how it was answered. */
  add(request: Omit<LoggedRequest, 'seq' | 'status'>): (status: number | null) => void {
    this.#seq += 1
    const line: { request: LoggedRequest } = {
      request: { ...request, seq: this.#seq, status: null },
    }
    this.#requests.push(line)
    if (this.#requests.length > this.#keep) this.#requests.shift()
    return (status) => {
      line.request = { ...line.request, status }
    }
  }

  /** Oldest first. */
  all(): readonly LoggedRequest[] {
    return this.#requests.map((line) => line.request)
  }
}
