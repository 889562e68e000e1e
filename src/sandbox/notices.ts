import { z } from 'zod'
import { noticeOf } from './alsamiflexi.ts'
import type { Execution } from './book.ts'
import type { SandboxClock } from './clock.ts'

const Times = z.number().int().min(1).max(100)

/** Where alsamiflexi's notices go, and how it sends them. What is absent is as it was. */
export const NoticesChange = z
  .strictObject({
    /** On this machine alone; null for nowhere. */
    url: z
      .string()
      .regex(/^http:\/\/127\.0\.0\.1:\d{1,5}\/[!-~]*$/)
      .nullable(),
    /** Each so many times, word for word. */
    times: Times,
    /** One more as soon as a sale is taken, before its answer leaves. */
    early: z.boolean(),
    /** After the last word about a sale comes one that says it is processing. */
    backwards: z.boolean(),
  })
  .partial()
export type NoticesChange = z.infer<typeof NoticesChange>

/** A notice that nothing happened for. */
export const ForgedNotice = z.strictObject({
  event: z.string().max(64).default('transaction.completed'),
  transaction_id: z.string().max(255),
  status: z.string().max(64).default('completed'),
  reference: z.string().max(255).nullable().default(null),
  timestamp: z.string().max(64).default('2025-12-27T10:30:15Z'),
  times: Times.default(1),
})
export type ForgedNotice = z.input<typeof ForgedNotice>

/** Puts one notice on its way. It waits for nothing, and nobody hears how it went. */
export type PostNotice = (url: string, body: string) => void

interface Manner {
  url: string | null
  times: number
  early: boolean
  backwards: boolean
}

/** What alsamiflexi tells of its sales without being asked. Unsigned, as its document has it. */
export class Notices {
  readonly #clock: SandboxClock
  readonly #post: PostNotice
  #manner: Manner = { url: null, times: 1, early: false, backwards: false }

  constructor(clock: SandboxClock, post: PostNotice) {
    this.#clock = clock
    this.#post = post
  }

  /** Somebody wants to be told when a sale ends. */
  get areWanted(): boolean {
    return this.#manner.url !== null
  }

  /** @throws on an address that is not on this machine */
  become(change: NoticesChange): void {
    const { url, times, early, backwards } = NoticesChange.parse(change)
    const before = this.#manner
    this.#manner = {
      url: url === undefined ? before.url : url,
      times: times ?? before.times,
      early: early ?? before.early,
      backwards: backwards ?? before.backwards,
    }
  }

  /** A sale was taken; its answer is about to leave. */
  taken(sold: Execution): void {
    if (this.#manner.early) this.#tell(sold)
  }

  /** A sale has come to an end, or was taken back. */
  ended(sold: Execution): void {
    this.#tell(sold)
    if (this.#manner.backwards) this.#tell({ ...sold, outcome: 'pending', endedAt_ms: null })
  }

  /** @throws on what is no notice */
  forge(notice: ForgedNotice): void {
    const { event, timestamp, times, ...about } = ForgedNotice.parse(notice)
    this.#send(JSON.stringify({ event, data: about, timestamp }), times)
  }

  #tell(sold: Execution): void {
    if (sold.provider !== 'alsamiflexi') return
    this.#send(noticeOf(sold, this.#clock.now()), this.#manner.times)
  }

  #send(body: string, times: number): void {
    const { url } = this.#manner
    if (url === null) return
    for (let nth = 0; nth < times; nth += 1) this.#post(url, body)
  }
}
