import { z } from 'zod'
import { ProviderId } from '../domain/provider.ts'
import type { SandboxClock } from './clock.ts'
import { calls } from './wire.ts'
import type { Call } from './wire.ts'

const Wait_ms = z
  .number()
  .int()
  .min(0)
  .max(7 * 24 * 60 * 60 * 1000)
const HttpStatus = z.number().int().min(200).max(599)

/** How an answer leaves. "The true answer" is what the provider would have said. */
export const Manner = z.discriminatedUnion('how', [
  /** The true answer, as it is: for faults that only change what is executed. */
  z.strictObject({ how: z.literal('truth') }),
  /** The connection is reset, not a byte of an answer. */
  z.strictObject({ how: z.literal('reset') }),
  /** The connection is closed in good order, not a byte of an answer. */
  z.strictObject({ how: z.literal('close') }),
  /** Never an answer; the connection stays open. */
  z.strictObject({ how: z.literal('silence') }),
  /** Status line and headers, then never a body. */
  z.strictObject({ how: z.literal('headers-only') }),
  /** The true answer, later. */
  z.strictObject({ how: z.literal('late'), after_ms: Wait_ms }),
  /** The true answer, so many bytes at a time. */
  z.strictObject({
    how: z.literal('slow'),
    bytes: z.number().int().min(1).max(65_536).default(1),
    every_ms: Wait_ms,
  }),
  /** The true answer's length announced, its first half sent, the connection closed. */
  z.strictObject({ how: z.literal('truncated') }),
  /** The true answer with a Content-Length that is off by so many bytes. */
  z.strictObject({ how: z.literal('wrong-length'), by: z.number().int().min(-1000).max(1000) }),
  /** The true answer under both Content-Length and Transfer-Encoding. */
  z.strictObject({ how: z.literal('length-and-chunked') }),
  /** A JSON answer padded to so many bytes; gzip makes it a small one that unpacks to them. */
  z.strictObject({
    how: z.literal('huge'),
    bytes: z
      .number()
      .int()
      .min(1)
      .max(512 * 1024 * 1024),
    gzip: z.boolean().default(false),
  }),
  /** A page of the web server before the provider, or of a login portal. */
  z.strictObject({ how: z.literal('html'), status: HttpStatus }),
  z.strictObject({
    how: z.literal('redirect'),
    status: z.union([301, 302, 303, 307, 308].map((status) => z.literal(status))),
    location: z.string().max(2000),
  }),
  /** Any answer at all. */
  z.strictObject({
    how: z.literal('reply'),
    status: HttpStatus,
    headers: z.record(z.string(), z.string()).default({}),
    body: z.string().max(1_000_000).default(''),
  }),
  /** The true answer with members set (dotted paths) and then text replaced. */
  z.strictObject({
    how: z.literal('edit'),
    set: z.record(z.string(), z.json()).default({}),
    replace: z.array(z.tuple([z.string().min(1), z.string()])).default([]),
  }),
  /** The true answer with another word for the transaction's state. */
  z.strictObject({ how: z.literal('word'), word: z.string().max(200) }),
  /** The true answer, its first member given twice: once false, once true. */
  z.strictObject({ how: z.literal('duplicate-keys') }),
  /** The provider's own error form with any HTTP status. */
  z.strictObject({ how: z.literal('error'), status: HttpStatus, words: z.string().max(2000) }),
  /** The provider's form of "transaction not found". */
  z.strictObject({ how: z.literal('absent') }),
  /** The provider's 429, with any Retry-After or none. */
  z.strictObject({ how: z.literal('throttled'), retryAfter: z.string().max(200).optional() }),
  /** These very bytes on the socket instead of an HTTP answer, base64. */
  z.strictObject({ how: z.literal('raw'), base64: z.base64().max(1_000_000) }),
])
export type Manner = z.output<typeof Manner>

const FaultForm = z.strictObject({
  provider: ProviderId,
  on: z.enum([...calls, 'any']).default('create'),
  /** How often a sale is really executed: 0 only looks accepted, 2 charges the wallet twice. */
  executions: z.union([z.literal(0), z.literal(1), z.literal(2)]).default(1),
  /** The execution comes so much later than the answer; until then a question finds nothing. */
  executeAfter_ms: Wait_ms.optional(),
  /** What becomes of the sale, in place of the number's own plan; `after_ms: null` is never. */
  plan: z
    .strictObject({ outcome: z.enum(['succeeded', 'failed']), after_ms: Wait_ms.nullable() })
    .optional(),
  /** Holds for so many requests … */
  times: z.number().int().min(1).max(1_000_000).default(1),
  /** … or, instead, for every request until so much time has passed. */
  for_ms: Wait_ms.optional(),
  answer: Manner.default({ how: 'truth' }),
})
/** A scripted answer, as tests write it and POST /faults takes it. */
export type Fault = z.input<typeof FaultForm>
export type ScriptedFault = z.output<typeof FaultForm>

export const FaultList = z.union([FaultForm.transform((fault) => [fault]), z.array(FaultForm)])

/** Scripts nobody meets must not pile up. */
const MOST_FAULTS = 1000

/** The scripted answers that still wait, first come first served per provider and call. */
export class FaultScript {
  readonly #clock: SandboxClock
  #waiting: { readonly fault: ScriptedFault; left: number; readonly until: number }[] = []

  constructor(clock: SandboxClock) {
    this.#clock = clock
  }

  /** @throws ZodError on a fault that is none, and when a thousand wait already. */
  add(faults: Fault | readonly Fault[]): void {
    const parsed = FaultList.parse(faults)
    if (this.#waiting.length + parsed.length > MOST_FAULTS) throw new Error('too many faults wait')
    for (const fault of parsed) {
      const { for_ms } = fault
      const until =
        for_ms === undefined ? Number.POSITIVE_INFINITY : this.#clock.monotonic() + for_ms
      const left = for_ms === undefined ? fault.times : Number.POSITIVE_INFINITY
      this.#waiting.push({ fault, left, until })
    }
  }

  clear(): void {
    this.#waiting = []
  }

  /** The fault that meets this request, used up by one; null when it goes unharmed. */
  next(provider: ProviderId, call: Call): ScriptedFault | null {
    const now = this.#clock.monotonic()
    this.#waiting = this.#waiting.filter((each) => each.until > now)
    const met = this.#waiting.find(
      ({ fault }) => fault.provider === provider && (fault.on === call || fault.on === 'any'),
    )
    if (!met) return null
    met.left -= 1
    if (met.left <= 0) this.#waiting = this.#waiting.filter((each) => each !== met)
    return met.fault
  }
}
