import { operatorByAlias } from '../../../domain/operator.ts'
import { errorWords, unknownReply } from '../classify.ts'
import { moneyOf, textOf } from '../echo.ts'
import type { ListedOperator, OperatorsAnswer } from '../provider.ts'
import type { NotAsked, Reply } from '../reply.ts'
import { whyNot } from './answers.ts'
import { OperatorRow, Operators } from './schemas.ts'

/**
 * Reads an answer to `GET /operators`. The numbers in it are what a sale is sent to, and they can
 * change (B11), so a row that is odd in any way is left out rather than guessed at; of rows that
 * claim the same operator or the same number none is taken.
 */
export function operatorsAnswer(reply: Reply | NotAsked): OperatorsAnswer {
  if (reply.kind === 'unreadable') return unknownReply(reply, reply.why)
  if (reply.kind === 'not-asked') return unknownReply(reply, reply.why, reply.words)
  const words = errorWords(reply.json)
  if (reply.status >= 400) return unknownReply(reply, whyNot(reply), words)
  const answer = Operators.safeParse(reply.json)
  if (!answer.success) return unknownReply(reply, 'shape', words)
  const listed = answer.data.data.map(readRow).filter((row) => row !== null)
  const operators = listed.filter((row) => !listed.some((other) => rivals(row, other)))
  return { kind: 'operators', raw: reply.raw, operators }
}

function rivals(row: ListedOperator, other: ListedOperator): boolean {
  if (row === other) return false
  return row.operator === other.operator || row.providerCode === other.providerCode
}

/** Null for a row that is written in another way, or whose code and name disagree. */
function readRow(row: unknown): ListedOperator | null {
  const read = OperatorRow.safeParse(row)
  if (!read.success) return null
  const { id, name, code, min_amount, max_amount } = read.data
  const operator = operatorByAlias(code)
  const providerCode = textOf(id) ?? ''
  const [min_e4, max_e4] = [moneyOf(min_amount), moneyOf(max_amount)]
  if (operator === null || operatorByAlias(name) !== operator) return null
  if (!/^[1-9][0-9]{0,8}$/.test(providerCode)) return null
  if (min_e4 === null || max_e4 === null || max_e4 < min_e4 || max_e4 === 0) return null
  return { operator, providerCode, name: name.trim(), min_e4, max_e4 }
}
