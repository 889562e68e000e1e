import { dhakaInstant_ms } from '../../domain/business-day.ts'
import { payingWallet } from '../../domain/kinds/kinds.ts'
import { money, taka } from '../../domain/money.ts'
import { type ProviderId, walletsOf } from '../../domain/provider.ts'
import type {
  BalanceAnswer,
  NotSent,
  NotSentReason,
  OpenedSale,
  Provider,
  RawAnswer,
  Order,
  SaleAnswer,
  StatusAnswer,
  StatusQuestion,
} from '../providers/provider.ts'

/** Distributes over the union, so that each kind of answer keeps its own fields. */
type Unraw<Answer> = Answer extends unknown
  ? Omit<Answer, 'raw'> & { readonly raw?: Partial<RawAnswer> }
  : never

export type ScriptedAnswer = Unraw<SaleAnswer>
export type ScriptedStatus = Unraw<StatusAnswer>

const raw: RawAnswer = { httpStatus: 200, elapsed_ms: 120, body: '{"said":"so"}' }

type Held = 'open' | 'status' | 'balance'

/**
 * A provider whose every answer a test writes down beforehand. It is not a stand-in for a client's
 * wire (the sandbox is that): it lets a test of the shop say exactly what was learned and when.
 */
export interface ScriptedProvider extends Provider {
  /** The next connection cannot be opened. */
  refuseToOpen(why: NotSentReason): void
  /** The next sale gets this answer; without one it waits for `answer`. */
  willAnswer(answer: ScriptedAnswer): void
  /** Answers the sale that waits longest. */
  answer(answer: ScriptedAnswer): void
  /** True while a sale waits for its answer. */
  isWaitedFor(): boolean
  /** The provider hangs up on every connection that is open by now. */
  drop(): void
  /** Whoever waited for an answer is gone. */
  hangUp(): void
  /** The next status questions get these, the last one again and again. */
  willSay(...answers: readonly ScriptedStatus[]): void
  /** The next balance question proves nothing. */
  hideBalance(): void
  /**
   * The next one of these waits until the test lets it go on, or the counter closes. Gives back
   * the way to let it.
   */
  hold(what: Held): () => void
  /** Whoever waits is let go when the counter says that it closes. */
  until(closing: AbortSignal): void
  readonly sent: readonly Order[]
  readonly abandoned: readonly Order[]
  readonly asked: readonly string[]
  balance_e4: number
}

/** @param askPackages its lists of packages; null where it sells none */
export function scriptedProvider(
  id: ProviderId,
  askPackages: Provider['askPackages'] = null,
): ScriptedProvider {
  const gates = createGates()
  const provider: ScriptedProvider = {
    id,
    balance_e4: taka(10_000),
    hold: (what) => gates.hold(what),
    until: (closing) => gates.until(closing),
    cannotSell: ({ kind }) => (payingWallet(kind, id) === null ? { why: 'kind' } : null),
    askOperators: null,
    askPackages,
    ...scriptedSales(gates),
    ...scriptedQuestions(id, gates),
    ...scriptedBalance(id, gates, () => provider.balance_e4),
  }
  return provider
}

function createGates() {
  const held: Record<Held, Promise<void>[]> = { open: [], status: [], balance: [] }
  let closed = Promise.withResolvers<void>()
  return {
    /** @returns false where the counter closed meanwhile */
    async pass(what: Held): Promise<boolean> {
      const first = held[what].shift() ?? Promise.resolve()
      return await Promise.race([first.then(() => true), closed.promise.then(() => false)])
    },
    until(closing: AbortSignal) {
      const now = Promise.withResolvers<void>()
      closing.addEventListener('abort', () => now.resolve())
      closed = now
    },
    hold(what: Held): () => void {
      const { promise, resolve } = Promise.withResolvers<void>()
      held[what].push(promise)
      return resolve
    },
  }
}
type Gates = ReturnType<typeof createGates>

function scriptedSales(gates: Gates) {
  const refusals: NotSentReason[] = []
  const answers: ScriptedAnswer[] = []
  const waiting: ((answer: SaleAnswer) => void)[] = []
  const sent: Order[] = []
  const abandoned: Order[] = []
  const lines: { lost: boolean }[] = []
  const send = (order: Order): Promise<SaleAnswer> => {
    sent.push(order)
    const ready = answers.shift()
    if (ready) return Promise.resolve({ ...ready, raw: { ...raw, ...ready.raw } })
    return new Promise((resolve) => waiting.push(resolve))
  }
  return {
    sent,
    abandoned,
    refuseToOpen: (why: NotSentReason) => void refusals.push(why),
    willAnswer: (answer: ScriptedAnswer) => void answers.push(answer),
    answer(answer: ScriptedAnswer) {
      const next = waiting.shift()
      if (!next) throw new Error('no sale waits for an answer')
      next({ ...answer, raw: { ...raw, ...answer.raw } })
    },
    isWaitedFor: () => waiting.length > 0,
    drop() {
      for (const line of lines) line.lost = true
    },
    hangUp: () => void waiting.splice(0),
    async open(order: Order): Promise<OpenedSale | NotSent> {
      const why = (await gates.pass('open')) ? refusals.shift() : 'stopped'
      if (why) return { kind: 'not-sent', why, words: '' }
      const line = { lost: false }
      lines.push(line)
      return {
        kind: 'ready',
        isLost: () => line.lost,
        requestHash: `hash of ${order.ourReference}`,
        send: () => send(order),
        abandon: () => void abandoned.push(order),
      }
    },
  }
}

function scriptedQuestions(id: ProviderId, gates: Gates) {
  const asked: string[] = []
  let statuses: readonly ScriptedStatus[] = [{ kind: 'not-found', words: '' }]
  const answerTo = async (question: StatusQuestion): Promise<StatusAnswer> => {
    const { order, providerReference } = question
    asked.push(providerReference ?? order.ourReference)
    const [next, ...later] = statuses
    if (!next) throw new Error('no status was scripted')
    if (later.length > 0) statuses = later
    if (await gates.pass('status')) return { ...next, raw: { ...raw, ...next.raw } }
    return { raw, kind: 'inconclusive', why: 'stopped', words: '', retryAfter_ms: null }
  }
  return {
    asked,
    willSay: (...next: readonly ScriptedStatus[]) => {
      statuses = next
    },
    repeatsReference: id !== 'autoflexi',
    givenAt_ms: (given: string) => {
      const digits = /^AT(\d{14})$/u.exec(given)?.[1]
      return digits === undefined ? null : dhakaInstant_ms(digits)
    },
    canAsk: ({ providerReference }: StatusQuestion) =>
      id === 'flexiloadbd' || providerReference !== null,
    askStatus: answerTo,
    askByReference:
      id === 'autoflexi' ? null : (order: Order) => answerTo({ order, providerReference: null }),
  }
}

function scriptedBalance(id: ProviderId, gates: Gates, balance_e4: () => number) {
  let hidden = 0
  return {
    hideBalance: () => {
      hidden += 1
    },
    async askBalance(): Promise<BalanceAnswer> {
      // What the provider says is what was there when it was asked, however late its answer is.
      const figure_e4 = money(balance_e4())
      const isHidden = hidden > 0
      if (isHidden) hidden -= 1
      if (!(await gates.pass('balance'))) return { raw, kind: 'unknown', why: 'stopped', words: '' }
      if (isHidden) return { raw, kind: 'unknown', why: 'timeout', words: '' }
      const wallets = walletsOf[id].map((wallet) => ({ wallet, balance_e4: figure_e4 }))
      return { raw, kind: 'balances', wallets }
    },
  }
}
