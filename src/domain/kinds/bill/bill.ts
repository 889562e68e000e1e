import { z } from 'zod'
import { type MobileNumber, parseMobileNumber } from '../../mobile-number.ts'
import { isWholePoisha, isWholeTaka, ZERO } from '../../money.ts'
import { BillerCode } from '../../operator.ts'
import { problem, type Result, success } from '../../result.ts'
import { outsideOf, readAmount } from '../amount.ts'
import type { Agreed, FieldProblem, Kind, Now } from '../kind.ts'
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
  // No commission is documented; what past ones really cost is learned.
  earns: (_terms, _amount, { learned_e4 }) => learned_e4 ?? ZERO,
  // A fee on top of the bill may be taken from the wallet as well.
  believes: (charged, amount) => charged * 10 >= amount * 9 && charged * 10 <= amount * 11,
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
  const amount = readAmount(wanted.amount_e4)
  if (!amount.ok) return amount
  const { businessDate } = now
  const outside = outsideOf(kind, { operator }, { amount_e4: amount.value, businessDate })
  if (outside) return problem(outside)
  const isWhole = biller.poisha ? isWholePoisha(amount.value) : isWholeTaka(amount.value)
  if (!isWhole) return problem({ field: 'amount_e4', code: 'whole-taka', limit_e4: null })
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
