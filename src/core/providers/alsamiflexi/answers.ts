import { plainWords } from '../answer-text.ts'
import {
  classSale,
  classStatus,
  errorWords,
  idEcho,
  ifPresent,
  inconclusive,
  refusal,
  unanswered,
  unknownReply,
  unknownSale,
  weakRefusal,
  wordOf,
} from '../classify.ts'
import type { Claims } from '../classify.ts'
import {
  amountEcho,
  moneyOf,
  numberEcho,
  operatorEcho,
  providerIdOf,
  referenceEcho,
} from '../echo.ts'
import type {
  BalanceAnswer,
  RechargeOrder,
  Refusal,
  SaleAnswer,
  StatusAnswer,
  StatusQuestion,
  UnknownReason,
} from '../provider.ts'
import type { NotAsked, ReadableReply, Reply } from '../reply.ts'
import { Balance, Refused, Told } from './schemas.ts'

/** Its table of codes. 403, 404, 409 and 422 are not in it (B5): no documented "no" has them. */
const documentedNo: ReadonlyMap<number, Refusal> = new Map([
  [400, 'invalid'],
  [401, 'key'],
  [402, 'balance'],
  [429, 'rate-limit'],
])

/** Classes an answer to `POST /recharge` (money.md §3). A 200 means accepted, no more (B3). */
export function saleAnswer(reply: Reply, order: RechargeOrder): SaleAnswer {
  if (reply.kind === 'unreadable') return unknownSale(reply, reply.why)
  const words = errorWords(reply.json)
  if (reply.status >= 400) {
    const reason = refusalIn(reply)
    return reason === null ? weakRefusal(reply, words) : refusal(reply, reason, words)
  }
  const told = Told.safeParse(reply.json)
  if (!told.success) return unknownSale(reply, 'shape', words)
  const { status } = told.data.data
  const said = { word: wordOf(status), charged_e4: null, walletAfter_e4: null, words }
  return classSale(reply, 'alsamiflexi', claimsOf(told.data.data, order, null), said)
}

/** Null where the answer is not its documented form of "no". */
function refusalIn(reply: ReadableReply): Refusal | null {
  const reason = documentedNo.get(reply.status)
  return reason !== undefined && Refused.safeParse(reply.json).success ? reason : null
}

function claimsOf(
  { transaction_id, mobile_number, amount, operator, reference }: Record<string, unknown>,
  order: RechargeOrder,
  asked: string | null,
): Claims {
  const id = providerIdOf(transaction_id)
  return {
    id,
    echoes: [
      idEcho(id, asked),
      numberEcho(mobile_number, order.number),
      amountEcho(amount, order.amount_e4),
      ifPresent(operatorEcho(operator, order.operator)),
      referenceEcho(reference, order.ourReference),
    ],
  }
}

/**
 * Classes an answer to `GET /transaction/{transaction_id}`. A 404 is not in its table: it says
 * nothing about the sale (B5).
 */
export function statusAnswer(
  reply: Reply | NotAsked,
  question: StatusQuestion<RechargeOrder>,
): StatusAnswer {
  if (reply.kind !== 'json') return unanswered(reply)
  const words = errorWords(reply.json)
  if (reply.status >= 400) return inconclusive(reply, whyNot(reply), words)
  const told = Told.safeParse(reply.json)
  if (!told.success) return inconclusive(reply, 'shape', words)
  const claims = claimsOf(told.data.data, question.order, question.providerReference)
  const said = { word: wordOf(told.data.data.status), charged_e4: null, words }
  return classStatus(reply, 'alsamiflexi', claims, said)
}

/** Why a question got a 4xx. */
export function whyNot(reply: ReadableReply): Refusal | UnknownReason {
  return refusalIn(reply) ?? (reply.status === 429 ? 'rate-limit' : 'unexpected-status')
}

/** Reads an answer to `GET /balance`. */
export function balanceAnswer(reply: Reply | NotAsked): BalanceAnswer {
  if (reply.kind === 'unreadable') return unknownReply(reply, reply.why)
  if (reply.kind === 'not-asked') return unknownReply(reply, reply.why, reply.words)
  const words = errorWords(reply.json)
  if (reply.status >= 400) return unknownReply(reply, whyNot(reply), words)
  const answer = Balance.safeParse(reply.json)
  const balance_e4 = answer.success ? moneyOf(answer.data.data.balance) : null
  if (balance_e4 === null) return unknownReply(reply, 'shape', plainWords(words))
  return { kind: 'balances', raw: reply.raw, wallets: [{ wallet: 'main', balance_e4 }] }
}
