import { money, taka } from '../../domain/money.ts'
import { type ProviderId, walletsOf } from '../../domain/provider.ts'
import type {
  BalanceAnswer,
  NotSentReason,
  Provider,
  RawAnswer,
  RechargeOrder,
  SaleAnswer,
  StatusAnswer,
} from '../providers/provider.ts'

/** Distributes over the union, so that each kind of answer keeps its own fields. */
type Unraw<Answer> = Answer extends unknown ? Omit<Answer, 'raw'> : never

export type ScriptedAnswer = Unraw<SaleAnswer>
export type ScriptedStatus = Unraw<StatusAnswer>

const raw: RawAnswer = { httpStatus: 200, elapsed_ms: 120, body: '{"said":"so"}' }

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
  /** Whoever waited for an answer is gone. */
  hangUp(): void
  /** The next status questions get these, the last one again and again. */
  willSay(...answers: readonly ScriptedStatus[]): void
  readonly sent: readonly RechargeOrder[]
  readonly abandoned: readonly RechargeOrder[]
  readonly asked: readonly string[]
  balance_e4: number
}

export function scriptedProvider(id: ProviderId): ScriptedProvider {
  const refusals: NotSentReason[] = []
  const answers: ScriptedAnswer[] = []
  const waiting: ((answer: SaleAnswer) => void)[] = []
  let statuses: ScriptedStatus[] = [{ kind: 'not-found', words: '' }]
  const sent: RechargeOrder[] = []
  const abandoned: RechargeOrder[] = []
  const asked: string[] = []
  const provider: ScriptedProvider = {
    id,
    balance_e4: taka(10_000),
    sent,
    abandoned,
    asked,
    refuseToOpen: (why) => void refusals.push(why),
    willAnswer: (answer) => void answers.push(answer),
    answer(answer) {
      const next = waiting.shift()
      if (!next) throw new Error('no sale waits for an answer')
      next({ ...answer, raw })
    },
    hangUp: () => void waiting.splice(0),
    willSay: (...next) => {
      statuses = [...next]
    },
    cannotSell: () => null,
    open(order) {
      const why = refusals.shift()
      if (why) return Promise.resolve({ kind: 'not-sent', why, words: '' })
      return Promise.resolve({
        kind: 'ready',
        requestHash: `hash of ${order.ourReference}`,
        send: () => {
          sent.push(order)
          const ready = answers.shift()
          if (ready) return Promise.resolve({ ...ready, raw })
          return new Promise((resolve) => waiting.push(resolve))
        },
        abandon: () => void abandoned.push(order),
      })
    },
    canAsk: ({ providerReference }) => id === 'flexiloadbd' || providerReference !== null,
    askStatus({ order, providerReference }) {
      asked.push(providerReference ?? order.ourReference)
      const next = statuses.length > 1 ? statuses.shift() : statuses[0]
      if (!next) throw new Error('no status was scripted')
      return Promise.resolve({ ...next, raw })
    },
    askBalance: (): Promise<BalanceAnswer> =>
      Promise.resolve({
        raw,
        kind: 'balances',
        wallets: walletsOf[id].map((wallet) => ({
          wallet,
          balance_e4: money(provider.balance_e4),
        })),
      }),
    askOperators: null,
  }
  return provider
}
