import { Allowance } from './allowance.ts'
import { LONGEST_MESSAGE_CHARS, readPortMessage, streamEndedBy } from './port-message.ts'

/** A cashier's screen asks some twenty times a second at its busiest. */
export const PORT_LIMITS = {
  /** Calls answered at once after a quiet moment: a screen that opens asks for everything. */
  burst: 200,
  calls_per_s: 200,
  /** Messages, and characters in them, that may wait their turn. */
  waiting: 512,
  waiting_chars: 1024 * 1024,
  /** Event streams one page may hold open. */
  streams: 8,
  /** So many malformed or dropped messages close the port: the page is broken, or not ours. */
  strikes: 2_000,
} as const

const STREAM_PATH = '/changes/watch'

/** What is used of Electron's `MessagePortMain`; what arrives through it is a stranger's word. */
export interface PortEnd {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(message: unknown, transfer: []): void
  close(): void
}
export type StrikeCounts = { malformed: number; dropped: number }
type Listener = (event?: { data: unknown }) => void

export interface PortSurroundings {
  /** Milliseconds that never go back. */
  monotonic(): number
  /** Runs once, after everything that already waits for the main thread. */
  soon(run: () => void): void
  later(delay_ms: number, run: () => void): void
  /** Called once, when the port has been closed for misbehaving. */
  flooded(counts: StrikeCounts): void
}

/**
 * Stands between a page's port and the calls it makes. Messages wait in a short queue and are
 * taken one a turn of the main thread, so that ten thousand calls a second from a page gone wrong
 * leave timers, settlement and the network their turns (bad inputs, row 91). What the page's own
 * client never sends is dropped; the way back to the page is left as it is.
 *
 * Its shape (`on`, `postMessage`) is the one oRPC's message-port handler knows from Electron.
 */
export class PortGuard {
  readonly #port: PortEnd
  readonly #around: PortSurroundings
  readonly #allowance: Allowance
  readonly #waiting: string[] = []
  readonly #streams = new Set<string>()
  readonly #counts: StrikeCounts = { malformed: 0, dropped: 0 }
  #waiting_chars = 0
  #hear: Listener | null = null
  #turnAsked = false
  #open = true

  constructor(port: PortEnd, around: PortSurroundings) {
    this.#port = port
    this.#around = around
    const limits = { burst: PORT_LIMITS.burst, perSecond: PORT_LIMITS.calls_per_s }
    this.#allowance = new Allowance(limits, around.monotonic())
    port.on('message', (event) => this.#arrived(event.data))
    port.on('close', () => this.#shut())
  }

  on(event: string, listener: Listener): void {
    if (event === 'message') this.#hear = listener
    else if (event === 'close') this.#port.on('close', () => listener())
  }

  postMessage(message: unknown): void {
    if (!this.#open) return
    const ended = streamEndedBy(message, this.#streams)
    if (ended !== null) this.#streams.delete(ended)
    this.#port.postMessage(message, [])
  }

  #arrived(posted: unknown): void {
    if (!this.#open) return
    if (typeof posted !== 'string' || posted.length > LONGEST_MESSAGE_CHARS) {
      return this.#strike('malformed')
    }
    const full =
      this.#waiting.length >= PORT_LIMITS.waiting ||
      this.#waiting_chars + posted.length > PORT_LIMITS.waiting_chars
    if (full) return this.#strike('dropped')
    this.#waiting.push(posted)
    this.#waiting_chars += posted.length
    this.#askTurn()
  }

  #askTurn(): void {
    if (this.#turnAsked || this.#waiting.length === 0) return
    this.#turnAsked = true
    this.#around.soon(() => this.#turn())
  }

  #turn(): void {
    this.#turnAsked = false
    if (this.#waiting.length === 0) return
    const wait_ms = this.#allowance.take(this.#around.monotonic())
    if (wait_ms > 0) {
      this.#turnAsked = true
      this.#around.later(wait_ms, () => this.#turn())
      return
    }
    const message = this.#waiting.shift()
    if (message === undefined) return
    this.#waiting_chars -= message.length
    this.#hand(message)
    this.#askTurn()
  }

  #hand(message: string): void {
    const read = readPortMessage(message)
    if (read === null) return this.#strike('malformed')
    if (read.kind === 'abort') this.#streams.delete(read.id)
    else if (read.path === STREAM_PATH) {
      if (this.#streams.size >= PORT_LIMITS.streams) return this.#strike('dropped')
      this.#streams.add(read.id)
    }
    this.#hear?.({ data: message })
  }

  #strike(kind: keyof StrikeCounts): void {
    this.#counts[kind] += 1
    if (this.#counts.malformed + this.#counts.dropped < PORT_LIMITS.strikes) return
    this.#shut()
    this.#port.close()
    this.#around.flooded({ ...this.#counts })
  }

  #shut(): void {
    this.#open = false
    this.#waiting.length = 0
    this.#waiting_chars = 0
  }
}
