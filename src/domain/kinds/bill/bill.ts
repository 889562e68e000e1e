import { z } from 'zod'
import { type MobileNumber, parseMobileNumber } from '../../mobile-number.ts'
import { isWholePoisha, isWholeTaka } from '../../money.ts'
import { BillerCode } from '../../operator.ts'
import { problem, type Result, success } from '../../result.ts'
import { readAmountWithin } from '../amount.ts'
import type { Agreed, FieldProblem, Kind, Now } from '../kind.ts'
import { undocumented } from '../undocumented.ts'
import { parseBillNumber } from './bill-number.ts'
import { billerByCode } from './billers.ts'
import { parseBillMonth } from './month.ts'
import type { BillTerms } from './terms.ts'

/** What a form sends. */
export const billWanted = {
  kind: z.literal('bill'),
  operator: BillerCode,
  number: z.string().max(64),
  /** As they are typed. */
  month: z.string().max(32),
  year: z.string().max(32),
  /** Empty where none was given. */
  phone: z.string().max(32),
  amount_e4: z.number(),
}
const Wanted = z.object(billWanted)
export type BillWanted = z.infer<typeof Wanted>

export const bill: Kind<BillWanted, BillTerms> = {
  read,
  words: ({ billMonth, phone }) => [billMonth, phone],
  isForALine: false,
  ...undocumented,
}

function read(wanted: BillWanted, now: Now): Result<Agreed<BillTerms>, FieldProblem> {
  const { kind, operator } = wanted
  const biller = billerByCode(operator)
  const number = parseBillNumber(operator, wanted.number)
  if (!number.ok) return problem({ field: 'number', code: number.problem, limit_e4: null })
  const billMonth = parseBillMonth(wanted, now.businessDate)
  if (!billMonth.ok) return problem({ ...billMonth.problem, limit_e4: null })
  const phone = readBillPhone(wanted.phone)
  if (!phone.ok) return phone
  const { businessDate } = now
  const isWhole = biller.poisha ? isWholePoisha : isWholeTaka
  const { amount_e4 } = wanted
  const amount = readAmountWithin(kind, operator, { amount_e4, businessDate, isWhole })
  if (!amount.ok) return amount
  const terms = { kind, operator, number: number.value, billMonth: billMonth.value }
  return success({ terms: { ...terms, phone: phone.value }, amount_e4: amount.value })
}

/** Which billers want one is not documented: it may be left empty, and else must be one. */
export function readBillPhone(written: string): Result<MobileNumber | null, FieldProblem> {
  const phone = parseMobileNumber(written)
  if (phone.ok) return phone
  if (phone.problem === 'empty') return success(null)
  return problem({ field: 'phone', code: phone.problem, limit_e4: null })
}
