import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Book } from './book.ts'
import type { SandboxClock, Waits } from './clock.ts'
import { deliver } from './deliver.ts'
import type { FaultScript, Manner, ScriptedFault } from './faults.ts'
import { headersOf, listen, pathOf, readBody } from './http-server.ts'
import type { RunningServer } from './http-server.ts'
import { readFields } from './json.ts'
import type { Fields } from './json.ts'
import { RateLimit } from './rate-limit.ts'
import type { RequestLog } from './request-log.ts'
import { ordinaryPlan, sentinelOf } from './sentinels.ts'
import { outgoing, spoil } from './spoil.ts'
import { chargeFor } from './taka.ts'
import type { Call, Complaint, Desk, NewOrder, ProviderWire, Reply, SellResult } from './wire.ts'

/** What the three providers share: time, chance, the book, the scripts, the log. */
export interface House {
  readonly clock: SandboxClock
  readonly waits: Waits
  readonly random: (bytes: number) => Uint8Array
  readonly book: Book
  readonly faults: FaultScript
  readonly log: RequestLog
  readonly rateLimits: 'documented' | 'none'
  /** The book changed: keep it. */
  changed(): void
}

interface Answer {
  readonly reply: Reply
  readonly manner: Manner
}

const truth: Manner = { how: 'truth' }

/** Manners without a status line of the provider's making. */
const speechless: ReadonlySet<Manner['how']> = new Set(['reset', 'close', 'silence', 'raw'])

/** One provider over HTTP: routes, keys, limits and faults around what its document says. */
export class ProviderServer {
  readonly key: string
  readonly #wire: ProviderWire
  readonly #house: House
  readonly #limits = new Map<string, RateLimit>()

  constructor(wire: ProviderWire, house: House) {
    this.#wire = wire
    this.#house = house
    this.key = wire.newKey(house.random)
  }

  /** @throws where the port is taken. */
  start(port: number): Promise<RunningServer> {
    return listen(port, (request, response) => {
      this.#serve(request, response).catch((cause: unknown) => {
        // A fault that does not fit its answer, a full disk: the provider breaks, as they do.
        const words = cause instanceof Error ? cause.message : 'Internal Server Error'
        this.#send(response, this.#complain({ about: 'status', status: 500, words }))
      })
    })
  }

  /** The base URL as an owner would type it. */
  url(port: number): string {
    return `http://127.0.0.1:${port}${this.#wire.basePath}`
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request)
    const path = pathOf(request)
    const method = request.method ?? 'GET'
    const route = path.startsWith(`${this.#wire.basePath}/`)
      ? this.#wire.route(method, path.slice(this.#wire.basePath.length))
      : null
    const noteStatus = this.#house.log.add({
      provider: this.#wire.id,
      call: route?.call ?? null,
      method,
      path,
      bodyHash: createHash('sha256')
        .update(Buffer.isBuffer(body) ? body : '')
        .digest('hex'),
      at_ms: this.#house.clock.now(),
    })
    if (body === 'gone') return
    const answer =
      body === 'too-large' ? this.#tooLarge(response) : this.#answer(request, route, body)
    noteStatus(this.#send(response, answer))
  }

  #tooLarge(response: ServerResponse): Answer {
    response.setHeader('Connection', 'close')
    return this.#complain({ about: 'too-large' })
  }

  #answer(
    request: IncomingMessage,
    route: { readonly call: Call; readonly pathId: string } | null,
    body: Buffer,
  ): Answer {
    const headers = headersOf(request)
    if (!route) return this.#complain({ about: 'route' })
    const { call, pathId } = route
    const limit = this.#limit(call)
    if (!this.#wire.hasKey(headers, this.key)) {
      return this.#complain({ about: 'key' }, limit && this.#wire.limitHeaders(limit.look()))
    }
    const allowance = limit?.take()
    const extra = allowance ? this.#wire.limitHeaders(allowance) : null
    if (allowance && !allowance.allowed) return this.#complain({ about: 'rate-limit' }, extra)
    const fault = this.#house.faults.next(this.#wire.id, call)
    const json = (headers.get('content-type') ?? '').toLowerCase().startsWith('application/json')
    const fields: Fields = json ? readFields(body.toString('utf8')) : new Map()
    const handled = this.#wire.handle(call, { headers, pathId, fields }, this.#desk(fault))
    const reply = withHeaders(handled.reply, extra)
    return { reply, manner: fault?.answer ?? handled.manner ?? truth }
  }

  #limit(call: Call): RateLimit | null {
    const limit = this.#house.rateLimits === 'none' ? null : this.#wire.limitOf(call)
    if (!limit) return null
    const standing =
      this.#limits.get(limit.name) ?? new RateLimit(this.#house.clock, limit.perMinute)
    this.#limits.set(limit.name, standing)
    return standing
  }

  #complain(complaint: Complaint, headers: Readonly<Record<string, string>> | null = null): Answer {
    return { reply: withHeaders(this.#wire.complain(complaint), headers), manner: truth }
  }

  /** Returns the status the client is given; null where it gets none. */
  #send(response: ServerResponse, { reply, manner }: Answer): number | null {
    const answer = spoil(outgoing(reply), manner, this.#wire)
    const { clock, waits } = this.#house
    deliver({ response, answer, clock, waits }, manner)
    return speechless.has(manner.how) ? null : answer.status
  }

  #desk(fault: ScriptedFault | null): Desk {
    const { book, clock, random } = this.#house
    const provider = this.#wire.id
    return {
      now: () => clock.now(),
      random,
      balance: (wallet) => book.balance(provider, wallet),
      sell: (order) => this.#sell(order, fault),
      byId: (id) => book.byId(provider, id),
      byReference: (reference) => book.byReference(provider, reference),
    }
  }

  #sell(order: NewOrder, fault: ScriptedFault | null): SellResult {
    const { book, waits } = this.#house
    // A script that says what becomes of the sale outweighs the number it is for.
    const sentinel = fault?.plan ? null : sentinelOf(order.number)
    if (sentinel?.refusal) return { sold: false, why: sentinel.refusal }
    const charged_e4 = chargeFor(order.amount_e4)
    if (book.balance(this.#wire.id, order.wallet) < charged_e4) {
      return { sold: false, why: 'balance' }
    }
    const plan = fault?.plan ?? sentinel?.plan ?? ordinaryPlan
    const whole = { ...order, provider: this.#wire.id, charged_e4 }
    const execute = () => {
      for (let copy = 0; copy < (fault?.executions ?? 1); copy += 1) {
        book.execute(book.draft(whole, plan), plan)
      }
      this.#house.changed()
    }
    if (fault?.executeAfter_ms === undefined) execute()
    else waits.after(fault.executeAfter_ms, execute)
    return { sold: true, execution: book.draft(whole, plan), manner: sentinel?.manner ?? null }
  }
}

function withHeaders(reply: Reply, headers: Readonly<Record<string, string>> | null): Reply {
  return headers ? { ...reply, headers: { ...reply.headers, ...headers } } : reply
}
