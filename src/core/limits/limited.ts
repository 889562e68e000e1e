import type {
  BalanceAnswer,
  OperatorsAnswer,
  PackagesAnswer,
  Provider,
  RawAnswer,
  StatusAnswer,
} from '../providers/provider.ts'
import type { Limits } from './limits.ts'
import type { Asked } from './standing.ts'

/** What of the limits a client of a provider needs. */
export type CallLimits = Pick<Limits, 'question' | 'sending'>

/**
 * Wraps a client so that every call of it counts, and a question that would be one too many is not
 * put: it waits, and where no place comes free in time it is answered as one that came too fast. A
 * sale waits before it is opened, by whoever sends it.
 *
 * @param closing says that the counter closes: a question that waited then was dropped
 */
export function limitedProvider(
  provider: Provider,
  limits: CallLimits,
  closing: AbortSignal,
): Provider {
  const { id, askOperators, askPackages, askByReference } = provider
  const ask = async <Answer extends { readonly raw: RawAnswer }>(
    question: () => Promise<Answer>,
    notPut: (raw: RawAnswer, why: NotPut) => Answer,
  ): Promise<Answer> => {
    const call = await limits.question(id)
    if (!call) return notPut(nothingCame, closing.aborted ? 'stopped' : 'rate-limit')
    return await counted(call, question)
  }
  const askStatus = (question: () => Promise<StatusAnswer>) => ask(question, inconclusive)
  return {
    id,
    repeatsReference: provider.repeatsReference,
    givenAt_ms: (reference) => provider.givenAt_ms(reference),
    cannotSell: (order) => provider.cannotSell(order),
    canAsk: (question) => provider.canAsk(question),
    async open(order) {
      const opened = await provider.open(order)
      if (opened.kind === 'not-sent') return opened
      return { ...opened, send: () => counted(limits.sending(id), () => opened.send()) }
    },
    askStatus: (question) => askStatus(() => provider.askStatus(question)),
    askByReference: askByReference && ((order) => askStatus(() => askByReference(order))),
    askBalance: () => ask<BalanceAnswer>(() => provider.askBalance(), unknown),
    askOperators: askOperators && (() => ask<OperatorsAnswer>(() => askOperators(), unknown)),
    askPackages:
      askPackages &&
      ((operator, isDrive) => ask<PackagesAnswer>(() => askPackages(operator, isDrive), unknown)),
  }
}

type NotPut = 'stopped' | 'rate-limit'

const nothingCame: RawAnswer = { httpStatus: null, elapsed_ms: 0, body: '' }

function inconclusive(raw: RawAnswer, why: NotPut): StatusAnswer {
  return { raw, kind: 'inconclusive', why, words: '', retryAfter_ms: null }
}

function unknown(raw: RawAnswer, why: NotPut): Extract<BalanceAnswer, { kind: 'unknown' }> {
  return { raw, kind: 'unknown', why, words: '' }
}

const nothingAsked: Asked = { limits: null, wait_ms: null }

/** However a call ends, it has been made. */
async function counted<Answer extends { readonly raw: RawAnswer }>(
  call: { end(asked: Asked): void },
  work: () => Promise<Answer>,
): Promise<Answer> {
  let asked = nothingAsked
  try {
    const answer = await work()
    asked = { limits: answer.raw.limits ?? null, wait_ms: waitIn(answer) }
    return answer
  } finally {
    call.end(asked)
  }
}

function waitIn(answer: { readonly raw: RawAnswer; readonly retryAfter_ms?: number | null }) {
  return answer.retryAfter_ms ?? answer.raw.limits?.retryAfter_ms ?? null
}
