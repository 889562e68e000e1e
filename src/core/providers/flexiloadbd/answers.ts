import { plainWords } from '../answer-text.ts'
import {
  classSale,
  classStatus,
  errorWords,
  idEcho,
  inconclusive,
  refusal,
  speaksOfASale,
  unanswered,
  unknownReply,
  unknownSale,
  weakRefusal,
  wordOf,
} from '../classify.ts'
import type { Claims } from '../classify.ts'
import { moneyOf, providerIdOf, referenceEcho } from '../echo.ts'
import type {
  BalanceAnswer,
  Order,
  Refusal,
  SaleAnswer,
  StatusAnswer,
  StatusQuestion,
  UnknownReason,
} from '../provider.ts'
import type { NotAsked, ReadableReply, Reply } from '../reply.ts'
import { chargedOf, echoesOf, tokensOf, typeOf } from './kinds/kinds.ts'
import { Balance, Refused, Told } from './schemas.ts'

/** Classes an answer to `POST /request` (money.md §3). */
export function saleAnswer(reply: Reply, order: Order): SaleAnswer {
  if (reply.kind === 'unreadable') return unknownSale(reply, reply.why)
  const words = errorWords(reply.json)
  if (reply.status >= 400) {
    const reason = refusalIn(reply)
    return reason === null ? weakRefusal(reply, words) : refusal(reply, reason, words)
  }
  const told = Told.safeParse(reply.json)
  if (!told.success) return unknownSale(reply, 'shape', words)
  const answer = classSale(reply, 'flexiloadbd', claimsOf(told.data, order, null), {
    word: wordOf(told.data.trx_status),
    charged_e4: chargedOf(told.data, order),
    walletAfter_e4: moneyOf(told.data.balance),
    words: plainWords(told.data.message),
  })
  const isOurs = answer.kind === 'accepted' && answer.final !== 'failed'
  return isOurs ? withTokens(answer, told.data, order) : answer
}

/** Null where the answer is not its documented form of "no" to a request. */
function refusalIn(reply: ReadableReply): Refusal | null {
  const refused = Refused.safeParse(reply.json)
  if (!refused.success) return null
  switch (reply.status) {
    case 401:
      return 'key'
    case 403:
      return 'account'
    case 422:
      return reasonIn(refused.data.message)
    case 429:
      return 'rate-limit'
    default:
      return null
  }
}

/** 422 stands for five things that only its words tell apart (C10). */
function reasonIn(message: string): Refusal {
  if (/balance|insufficient/i.test(message)) return 'balance'
  if (/operator/i.test(message)) return 'operator'
  if (/service/i.test(message)) return 'service'
  return /valid|required|must/i.test(message) ? 'invalid' : 'other'
}

function claimsOf(told: Record<string, unknown>, order: Order, asked: string | null) {
  const id = providerIdOf(told['trx_id'])
  return {
    id,
    echoes: [
      idEcho(id, asked),
      referenceEcho(told['ref_id'], order.ourReference),
      referenceEcho(told['type'], typeOf(order.kind)),
      ...echoesOf(told, order),
    ],
  } satisfies Claims
}

/** Classes an answer to `POST /status`. Its 404 means "not yet", however often it comes (C11). */
export function statusAnswer(reply: Reply | NotAsked, question: StatusQuestion): StatusAnswer {
  if (reply.kind !== 'json') return unanswered(reply)
  const words = errorWords(reply.json)
  if (isNotFound(reply)) return { kind: 'not-found', raw: reply.raw, words }
  if (reply.status >= 400) return inconclusive(reply, whyNot(reply), words)
  const told = Told.safeParse(reply.json)
  if (!told.success) return inconclusive(reply, 'shape', words)
  const claims = claimsOf(told.data, question.order, question.providerReference)
  const answer = classStatus(reply, 'flexiloadbd', claims, {
    word: wordOf(told.data.trx_status),
    charged_e4: chargedOf(told.data, question.order),
    words: plainWords(told.data.message),
  })
  // Also beside a word nobody knows: a person may find out that it means "delivered".
  const isOurs =
    answer.kind === 'pending' ||
    answer.kind === 'unknown-word' ||
    (answer.kind === 'final' && answer.outcome === 'succeeded')
  return isOurs ? withTokens(answer, told.data, question.order) : answer
}

/**
 * With what the answer brings for a meter. Its words are cut where they are kept to be read, and
 * of twelve tokens the last is as much money as the first: they are taken out whole.
 */
function withTokens<Answer extends SaleAnswer | StatusAnswer>(
  answer: Answer,
  told: Record<string, unknown>,
  order: Order,
): Answer {
  const tokens = tokensOf(told, order)
  return tokens.length === 0 ? answer : { ...answer, raw: { ...answer.raw, tokens } }
}

function isNotFound({ status, json }: ReadableReply): boolean {
  return status === 404 && Refused.safeParse(json).success && !speaksOfASale(json)
}

/** Why a question got a 4xx. */
export function whyNot(reply: ReadableReply): Refusal | UnknownReason {
  return refusalIn(reply) ?? (reply.status === 429 ? 'rate-limit' : 'unexpected-status')
}

/** Reads an answer to `GET /balance`: all three wallets, or none of them is believed. */
export function balanceAnswer(reply: Reply | NotAsked): BalanceAnswer {
  if (reply.kind === 'unreadable') return unknownReply(reply, reply.why)
  if (reply.kind === 'not-asked') return unknownReply(reply, reply.why, reply.words)
  const words = errorWords(reply.json)
  if (reply.status >= 400) return unknownReply(reply, whyNot(reply), words)
  const answer = Balance.safeParse(reply.json)
  if (!answer.success) return unknownReply(reply, 'shape', words)
  const { flexiload_balance, drive_balance, bank_balance } = answer.data.data
  const flexiload = moneyOf(flexiload_balance)
  const [drive, bank] = [moneyOf(drive_balance), moneyOf(bank_balance)]
  if (flexiload === null || drive === null || bank === null) {
    return unknownReply(reply, 'shape', words)
  }
  const wallets = [
    { wallet: 'flexiload', balance_e4: flexiload },
    { wallet: 'drive', balance_e4: drive },
    { wallet: 'bank', balance_e4: bank },
  ] as const
  return { kind: 'balances', raw: reply.raw, wallets }
}
