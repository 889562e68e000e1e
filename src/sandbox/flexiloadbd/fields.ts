import type { Money } from '../../domain/money.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import type { Fields } from '../json.ts'
import { takaFrom } from '../taka.ts'
import { isMobileNumber } from '../wire.ts'

/** "Recipient mobile number (11 digits)". */
export function phoneOf(fields: Fields): Result<string, string> {
  const phone = fields.get('phone')
  if (phone === undefined) return problem('The phone field is required.')
  return isMobileNumber(phone) ? success(phone) : problem('The phone field must be 11 digits.')
}

/** "Amount in BDT", a number or the same as text, with or without poisha. */
export function amountOf(fields: Fields): Result<Money, string> {
  const amount_e4 = takaFrom(fields.get('amount'), 2)
  if (amount_e4 === null) return problem('The amount field must be a number.')
  return amount_e4 > 0 ? success(amount_e4) : problem('The amount field must be at least 1.')
}
