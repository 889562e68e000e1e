import { createServer, type Server, type Socket } from 'node:net'
import type { HeadDots } from '../../domain/paper/printer.ts'
import { type SandboxClock, Waits } from '../clock.ts'
import type { PrinterConditions } from './conditions.ts'
import { Connection } from './connection.ts'
import { RunningJob, type PrinterJob } from './job.ts'
import { type Letters, loadLetters } from './letters.ts'
import { type PrintedPaper, Roll, WHOLE_ROLL_rows } from './roll.ts'
import { answerInTurn, realTimeAnswer } from './status.ts'

export interface PrinterOptions {
  readonly clock: SandboxClock
  /** 9100 is where printers listen; absent, a free one. */
  readonly port?: number
  /** How wide its head is; absent, as wide as what it is given. */
  readonly dots?: HeadDots
  /** How it is at first, where it is not as it should be. */
  readonly conditions?: Partial<PrinterConditions>
  /** Somebody puts in a new roll before each job. */
  readonly endless?: boolean
  /** How many of its last jobs it remembers; absent, a hundred. */
  readonly keeps_jobs?: number
  /** Told of each job as it ends. */
  readonly over?: (job: PrinterJob) => void
}

export interface VirtualPrinter {
  readonly port: number
  /** Those that are over, the last of them last. */
  readonly jobs: readonly PrinterJob[]
  /** What came out last, cut or hanging still; null where nothing was printed. */
  lastPaper(): PrintedPaper | null
  /** As `lastPaper`, but of those that are done: whoever shows one does not show a beginning. */
  lastDone(): PrintedPaper | null
  /** The first job that is over and was not given out here yet, once there is one. */
  next(): Promise<PrinterJob>
  /** How it is now. */
  conditions(): PrinterConditions
  /** From now on; a job that runs notices. Settled once its port is open, or closed. */
  set(change: Partial<PrinterConditions>): Promise<void>
  /** Ends every socket and timer; asked twice, it ends once. */
  stop(): Promise<void>
}

/** Where nobody asks for the next job, none is kept for that. */
const MOST_UNTAKEN = 100

const usual: PrinterConditions = {
  paperLeft_rows: WHOLE_ROLL_rows,
  cover: 'closed',
  online: true,
  answers: true,
  rows_s: null,
  fault: null,
}

/**
 * A receipt printer on the loopback address that takes ESC/POS as its bytes come and keeps the
 * paper as dots.
 * @throws where the port is taken
 */
export async function startPrinter(options: PrinterOptions): Promise<VirtualPrinter> {
  const printer = new Printer(options)
  await printer.start(options.port ?? 0)
  return printer
}

class Printer implements VirtualPrinter {
  readonly #options: PrinterOptions
  readonly #waits: Waits
  readonly #roll: Roll
  readonly #jobs: PrinterJob[] = []
  readonly #untaken: PrinterJob[] = []
  readonly #takers: ((job: PrinterJob) => void)[] = []
  readonly #sockets = new Set<Socket>()
  readonly #hung = new Set<Socket>()
  /** Who waits for the one before to be done: a printer prints one job at a time. */
  readonly #queue: Socket[] = []
  #conditions: Omit<PrinterConditions, 'paperLeft_rows'>
  #server: Server | null = null
  #port = 0
  #current: { connection: Connection; job: RunningJob } | null = null
  #last: PrintedPaper | null = null
  #stopped: Promise<void> | null = null

  constructor(options: PrinterOptions) {
    const { paperLeft_rows, ...conditions } = { ...usual, ...options.conditions }
    this.#options = options
    this.#waits = new Waits(options.clock)
    this.#roll = new Roll(paperLeft_rows)
    this.#conditions = conditions
  }

  get port(): number {
    return this.#port
  }

  get jobs(): readonly PrinterJob[] {
    return this.#jobs
  }

  lastPaper(): PrintedPaper | null {
    return this.#current?.job.lastPaper ?? this.#last
  }

  lastDone(): PrintedPaper | null {
    return this.#current?.job.lastCut ?? this.#last
  }

  next(): Promise<PrinterJob> {
    const job = this.#untaken.shift()
    return job ? Promise.resolve(job) : new Promise((resolve) => void this.#takers.push(resolve))
  }

  conditions(): PrinterConditions {
    return { ...this.#conditions, paperLeft_rows: this.#roll.left_rows }
  }

  async start(port: number): Promise<void> {
    await this.#listen(port)
    if (this.#conditions.fault?.how === 'refuses') await this.#close()
  }

  async set({ paperLeft_rows, ...change }: Partial<PrinterConditions>): Promise<void> {
    if (paperLeft_rows !== undefined) this.#roll.left_rows = paperLeft_rows
    this.#conditions = { ...this.#conditions, ...change }
    // Who was left hanging is let go: nothing of theirs was read.
    if (this.#conditions.fault?.how !== 'hangs') for (const socket of this.#hung) socket.destroy()
    this.#current?.connection.wake()
    const refuses = this.#conditions.fault?.how === 'refuses'
    // Nobody new comes in; who is connected is not asked to go.
    if (refuses) void this.#close()
    if (!refuses && !this.#server && !this.#stopped) await this.#listen(this.#port)
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop()
    return this.#stopped
  }

  async #stop(): Promise<void> {
    this.#queue.length = 0
    this.#current?.connection.letGo('closes')
    this.#waits.stop()
    for (const socket of this.#sockets) socket.destroy()
    await this.#close()
  }

  #listen(port: number): Promise<void> {
    const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
      this.#accept(socket)
    })
    this.#server = server
    return new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject)
        const address = server.address()
        // Only a server on a pipe, or one that does not listen, has no port.
        if (address !== null && typeof address !== 'string') this.#port = address.port
        resolve()
      })
    })
  }

  /** It listens no more at once; settled when the last socket is gone. */
  #close(): Promise<void> {
    const server = this.#server
    this.#server = null
    return new Promise((resolve) => (server ? server.close(() => resolve()) : resolve()))
  }

  #accept(socket: Socket): void {
    this.#sockets.add(socket)
    // What ends a connection is told by its `close`.
    socket.on('error', () => undefined)
    socket.once('close', () => {
      this.#sockets.delete(socket)
      this.#hung.delete(socket)
    })
    const { fault } = this.#conditions
    if (fault?.how === 'hangs' && (fault.after_bytes ?? 0) === 0) {
      this.#hung.add(socket)
      return
    }
    this.#queue.push(socket)
    void loadLetters().then((letters) => this.#take(letters))
  }

  #take(letters: Letters): void {
    if (this.#current) return
    const socket = this.#queue.shift()
    if (!socket) return
    if (this.#options.endless === true) this.#roll.left_rows = WHOLE_ROLL_rows
    const job: RunningJob = new RunningJob(
      {
        letters,
        roll: this.#roll,
        dots: this.#options.dots ?? 'any',
        stands: () => this.#conditions.cover === 'open' || !this.#conditions.online,
        answer: () => this.#answer(socket, answerInTurn()),
      },
      {
        now: () => this.#options.clock.now(),
        question: (question) => {
          const { cover, online } = this.#conditions
          const paper = this.#roll.left_rows > 0
          const condition = { paper, cover, online, error: job.error }
          this.#answer(socket, realTimeAnswer(question, condition))
        },
      },
    )
    const connection = new Connection({
      socket,
      job,
      roll: this.#roll,
      clock: this.#options.clock,
      waits: this.#waits,
      conditions: () => this.conditions(),
      over: (done) => this.#over(done, letters),
    })
    this.#current = { connection, job }
    socket.resume()
  }

  #answer(socket: Socket, byte: number): void {
    if (this.#conditions.answers && socket.writable) socket.write(Uint8Array.of(byte))
  }

  #over(job: PrinterJob, letters: Letters): void {
    this.#current = null
    this.#last = job.papers.at(-1) ?? this.#last
    this.#jobs.push(job)
    if (this.#jobs.length > (this.#options.keeps_jobs ?? 100)) this.#jobs.shift()
    const taker = this.#takers.shift()
    if (taker) taker(job)
    else this.#untaken.push(job)
    if (this.#untaken.length > MOST_UNTAKEN) this.#untaken.shift()
    this.#options.over?.(job)
    this.#take(letters)
  }
}
