import { hash } from 'node:crypto'
import type { Manner, ScriptedFault } from './faults.ts'
import type { House } from './house.ts'
import { readFields } from './json.ts'
import type { Fields } from './json.ts'
import { RateLimit } from './rate-limit.ts'
import { ordinaryPlanOf, sentinelOf } from './sentinels.ts'
import { outgoing, spoil } from './spoil.ts'
import type { Outgoing } from './spoil.ts'
import type { Call, Complaint, Desk, NewOrder, ProviderWire, Reply, SellResult } from './wire.ts'

/** A request as it arrived, whatever carried it. */
export interface Arrived {
  readonly method: string
  /** Without its query. */
  readonly path: string
  readonly query?: ReadonlyMap<string, string>
  /** Lower-case names, as they arrived. */
  readonly headers: ReadonlyMap<string, string>
  /** The whole body; `too-large`, or `gone` where the client left before its end. */
  readonly body: Buffer | 'too-large' | 'gone'
}

/** What leaves: the answer as it is by now, and what the connection does with it. */
export interface Leaving {
  readonly answer: Outgoing
  readonly manner: Manner
}

const truth: Manner = { how: 'truth' }

/** Manners without a status line of the provider's making. */
const speechless: ReadonlySet<Manner['how']> = new Set(['reset', 'close', 'silence', 'raw'])

/** A timer of the machine may be early by a moment, and then nothing would have ended yet. */
const LOOK_AFTER_ms = 5

interface Answered {
  readonly reply: Reply
  readonly manner: Manner
}

/**
 * One provider without a network: keys, limits and faults around what its document says. The
 * server in front of it and a simulation hand it the same requests.
 */
export class ProviderFront {
  readonly key: string
  readonly basePath: string
  readonly #wire: ProviderWire
  readonly #house: House
  readonly #limits = new Map<string, RateLimit>()

  constructor(wire: ProviderWire, house: House) {
    this.#wire = wire
    this.#house = house
    this.key = wire.newKey(house.random)
    this.basePath = wire.basePath
  }

  /** What a request does and how it is answered; null for one that never came whole. */
  take(request: Arrived): Leaving | null {
    const { method, path, body } = request
    const route = path.startsWith(`${this.basePath}/`)
      ? this.#wire.route(method, path.slice(this.basePath.length))
      : null
    const noteStatus = this.#house.log.add({
      provider: this.#wire.id,
      call: route?.call ?? null,
      method,
      path,
      bodyHash: hash('sha256', Buffer.isBuffer(body) ? body : ''),
      at_ms: this.#house.clock.now(),
    })
    if (body === 'gone') return null
    try {
      const answered =
        body === 'too-large'
          ? this.#complain({ about: 'too-large' }, { Connection: 'close' })
          : this.#answer(request, route, body)
      const leaving = this.#spoilt(answered)
      noteStatus(speechless.has(leaving.manner.how) ? null : leaving.answer.status)
      return leaving
    } catch (cause) {
      return this.broken(cause)
    }
  }

  /** A fault that does not fit its answer, a full disk: the provider breaks, as they do. */
  broken(cause: unknown): Leaving {
    const words = cause instanceof Error ? cause.message : 'Internal Server Error'
    return this.#spoilt(this.#complain({ about: 'status', status: 500, words }))
  }

  #spoilt({ reply, manner }: Answered): Leaving {
    return { answer: spoil(outgoing(reply), manner, this.#wire), manner }
  }

  #answer(
    { headers, query = new Map() }: Arrived,
    route: { readonly call: Call; readonly pathId: string } | null,
    body: Buffer,
  ): Answered {
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
    const asked = { headers, pathId, fields, query }
    const handled = this.#wire.handle(call, asked, this.#desk(fault))
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

  #complain(
    complaint: Complaint,
    headers: Readonly<Record<string, string>> | null = null,
  ): Answered {
    return { reply: withHeaders(this.#wire.complain(complaint), headers), manner: truth }
  }

  #desk(fault: ScriptedFault | null): Desk {
    const { book, clock, random, packs } = this.#house
    const provider = this.#wire.id
    return {
      now: () => clock.now(),
      random,
      way: this.#house.ways[provider],
      balance: (wallet) => book.balance(provider, wallet),
      packs: () => packs.all(),
      sell: (order) => this.#sell(order, fault),
      byId: (id) => book.byId(provider, id),
      byReference: (reference) => book.byReference(provider, reference),
      newest: () => book.executions().findLast((sold) => sold.provider === provider) ?? null,
    }
  }

  #sell(order: NewOrder, fault: ScriptedFault | null): SellResult {
    const { book, waits, notices } = this.#house
    // A script that says what becomes of the sale outweighs the number it is for.
    const sentinel = fault?.plan ? null : sentinelOf(order.number)
    if (sentinel?.refusal) return { sold: false, why: sentinel.refusal }
    if (this.#isSameOrder(order)) return { sold: false, why: 'duplicate' }
    if (book.balance(this.#wire.id, order.wallet) < order.charged_e4) {
      return { sold: false, why: 'balance' }
    }
    const plan = fault?.plan ?? sentinel?.plan ?? ordinaryPlanOf(order.kind)
    const whole = { ...order, provider: this.#wire.id }
    const execute = () => {
      for (let copy = 0; copy < (fault?.executions ?? 1); copy += 1) {
        const sold = book.draft(whole, plan)
        book.execute(sold, plan)
        notices.taken(sold)
      }
      // An end is booked when somebody looks: so that it is told, somebody does.
      const { after_ms } = plan
      if (notices.areWanted && after_ms) waits.after(after_ms + LOOK_AFTER_ms, () => book.look())
      this.#house.changed()
    }
    if (fault?.executeAfter_ms === undefined) execute()
    else waits.after(fault.executeAfter_ms, execute)
    return { sold: true, execution: book.draft(whole, plan), manner: sentinel?.manner ?? null }
  }

  /** A guard against a customer who pays twice, where the provider has one. */
  #isSameOrder(order: NewOrder): boolean {
    const { book, clock, ways } = this.#house
    const { sameOrderWithin_ms } = ways[this.#wire.id]
    if (sameOrderWithin_ms === 0) return false
    const since_ms = clock.now() - sameOrderWithin_ms
    return book
      .executions()
      .some(
        (sold) =>
          sold.provider === this.#wire.id &&
          sold.kind === order.kind &&
          sold.number === order.number &&
          sold.amount_e4 === order.amount_e4 &&
          packIdOf(sold) === packIdOf(order) &&
          sold.at_ms > since_ms,
      )
  }
}

/** Two packs at one price are two different things to buy. */
function packIdOf(order: NewOrder): number | null {
  return 'packageId' in order ? order.packageId : null
}

function withHeaders(reply: Reply, headers: Readonly<Record<string, string>> | null): Reply {
  return headers ? { ...reply, headers: { ...reply.headers, ...headers } } : reply
}
