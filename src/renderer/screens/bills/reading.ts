import { businessDate } from '../../../domain/business-day.ts'
import { type Digits, inDigits, toLatinDigits } from '../../../domain/digits.ts'
import { outsideOf } from '../../../domain/kinds/amount.ts'
import { type Biller, billerByCode, billersOf } from '../../../domain/kinds/bill/billers.ts'
import {
  type BillNumber,
  type BillNumberProblem,
  parseBillNumber,
} from '../../../domain/kinds/bill/bill-number.ts'
import {
  type BillMonth,
  monthOf,
  type MonthProblem,
  parseBillMonth,
  writtenMonth,
} from '../../../domain/kinds/bill/month.ts'
import {
  type MobileNumber,
  type NumberProblem,
  parseMobileNumber,
} from '../../../domain/mobile-number.ts'
import { type Money, type MoneyProblem, parseTaka } from '../../../domain/money.ts'
import { type BillerCode, billerCodes } from '../../../domain/operator.ts'
import { problem, type Result, success } from '../../../domain/result.ts'
import { after } from '../../selling/ring.ts'
import type { Question } from '../../selling/sale-form.ts'
import type { SoldWords } from '../../selling/readiness.ts'
import type { BillForm } from './bill-form.ts'

export type AmountTrouble =
  | MoneyProblem
  /** With the figure it is measured against. */
  | { readonly code: 'below-minimum' | 'above-maximum'; readonly limit_e4: Money }

/** What the form says, read anew with every key. Nothing of it is stored. */
export interface Reading {
  readonly biller: Biller | null
  readonly number: Result<BillNumber, BillNumberProblem>
  /** As the fields show them. */
  readonly month: string
  readonly year: string
  readonly billMonth: Result<BillMonth, MonthProblem>
  /** Null where none is written: no document says which billers want one. */
  readonly phone: Result<MobileNumber | null, NumberProblem>
  readonly amount: Result<Money, AmountTrouble>
  readonly nextBiller: BillerCode
  /** The other line of the same company; the biller itself where it has one alone. */
  readonly otherLine: BillerCode | null
}

/** @param today the shop's day, `YYYY-MM-DD` */
export function read(form: BillForm, today = businessDate(Date.now())): Reading {
  const { operator } = form
  const biller = operator === null ? null : billerByCode(operator)
  const thisMonth = writtenMonth(monthOf(today))
  const month = form.month ?? thisMonth.month
  const year = form.year ?? thisMonth.year
  return {
    biller,
    // Before a biller is chosen, what the first takes is as good as a number can be.
    number: parseBillNumber(operator ?? billerCodes[0], form.number),
    month,
    year,
    billMonth: parseBillMonth({ month, year }, today),
    phone: readPhone(form.phone),
    amount: readAmount(form.amount, biller, today),
    nextBiller: after(billerCodes, operator),
    otherLine: biller && after(lineCodes(biller), biller.code),
  }
}

function readPhone(text: string): Reading['phone'] {
  const phone = parseMobileNumber(text)
  return !phone.ok && phone.problem === 'empty' ? success(null) : phone
}

function readAmount(text: string, biller: Biller | null, today: string): Reading['amount'] {
  const amount = parseTaka(text, { decimals: biller?.poisha === false ? 0 : 2 })
  if (!amount.ok) return amount
  const operator = biller?.code ?? billerCodes[0]
  const at = { amount_e4: amount.value, businessDate: today }
  const outside = outsideOf('bill', { operator }, at)
  return outside ? problem(outside) : amount
}

function lineCodes({ company }: Biller): readonly [BillerCode, ...BillerCode[]] {
  const [first, ...others] = billersOf(company).map(({ code }) => code)
  return [first ?? billerCodes[0], ...others]
}

/** What would be paid; null while something of it is missing or cannot be meant. */
export function wordsOf(reading: Reading): Extract<SoldWords, { kind: 'bill' }> | null {
  const { biller, number, billMonth, phone, amount } = reading
  if (biller === null || !number.ok || !billMonth.ok || !phone.ok || !amount.ok) return null
  return {
    kind: 'bill',
    operator: biller.code,
    number: number.value,
    ...writtenMonth(billMonth.value),
    phone: phone.value ?? '',
    amount_e4: amount.value,
  }
}

/** What the core is asked, once there is a whole bill to ask about. */
export function quoteRequest(form: BillForm, reading: Reading): Question | null {
  const words = wordsOf(reading)
  if (words === null) return null
  const provider = form.provider === null ? {} : { provider: form.provider }
  return { ...words, ...provider }
}

/** A number that is being typed in groups of four; anything else as it is written. */
export function groupTypedBill(text: string, digits: Digits): string {
  const written = toLatinDigits(text)
  const compact = written.replaceAll(/[\s\p{Pd}]/gu, '')
  if (!/^[0-9]+$/u.test(compact)) return text
  return inDigits(compact.replaceAll(/[0-9]{4}(?=[0-9])/gu, '$& '), digits)
}
