import type { AnswerObject } from '../answer-json.ts'
import { plainWords } from '../answer-text.ts'
import {
  classSale,
  classStatus,
  errorWords,
  idEcho,
  ifPresent,
  inconclusive,
  speaksOfASale,
  unanswered,
  unknownReply,
  unknownSale,
  weakRefusal,
  wordOf,
} from '../classify.ts'
import { amountEcho, moneyOf, numberEcho, operatorEcho, providerIdOf } from '../echo.ts'
import type {
  BalanceAnswer,
  RechargeOrder,
  SaleAnswer,
  StatusAnswer,
  StatusQuestion,
} from '../provider.ts'
import type { NotAsked, Reply } from '../reply.ts'
import { Balance, Created, Refused, Verified } from './schemas.ts'

/** Classes an answer to `POST /api/recharge/create` (money.md §3). */
export function saleAnswer(reply: Reply, order: RechargeOrder): SaleAnswer {
  if (reply.kind === 'unreadable') return unknownSale(reply, reply.why)
  const words = errorWords(reply.json)
  // The document gives its "no" no HTTP code, so it is the same weak no under any.
  if (reply.status >= 400 || isDocumentedNo(reply.json)) return weakRefusal(reply, words)
  const created = Created.safeParse(reply.json)
  if (!created.success) return unknownSale(reply, 'shape', words)
  const { trx_id, message, number, amount, operator } = created.data
  const claims = {
    id: providerIdOf(trx_id),
    echoes: [
      ifPresent(numberEcho(number, order.number)),
      ifPresent(amountEcho(amount, order.amount_e4)),
      ifPresent(operatorEcho(operator, order.operator)),
    ],
  }
  const said = { word: null, charged_e4: null, walletAfter_e4: null, words: plainWords(message) }
  return classSale(reply, 'autoflexi', claims, said)
}

function isDocumentedNo(json: AnswerObject): boolean {
  return Refused.safeParse(json).success && !speaksOfASale(json)
}

/** Classes an answer to `POST /api/recharge/verify`. */
export function statusAnswer(
  reply: Reply | NotAsked,
  question: StatusQuestion<RechargeOrder>,
): StatusAnswer {
  if (reply.kind !== 'json') return unanswered(reply)
  const words = errorWords(reply.json)
  // "The call failed" and "the recharge failed" look the same (A5): neither is an outcome.
  if (reply.status === 429) return inconclusive(reply, 'rate-limit', words)
  if (isDocumentedNo(reply.json)) return inconclusive(reply, 'other', words)
  if (reply.status >= 400) return inconclusive(reply, 'unexpected-status', words)
  const verified = Verified.safeParse(reply.json)
  if (!verified.success) return inconclusive(reply, 'shape', words)
  const { status, trx_id, number, amount, operator } = verified.data.data
  const id = providerIdOf(trx_id)
  const claims = {
    id,
    echoes: [
      idEcho(id, question.providerReference),
      numberEcho(number, question.order.number),
      amountEcho(amount, question.order.amount_e4),
      ifPresent(operatorEcho(operator, question.order.operator)),
    ],
  }
  const said = { word: wordOf(status), charged_e4: null, words }
  return classStatus(reply, 'autoflexi', claims, said)
}

/** Reads an answer to `GET /api/recharge/balance`. */
export function balanceAnswer(reply: Reply | NotAsked): BalanceAnswer {
  if (reply.kind === 'unreadable') return unknownReply(reply, reply.why)
  if (reply.kind === 'not-asked') return unknownReply(reply, reply.why, reply.words)
  const words = errorWords(reply.json)
  if (reply.status === 429) return unknownReply(reply, 'rate-limit', words)
  if (isDocumentedNo(reply.json)) return unknownReply(reply, 'other', words)
  if (reply.status >= 400) return unknownReply(reply, 'unexpected-status', words)
  const answer = Balance.safeParse(reply.json)
  const balance_e4 = answer.success ? moneyOf(answer.data.data.balance) : null
  if (balance_e4 === null) return unknownReply(reply, 'shape', words)
  return { kind: 'balances', raw: reply.raw, wallets: [{ wallet: 'main', balance_e4 }] }
}
