import { type Money, type MoneyProblem, parseTaka } from '../../../domain/money.ts'
import { type Result, success } from '../../../domain/result.ts'

/** What an owner typed as the most for a sale without https; nothing typed is no limit. */
export function readCap(text: string): Result<Money | null, MoneyProblem> {
  return text.trim() === '' ? success(null) : parseTaka(text, { decimals: 0 })
}
