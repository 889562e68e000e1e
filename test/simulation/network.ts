import { httpLimits } from '../../src/core/providers/http.ts'
import type {
  Connection,
  Exchange,
  HttpTarget,
  HttpTransport,
  Unreached,
} from '../../src/core/providers/http.ts'
import type { Door } from '../../src/core/notices/door.ts'
import type { TakeNotice } from '../../src/core/notices/notices.ts'
import { type ProviderId, providerIds } from '../../src/domain/provider.ts'
import type { Leaving } from '../../src/sandbox/provider-front.ts'
import { type Chance, chance } from './chance.ts'
import { type Answered, type Delivered, delivery } from './delivery.ts'
import { hashOf, type Request, type SentSale } from './far-end.ts'
import { type Trouble, troubleOf } from './far-end-faults.ts'
import { hears, noticeBodies } from './notices.ts'
import type { Boot, Scene } from './scene.ts'
import type { View } from './view.ts'

/** Where the power may go around the sending of a sale (docs/simulation.md, crash points). */
export const cutPoints = [
  'during TCP and TLS',
  'before the first byte',
  'half the request',
  'request whole, no answer',
  'headers, no body',
  'body, not committed',
] as const
export type CutPoint = (typeof cutPoints)[number]

export function cutPointOf(seed: string, fault: string): CutPoint {
  return chance(`${seed} ${fault} point`).pick(cutPoints)
}

export function hostOf(provider: ProviderId): string {
  return `${provider}.example`
}

/** A wallet is trusted after two hundred sales it showed at once; long before that it is new. */
const TRUSTED_AFTER = 150

type Reach = Unreached['why']
interface Unreachable {
  readonly until_ms: number
  readonly why: Reach
}

/** Calls back once when the counter closes. Returns the way to call it off. */
function onStop(stop: AbortSignal | undefined, then: () => void): () => void {
  stop?.addEventListener('abort', then, { once: true })
  return () => stop?.removeEventListener('abort', then)
}

const never = <Value>(): Promise<Value> => new Promise<Value>(() => undefined)

/** The network between one shop's machine and the far end; it outlives every run of the counter. */
export class Network {
  readonly #scene: Scene
  readonly #draw: Chance
  readonly #unreachable = new Map<ProviderId, Unreachable>()
  /** Where the counter listens for notices; null while it does not. */
  #door: { readonly boot: Boot; readonly take: TakeNotice } | null = null
  /** Answers to sales that are on their way and may still be swapped. */
  readonly #swappable = new Map<ProviderId, Answered>()

  constructor(scene: Scene) {
    this.#scene = scene
    this.#draw = chance(`${scene.seed} network`)
  }

  /** Nothing of a provider can be reached for a while. */
  close(provider: ProviderId, until_ms: number, why: Reach): void {
    this.#unreachable.set(provider, { until_ms, why })
  }

  closeAll(until_ms: number): void {
    for (const provider of providerIds) this.close(provider, until_ms, 'connect')
  }

  calm(): void {
    this.#unreachable.clear()
  }

  /** A run of the counter begins to listen for notices. */
  door(boot: Boot, take: TakeNotice): Door {
    const mine = { boot, take }
    this.#door = mine
    return {
      close: () => {
        if (this.#door === mine) this.#door = null
        return Promise.resolve()
      },
    }
  }

  #notify(notices: ReturnType<typeof noticeBodies>, { name }: SentSale): void {
    for (const { after_ms, body } of notices) {
      this.#scene.world.after(after_ms, () => {
        const door = this.#door
        door?.boot.receive(() => hears(this.#scene, name, () => door.take(body)))
      })
    }
  }

  /** The transport one run of the counter is given. */
  transport(boot: Boot): HttpTransport {
    return { connect: (target, stop) => this.#connect(boot, target, stop) }
  }

  #connect(
    boot: Boot,
    target: HttpTarget,
    stop: AbortSignal | undefined,
  ): Promise<Connection | Unreached> {
    const provider = providerIds.find((id) => hostOf(id) === target.host)
    if (!provider) throw new Error(`nobody lives at ${target.host}`)
    const { world } = this.#scene
    const closed = this.#unreachable.get(provider)
    const why = closed && closed.until_ms > world.now_ms ? closed.why : null
    const slow_ms = why === 'connect-timeout' ? httpLimits.connect_timeout_ms : 0
    const after_ms = slow_ms + this.#draw.between(5, 80)
    return new Promise((resolve) => {
      const unreached = (reason: Reach): Unreached => {
        return { kind: 'not-sent', why: reason, words: '' }
      }
      if (stop?.aborted) return resolve(unreached('stopped'))
      const forget = onStop(stop, () => resolve(unreached('stopped')))
      world.after(after_ms, () => {
        boot.receive(() => {
          forget()
          resolve(why ? unreached(why) : this.#connection(boot, provider))
        })
      })
    })
  }

  #connection(boot: Boot, provider: ProviderId): Connection {
    let state: 'open' | 'used' | 'abandoned' = 'open'
    return {
      kind: 'connected',
      exchange: (request, stop) => {
        if (state !== 'open') throw new Error(`the connection is ${state}: one request, once`)
        state = 'used'
        if (!boot.isAlive()) return never()
        const call = this.#scene.farEnd.callOf(provider, request.method, request.path)
        const whole: Request = { ...request, provider, call }
        this.#scene.story.tell(null, `→ ${provider} ${request.path} ${request.body ?? ''}`)
        return call === 'create' ? this.#sell(boot, whole) : this.#ask(boot, whole, stop)
      },
      isLost: () => false,
      abandon: () => {
        if (state === 'open') state = 'abandoned'
      },
    }
  }

  #ask(boot: Boot, request: Request, stop: AbortSignal | undefined): Promise<Exchange> {
    const { world, farEnd, story } = this.#scene
    const { provider, call } = request
    return new Promise((resolve) => {
      const hungUp: Exchange = {
        kind: 'broken',
        why: 'connection-lost',
        status: null,
        body: new Uint8Array(),
      }
      if (stop?.aborted) return resolve(hungUp)
      const forget = onStop(stop, () => resolve(hungUp))
      world.after(this.#draw.between(10, 120), () => {
        const about = call === 'status' ? this.#saleAsked(request) : null
        const asked = about === null ? null : farEnd.nextQuestion(about)
        const trouble = asked ?? farEnd.windowAt(provider, call)
        const leaving = farEnd.take(request, trouble, null)
        if (!leaving) throw new Error('a whole request has an answer')
        story.tell(about, `← ${provider} ${leaving.manner.how} ${leaving.answer.body}`)
        this.#deliver(boot, delivery(leaving), (exchange) => {
          forget()
          if (about !== null) this.#told(about, exchange, leaving, trouble === null)
          if (call === 'balance' && exchange.kind === 'answered') farEnd.figureCame(provider)
          resolve(exchange)
        })
      })
    })
  }

  /** The name of the sale a status question is about. */
  #saleAsked({ provider, path, body }: Request): string | null {
    const { farEnd, checks } = this.#scene
    const id = body === null ? path.slice(path.lastIndexOf('/') + 1) : idIn(body)
    return (farEnd.saleOfId(provider, id) ?? checks.ofReference(provider, id))?.name ?? null
  }

  #sell(boot: Boot, request: Request): Promise<Exchange> {
    const { checks, world } = this.#scene
    const { provider } = request
    const view = checks.leaves(provider, hashOf(request.body ?? ''))
    if (!view) return never()
    this.#watchLane(provider, view)
    checks.mayLeave(view)
    const sent: SentSale = {
      provider,
      name: view.name,
      kind: view.row.kind,
      id: view.row.id,
      ids: new Set(),
      told: new Set(),
      honest_ms: null,
      answeredIn: null,
      executions: 0,
      isPending: false,
      outcome: 'succeeded',
    }
    checks.sent(view, sent)
    const draw = chance(`${this.#scene.seed} ${view.name} wire ${view.row.seq}`)
    const cut = this.#cutOf(view)
    if (cut === 'before the first byte') {
      boot.cut(cut)
      return never()
    }
    const up_ms = draw.between(10, 150)
    if (cut === 'half the request') world.after(up_ms / 2, () => boot.cut(cut))
    return new Promise((resolve) => {
      world.after(up_ms, () => {
        if (cut === 'half the request') return
        const { delivered, told, isHonest } = this.#arrived(request, sent, draw)
        if (cut === 'request whole, no answer') boot.cut(cut)
        const wait_ms = delivered.headersAfter_ms === Infinity ? 1_000 : delivered.headersAfter_ms
        if (cut === 'headers, no body') world.after(wait_ms, () => boot.cut(cut))
        this.#deliver(boot, delivered, (exchange) => {
          if (exchange.kind === 'answered') sent.answeredIn = boot.nth
          this.#told(view.name, exchange, told, isHonest)
          resolve(exchange)
          if (cut === 'body, not committed') boot.cut(cut)
        })
      })
    })
  }

  /** An answer about a sale has reached the counter. */
  #told(name: string, exchange: Exchange, told: Answered | null, isHonest: boolean): void {
    if (exchange.kind !== 'answered' || !told) return
    const { answer, lies } = told
    this.#scene.checks.told(name, { id: idOf(answer.body), lies, isHonest })
  }

  #watchLane(provider: ProviderId, view: View): void {
    const others = [...this.#scene.checks.open].filter(
      (other) => other !== view && other.row.state === 'on-wire' && other.row.provider === provider,
    )
    if (provider === 'autoflexi' && others.length > 0) {
      this.#scene.checks.fail(0, 'leaves beside another one through autoflexi', view)
    }
  }

  #cutOf(view: View): CutPoint | null {
    const fault = this.#scene.troublesOf(view.name).find((planned) => planned.fault === 'F28')
    return fault ? cutPointOf(this.#scene.seed, fault.name) : null
  }

  /** What the provider does with a request of a sale, and what comes back of it. */
  #arrived(request: Request, sent: SentSale, draw: Chance): Arrived {
    const { farEnd, story, world } = this.#scene
    const trouble = this.#troubleFor(sent, draw) ?? farEnd.windowAt(request.provider, 'create')
    if (trouble?.lost) return { delivered: lostOnItsWay, told: null, isHonest: false }
    if (trouble?.questions) farEnd.troubleQuestions(sent.name, trouble.questions)
    if (trouble?.reversedAfter_ms !== undefined) {
      world.after(trouble.reversedAfter_ms, () => {
        if (farEnd.reverse(sent)) story.tell(sent.name, 'taken back by the provider')
      })
    }
    const { provider } = request
    const earlier = farEnd.newestId(provider)
    const leaving = farEnd.take(request, trouble, sent)
    if (!leaving) throw new Error('a whole request has an answer')
    if (trouble?.notices) this.#notify(noticeBodies(trouble.notices, request, sent, earlier), sent)
    const other = this.#swappable.get(provider)
    // A "no" names no sale: whose it is nobody can tell, so only what names one is swapped.
    if (idOf(leaving.answer.body) !== null) this.#swappable.set(provider, leaving)
    const told = trouble?.swapped && other ? other : leaving
    story.tell(sent.name, `← ${provider} ${told.manner.how} ${told.answer.body}`)
    if (!trouble) this.#understood(sent, request, told)
    return { delivered: delivery(told), told, isHonest: trouble === null }
  }

  /** An honest provider that is asked for nothing odd takes a sale, unless it is told too much. */
  #understood({ ids, name }: SentSale, { body }: Request, { answer }: Leaving): void {
    if (ids.size > 0 || answer.status === 429 || /balance/iu.test(answer.body)) return
    const pack = /"package_id":(\d+)/u.exec(body ?? '')?.[1]
    // Between its list and the sale it may have been taken off it.
    if (pack !== undefined && !this.#scene.farEnd.hasPack(Number(pack))) return
    this.#scene.checks.fail(0, `is not understood: ${answer.body}`, name)
  }

  #troubleFor(sent: SentSale, draw: Chance): Trouble | null {
    for (const { fault } of this.#scene.troublesOf(sent.name)) {
      const isNew = this.#scene.farEnd.executed(sent.provider) < TRUSTED_AFTER
      const trouble = troubleOf(fault, draw, { ...sent, isNew })
      if (trouble) return trouble
    }
    return null
  }

  /** An answer on its way back, within the patience of the counter's own clock. */
  #deliver(boot: Boot, delivered: Delivered, then: (exchange: Exchange) => void): void {
    const { world } = this.#scene
    const { after_ms, headersAfter_ms, exchange } = delivered
    const back_ms = this.#draw.between(10, 120)
    let over = false
    const end = (what: Exchange): void => {
      if (over) return
      over = true
      then(what)
    }
    const timeout = (status: number | null): Exchange => {
      return { kind: 'broken', why: 'timeout', status, body: new Uint8Array() }
    }
    if (headersAfter_ms + back_ms >= httpLimits.headers_timeout_ms) {
      boot.clock.after(httpLimits.headers_timeout_ms, () => end(timeout(null)))
    } else if (after_ms + back_ms >= httpLimits.whole_timeout_ms) {
      boot.clock.after(httpLimits.whole_timeout_ms, () => end(timeout(exchange.status)))
    }
    if (after_ms === Number.POSITIVE_INFINITY) return
    world.after(after_ms + back_ms, () => {
      // A machine that slept finds most of its connections gone.
      const isGone = boot.clock.asleep && this.#draw.oneIn(2)
      boot.receive(() => end(isGone ? lostOnItsWay.exchange : exchange))
    })
  }
}

interface Arrived {
  readonly delivered: Delivered
  /** Null where the request never arrived. */
  readonly told: Answered | null
  readonly isHonest: boolean
}

const lostOnItsWay: Delivered = {
  after_ms: 0,
  headersAfter_ms: 0,
  exchange: { kind: 'broken', why: 'connection-lost', status: null, body: new Uint8Array() },
}

/** The id an answer names, as it is written. */
function idOf(words: string): string | null {
  return /"(?:trx_id|transaction_id)":\s*"?([^",}]+)/u.exec(words)?.[1] ?? null
}

function idIn(body: string): string {
  return /"(?:trx_id|ref_id)":"([^"]*)"/u.exec(body)?.[1] ?? ''
}
