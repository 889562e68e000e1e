import type { Socket } from 'node:net'
import type { SandboxClock, Waits } from '../clock.ts'
import type { PrinterConditions } from './conditions.ts'
import type { PrinterJob, RunningJob } from './job.ts'
import type { Roll } from './roll.ts'
import { Waiting } from './waiting.ts'

/** What a printer reads ahead that says nothing else. */
const USUAL_BUFFER_bytes = 64 * 1024
/** As much as a printer takes up before it looks at its motor again: a few rows. */
const STEP_bytes = 256

export interface ConnectionParts {
  readonly socket: Socket
  readonly job: RunningJob
  readonly roll: Roll
  readonly clock: SandboxClock
  readonly waits: Waits
  readonly conditions: () => PrinterConditions
  readonly over: (job: PrinterJob) => void
}

/** Feeds a printer what comes over one connection, as fast as it reads and prints. */
export class Connection {
  readonly #parts: ConnectionParts
  readonly #waiting = new Waiting()
  #lost_bytes = 0
  #due_ms: number
  #busy = false
  #left: 'closed' | 'cut-off' | null = null
  #over = false
  /** It read its last, and does not even notice when the shop is gone. */
  #hung = false

  constructor(parts: ConnectionParts) {
    this.#parts = parts
    this.#due_ms = parts.clock.monotonic()
    const { socket } = parts
    socket.on('data', (part) => this.#receive(part))
    socket.once('end', () => this.#clientLeft('closed'))
    socket.once('close', () => this.#clientLeft('cut-off'))
  }

  /** Goes on where it can: the printer's condition is another. */
  wake(): void {
    if (this.#over || this.#busy) return
    const { job, socket } = this.#parts
    const hangs = this.#parts.conditions().fault?.how === 'hangs'
    if (this.#hung && !hangs) return this.letGo('resets')
    while (this.#waiting.length > 0 && !job.stands) {
      const delay_ms = this.#step()
      if (delay_ms > 0) {
        this.#busy = true
        this.#parts.waits.after(delay_ms, () => {
          this.#busy = false
          this.wake()
        })
        break
      }
    }
    if (this.#left !== null && (this.#waiting.length === 0 || job.stands)) this.#end(this.#left)
    else if (!this.#hung && this.#waiting.length < this.#room_bytes()) socket.resume()
  }

  /** The printer itself lets go, in good order or not. */
  letGo(how: 'closes' | 'resets'): void {
    if (this.#over) return
    const { socket } = this.#parts
    if (how === 'resets') socket.resetAndDestroy()
    else socket.end(() => socket.destroy())
    this.#end('by-printer')
  }

  #receive(part: Uint8Array): void {
    if (this.#over) return
    const { job, socket } = this.#parts
    const { fault } = this.#parts.conditions()
    const goes = fault?.how === 'closes' || fault?.how === 'resets' ? fault : null
    const last_bytes =
      goes?.after_bytes ?? (fault?.how === 'hangs' ? (fault.after_bytes ?? 0) : null)
    const until = last_bytes === null ? part.length : Math.max(0, last_bytes - job.received)
    const read = part.subarray(0, until)
    job.hear(read)
    this.#hung = fault?.how === 'hangs' && until <= part.length
    if (this.#hung) socket.pause()
    const loses = fault?.how === 'loses'
    const room = Math.max(0, this.#room_bytes() - this.#waiting.length)
    const kept = loses ? read.subarray(0, room) : read
    this.#lost_bytes += read.length - kept.length
    this.#waiting.push(kept)
    if (!loses && this.#waiting.length >= this.#room_bytes()) socket.pause()
    this.wake()
    if (goes && job.received >= goes.after_bytes) this.letGo(goes.how)
  }

  /** Prints a little. @returns how long the printer is busy with that */
  #step(): number {
    const { job, roll, clock } = this.#parts
    const pace = this.#pace()
    const before = roll.printed_rows
    const used = job.print(this.#waiting.first(pace === null ? Infinity : pace.step_bytes))
    this.#waiting.drop(used)
    if (pace === null) return 0
    const cost_ms = pace.cost_ms(used, roll.printed_rows - before)
    this.#due_ms = Math.max(this.#due_ms, clock.monotonic()) + cost_ms
    return this.#due_ms - clock.monotonic()
  }

  #pace(): { step_bytes: number; cost_ms: (bytes: number, rows: number) => number } | null {
    const { fault, rows_s } = this.#parts.conditions()
    if (fault?.how === 'slow') {
      const { bytes_s } = fault
      const step_bytes = Math.max(1, Math.floor(bytes_s / 100))
      return { step_bytes, cost_ms: (bytes) => (bytes * 1000) / bytes_s }
    }
    const speed = fault?.how === 'loses' ? fault.rows_s : rows_s
    if (speed === null) return null
    return { step_bytes: STEP_bytes, cost_ms: (_bytes, rows) => (rows * 1000) / speed }
  }

  #room_bytes(): number {
    const { fault } = this.#parts.conditions()
    const has = fault?.how === 'slow' || fault?.how === 'loses'
    return has ? fault.buffer_bytes : USUAL_BUFFER_bytes
  }

  #clientLeft(how: 'closed' | 'cut-off'): void {
    this.#left ??= how
    this.wake()
  }

  #end(how: PrinterJob['ended']): void {
    if (this.#over) return
    this.#over = true
    const { job, socket, over } = this.#parts
    if (how !== 'by-printer') socket.end()
    over(job.end(how, this.#lost_bytes, this.#waiting.length))
  }
}
