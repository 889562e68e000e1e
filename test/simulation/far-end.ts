import { hash } from 'node:crypto'
import { TAKA_E4 } from '../../src/domain/money.ts'
import { type ProviderId, type WalletName, walletsOf } from '../../src/domain/provider.ts'
import type { SaleKind } from '../../src/domain/sale.ts'
import { alsamiflexi } from '../../src/sandbox/alsamiflexi.ts'
import { autoflexi } from '../../src/sandbox/autoflexi.ts'
import type { Execution } from '../../src/sandbox/book.ts'
import { flexiloadbd } from '../../src/sandbox/flexiloadbd.ts'
import { type House, openHouse, oracleOf } from '../../src/sandbox/house.ts'
import { type Leaving, ProviderFront } from '../../src/sandbox/provider-front.ts'
import type { Call, ProviderWire } from '../../src/sandbox/wire.ts'
import { type Chance, chance } from './chance.ts'
import type { Answered } from './delivery.ts'
import type { Trouble } from './far-end-faults.ts'
import type { World } from './world.ts'

/** One request of a sale, as the simulation knows it on both ends. */
export interface SentSale {
  readonly provider: ProviderId
  /** The sale's name in the plan. */
  readonly name: string
  readonly kind: SaleKind
  /** The sale's id: its number in the books may be another sale's after an older copy came back. */
  readonly id: string
  /** Ids the provider gave to it. */
  readonly ids: Set<string>
  /** Ids that any answer about it named, as they were written. */
  readonly told: Set<string>
  /** True time when its provider last answered as it stands; null while it did not. */
  honest_ms: number | null
  /** The run of the counter that its answer reached; null while none did. */
  answeredIn: number | null
  /** Executions so far; an id with two of them was executed twice. */
  executions: number
  /** It will be executed later than it is answered. */
  isPending: boolean
  /** How it will end, by the provider's own plan. */
  outcome: 'succeeded' | 'failed'
}

export interface Request {
  readonly provider: ProviderId
  readonly call: Call
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

/** For a while a provider treats every request of a kind like this. */
export interface Window {
  readonly provider: ProviderId
  readonly calls: readonly Call[]
  readonly until_ms: number
  readonly trouble: Trouble
}

const wires: Readonly<Record<ProviderId, ProviderWire>> = { autoflexi, alsamiflexi, flexiloadbd }
const UNDER_WAY_ms = 1_000
/** Of an execution with another end its money has gone back. */
const STANDS: readonly string[] = ['pending', 'succeeded']
const PLENTY_e4 = 200_000 * TAKA_E4
const keyOf = (provider: ProviderId, wallet: WalletName) => `${provider}:${wallet}`

/** The three providers of the sandbox, without sockets, on true time. */
export class FarEnd {
  readonly house: House
  readonly oracle: ReturnType<typeof oracleOf>
  readonly fronts: Readonly<Record<ProviderId, ProviderFront>>
  /** What is executed, the moment it is. */
  onExecuted: (sent: SentSale) => void = () => undefined
  readonly #windows: Window[] = []
  readonly #byId = new Map<string, SentSale>()
  readonly #drafts = new Map<string, Execution>()
  readonly #questions = new Map<string, Trouble[]>()
  readonly #newest = new Map<ProviderId, string>()
  readonly #executed = new Map<ProviderId, number>()
  readonly #figures = new Map<ProviderId, number>()
  readonly #cameIn = new Map<string, number>()
  /** Every token that was ever given for a meter, twenty digits each. */
  readonly tokens = new Set<string>()
  /** When a wallet last moved without a request of ours. */
  moved_ms = 0
  readonly #world: World
  readonly #draw: Chance
  #taking: SentSale | null = null
  /** When the numbers of operators changed; `next` with the next list; null while they have not. */
  #numbers: number | 'next' | null = null
  /** When the counter kept the list with the numbers of now; null while it has not. */
  #listKept_ms: number | null = null

  constructor(seed: string, world: World) {
    this.#world = world
    this.#draw = chance(`${seed} far end`)
    const clock = {
      now: () => world.wall(),
      monotonic: () => world.now_ms,
      after: (delay_ms: number, wake: () => void) => world.after(delay_ms, wake),
    }
    this.house = openHouse({
      clock,
      random: (bytes) => this.#draw.bytes(bytes),
      openingBalance_e4: {
        autoflexi: { main: PLENTY_e4 },
        alsamiflexi: { main: PLENTY_e4 },
        flexiloadbd: { flexiload: PLENTY_e4, drive: PLENTY_e4, bank: PLENTY_e4 },
      },
      keepExecutions: 1_000_000,
      keepRequests: 1,
    })
    this.oracle = oracleOf(this.house)
    const front = (provider: ProviderId) => new ProviderFront(wires[provider], this.house)
    this.fronts = {
      autoflexi: front('autoflexi'),
      alsamiflexi: front('alsamiflexi'),
      flexiloadbd: front('flexiloadbd'),
    }
    this.#watchBook()
  }

  /** The book tells which request of which sale an execution came from. */
  #watchBook(): void {
    const { book } = this.house
    const [draft, execute, byId, topUp] = [
      book.draft.bind(book),
      book.execute.bind(book),
      book.byId.bind(book),
      book.topUp.bind(book),
    ]
    book.topUp = (provider, wallet, amount_e4) => {
      topUp(provider, wallet, amount_e4)
      this.#cameIn.set(keyOf(provider, wallet), this.cameIn_e4(provider, wallet) + amount_e4)
    }
    book.draft = (order, plan) => {
      const sent = this.#taking
      if (sent) {
        sent.ids.add(order.providerReference)
        sent.outcome = plan.outcome
        this.#byId.set(`${order.provider} ${order.providerReference}`, sent)
      }
      if (order.kind === 'bill') for (const token of order.tokens) this.tokens.add(token)
      const drafted = draft(order, plan)
      if (sent) this.#drafts.set(`${order.provider} ${order.providerReference}`, drafted)
      return drafted
    }
    // While it looks for a fresh id, one it gave and has not executed yet is taken too.
    book.byId = (provider, id) =>
      byId(provider, id) ?? (this.#taking && this.#drafts.get(`${provider} ${id}`)) ?? null
    book.execute = (execution, plan) => {
      execute(execution, plan)
      const sent = this.#byId.get(`${execution.provider} ${execution.providerReference}`)
      if (!sent) return
      sent.executions += 1
      this.#executed.set(sent.provider, this.executed(sent.provider) + 1)
      sent.isPending = false
      this.onExecuted(sent)
    }
  }

  keyOf(provider: ProviderId): string {
    return this.fronts[provider].key
  }

  callOf(provider: ProviderId, method: string, path: string): Call {
    const wire = wires[provider]
    const [plain = ''] = path.slice(wire.basePath.length).split('?')
    return wire.route(method, plain)?.call ?? 'balance'
  }

  open(window: Window): void {
    this.#windows.push(window)
  }

  /** How many sales a provider has executed. */
  executed(provider: ProviderId): number {
    return this.#executed.get(provider) ?? 0
  }

  /** When a provider last said what is in its wallets; null before it did. */
  lastFigure_ms(provider: ProviderId): number | null {
    return this.#figures.get(provider) ?? null
  }

  /** A figure has reached the counter. */
  figureCame(provider: ProviderId): void {
    this.#figures.set(provider, this.#world.now_ms)
  }

  /** Faults stop: nothing more of what was begun. */
  calm(): void {
    this.#windows.length = 0
    this.#questions.clear()
  }

  windowAt(provider: ProviderId, call: Call): Trouble | null {
    const now_ms = this.#world.now_ms
    const found = this.#windows.find(
      (window) =>
        window.until_ms > now_ms && window.provider === provider && window.calls.includes(call),
    )
    return found?.trouble ?? null
  }

  /**
   * From the next list it gives, alsamiflexi has other numbers for its first two operators, and
   * means them.
   */
  renumber(): void {
    this.#numbers ??= 'next'
  }

  /**
   * F31: a copy that was made before the numbers changed has the older list. To that counter they
   * change once more with the next one.
   */
  copyHasList(made_ms: number): void {
    if (typeof this.#numbers !== 'number' || this.#numbers <= made_ms) return
    this.#numbers = 'next'
    this.#listKept_ms = null
  }

  /** The counter has written down a list of operators. */
  listKept(): void {
    if (typeof this.#numbers === 'number') this.#listKept_ms ??= this.#world.now_ms
  }

  /** Since when the counter knows the numbers that hold; null where it cannot know them. */
  get listKept_ms(): number | null {
    return this.#listKept_ms
  }

  /** What a request means by the numbers of now, in the sandbox's own numbers. */
  #inItsNumbers(request: Request): string {
    const body = request.body ?? ''
    const numbers = this.#numbers
    if (request.call !== 'create' || request.provider !== 'alsamiflexi') return body
    if (typeof numbers !== 'number') return body
    // What was on its way when the list was given was meant by the old numbers.
    if (this.#world.now_ms - numbers < UNDER_WAY_ms) return body
    return body.replace(/("operator_id":)([12])\b/u, (_, head: string, id: string) => {
      return `${head}${id === '1' ? '2' : '1'}`
    })
  }

  #listed(leaving: Leaving): Leaving {
    // A page or a "too many" in its place is no list.
    if (this.#numbers === null || !leaving.answer.body.includes('"id":1,')) return leaving
    if (this.#numbers === 'next') this.#numbers = this.#world.now_ms
    const body = leaving.answer.body
      .replace('"id":1,', '"id":0,')
      .replace('"id":2,', '"id":1,')
      .replace('"id":0,', '"id":2,')
    return { ...leaving, answer: { ...leaving.answer, body } }
  }

  /** The id it gave last; null while it gave none. */
  newestId(provider: ProviderId): string | null {
    return this.#newest.get(provider) ?? null
  }

  /** What questions about a sale will meet, one after the other. */
  troubleQuestions(name: string, troubles: readonly Trouble[]): void {
    this.#questions.set(name, [...troubles])
  }

  /** The trouble of the next question about a sale, used up by it. */
  nextQuestion(name: string): Trouble | null {
    return this.#questions.get(name)?.shift() ?? null
  }

  /**
   * A request that arrived whole.
   * @param sent the sale it is for; null for a question
   */
  take(request: Request, trouble: Trouble | null, sent: SentSale | null): Answered | null {
    const { provider, call, method, headers } = request
    const [path = '', query = ''] = request.path.split('?')
    const script = trouble?.script
    if (script) this.house.faults.add({ ...script, provider, on: call })
    if (sent && script?.executeAfter_ms !== undefined) sent.isPending = true
    this.#taking = sent
    try {
      const leaving = this.fronts[provider].take({
        method,
        path,
        query: new Map(new URLSearchParams(query)),
        headers: arrived(headers),
        body: Buffer.from(this.#inItsNumbers(request)),
      })
      const told = leaving && call === 'operators' ? this.#listed(leaving) : leaving
      return told && this.#edited(told, trouble, provider)
    } finally {
      this.#taking = null
      this.house.faults.clear()
      if (sent && sent.ids.size === 0) sent.isPending = false
      const id = sent && [...sent.ids].at(-1)
      if (id) this.#newest.set(provider, id)
    }
  }

  #edited(leaving: Leaving, trouble: Trouble | null, provider: ProviderId): Answered {
    const lies = trouble?.lies ?? null
    if (!trouble?.edit) return { ...leaving, lies }
    const known = { earlier: this.#newest.get(provider) ?? null, key: this.keyOf(provider) }
    const { answer } = leaving
    const body = trouble.edit(answer.body, known)
    // A refusal repeats nothing of the sale, so nothing of it can be repeated wrongly.
    return { ...leaving, answer: { ...answer, body }, lies: body === answer.body ? null : lies }
  }

  /** The execution of a sale as it stands now; null while nothing was executed. */
  executionOf(sent: SentSale): Execution | null {
    if (sent.executions === 0) return null
    for (const id of sent.ids) {
      const found = this.house.book.byId(sent.provider, id)
      if (found) return found
    }
    return null
  }

  /** A delivered sale is taken back; nothing where it was not delivered. */
  reverse(sent: SentSale): boolean {
    const execution = this.executionOf(sent)
    if (execution?.outcome !== 'succeeded') return false
    this.oracle.reverse(sent.provider, execution.providerReference)
    this.moved_ms = this.#world.now_ms
    return true
  }

  balance_e4(provider: ProviderId, wallet: WalletName): number {
    return this.house.book.balance(provider, wallet)
  }

  /** One of its wallets; most of the time the one that recharges are paid from. */
  anyWallet(provider: ProviderId, draw: Chance): WalletName {
    const [trade, ...others] = walletsOf[provider]
    const other = others[draw.between(0, 3)]
    return other ?? trade
  }

  /** A package costs something else from now on, mostly, or is not sold any more. */
  changePack(id: number, draw: Chance): void {
    const packs = this.oracle.packs()
    const pack = packs.find((one) => one.id === id)
    if (!pack) return
    const { price_e4 } = pack
    if (packs.length > 30 && draw.oneIn(4)) this.oracle.changePacks({ change: 'withdraw', id })
    else {
      const other_e4 = Math.max(price_e4 + draw.pick([-5, -1, 1, 5, 20]) * TAKA_E4, 5 * TAKA_E4)
      const commission_e4 = Math.min(pack.commission_e4, TAKA_E4)
      const change = { change: 'reprice', id, price_e4: other_e4, commission_e4 } as const
      this.oracle.changePacks(change)
    }
  }

  /** A package that is not on its shelf just now is refused by its id. */
  hasPack(id: number): boolean {
    return this.oracle.packs().some((pack) => pack.id === id)
  }

  /** What was in the wallet at first, and what came in since or another device took. */
  cameIn_e4(provider: ProviderId, wallet: WalletName): number {
    return this.#cameIn.get(keyOf(provider, wallet)) ?? PLENTY_e4
  }

  /** What a wallet paid for each sale and has not back, every execution of it counted. */
  taken_e4(provider: ProviderId, wallet: WalletName): ReadonlyMap<SentSale | null, number> {
    const taken = new Map<SentSale | null, number>()
    for (const execution of this.oracle.executions()) {
      if (execution.provider !== provider || execution.wallet !== wallet) continue
      if (!STANDS.includes(execution.outcome)) continue
      const sent = this.saleOfId(provider, execution.providerReference)
      taken.set(sent, (taken.get(sent) ?? 0) + execution.charged_e4)
    }
    return taken
  }

  /** Whose sale an id or a reference in a question is. */
  saleOfId(provider: ProviderId, id: string): SentSale | null {
    return this.#byId.get(`${provider} ${id}`) ?? null
  }
}

type Headers = Request['headers']

/** A client sends the same headers with every request of a kind. */
const seen = new WeakMap<Headers, ReadonlyMap<string, string>>()
function arrived(headers: Headers): ReadonlyMap<string, string> {
  const known =
    seen.get(headers) ??
    new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  seen.set(headers, known)
  return known
}

export function hashOf(body: string): string {
  return hash('sha256', body)
}
