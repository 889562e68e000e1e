import type { Socket } from 'node:net'
import type { PrintWhy } from '../../contract/printing.ts'
import type { Clock } from '../../core/clock.ts'
import { PrinterAway } from './link.ts'

/** One that talks on and on fills no memory: the newest is what a question is answered by. */
const MOST_HEARD_bytes = 1_024
const FIRST_bytes = 16

/** What a printer says over a connection, and whether it is there still. */
export class Ear {
  readonly #socket: Socket
  readonly #clock: Clock
  #heard: Buffer = Buffer.alloc(0)
  #first: Buffer = Buffer.alloc(0)
  #away: PrinterAway | null = null
  #ended = false
  #changed = () => {}

  constructor(socket: Socket, clock: Clock) {
    this.#socket = socket
    this.#clock = clock
    socket.on('data', (bytes) => this.#hear(bytes))
    socket.on('end', () => {
      this.#ended = true
      this.lose('cut-off')
    })
    socket.on('error', (error) => this.lose('cut-off', error))
  }

  /** How it began to speak, where these are letters. */
  get firstWords(): string {
    return this.#first.toString('latin1')
  }

  /** It let go in good order: who waits for that sees it before the loss. */
  get ended(): boolean {
    return this.#ended
  }

  #hear(bytes: Buffer): void {
    this.#heard = Buffer.concat([this.#heard, bytes]).subarray(-MOST_HEARD_bytes)
    this.#first = Buffer.concat([this.#first, bytes]).subarray(0, FIRST_bytes)
    this.#changed()
  }

  forget(): void {
    this.#heard = Buffer.alloc(0)
  }

  /** @returns the first so many bytes of what came, once there are as many */
  take(bytes: number): Uint8Array | null {
    if (this.#heard.length < bytes) return null
    const taken = this.#heard.subarray(0, bytes)
    this.#heard = this.#heard.subarray(bytes)
    return taken
  }

  /** Lets go at once; of several reasons the first one stays. */
  lose(why: PrintWhy, cause?: Error): PrinterAway {
    this.#away ??= new PrinterAway(why, { cause })
    this.#socket.destroy()
    this.#changed()
    return this.#away
  }

  /**
   * @returns what `look` saw first; null when patience ended before
   * @throws PrinterAway
   */
  until<Value>(look: () => Value | null, patience_ms: number): Promise<Value | null> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        callOff()
        this.#changed = () => {}
      }
      const callOff = this.#clock.after(patience_ms, () => {
        settle()
        resolve(null)
      })
      this.#changed = () => {
        const seen = look()
        if (seen === null && this.#away === null) return
        settle()
        // What was said before it went away counts.
        if (seen === null) reject(this.#away)
        else resolve(seen)
      }
      this.#changed()
    })
  }
}
