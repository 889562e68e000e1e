import { z } from 'zod'
import { type Digits, inDigits, toLatinDigits } from '../../digits.ts'
import type { BillerCode } from '../../operator.ts'
import { problem, type Result, success } from '../../result.ts'
import { strangeIn, strangeProblems, withoutSpaces, WRITTEN_MAX } from '../../written.ts'
import { billerByCode } from './billers.ts'

/** The number a biller knows a customer or a meter by: Latin digits, as many as any biller has. */
export const BillNumber = z
  .string()
  .regex(/^[0-9]{1,20}$/u)
  .brand<'BillNumber'>()
export type BillNumber = z.infer<typeof BillNumber>

export const billNumberProblems = [
  'empty',
  'too-short',
  'too-long',
  'characters',
  ...strangeProblems,
] as const
/** Why a text is no bill number of a biller; the screen has words for each. */
export type BillNumberProblem = (typeof billNumberProblems)[number]

/**
 * Reads a bill number in Bangla or Latin digits, with spaces and dashes anywhere. How many digits
 * it must have is the biller's rule. Only the first 32 characters are looked at, as of any number.
 */
export function parseBillNumber(
  biller: BillerCode,
  text: string,
): Result<BillNumber, BillNumberProblem> {
  const written = toLatinDigits(text.slice(0, WRITTEN_MAX))
  const strange = strangeIn(written)
  if (strange) return problem(strange)
  if (text.length > WRITTEN_MAX) return problem('too-long')
  const compact = withoutSpaces(written).replaceAll(/[\p{Pd}\u2212]/gu, '')
  if (compact === '') return problem('empty')
  if (!/^[0-9]+$/u.test(compact)) return problem('characters')
  const { digits_min, digits_max } = billerByCode(biller).number
  if (compact.length < digits_min) return problem('too-short')
  if (compact.length > digits_max) return problem('too-long')
  return success(BillNumber.parse(compact))
}

/** `1234 5678 90`: the groups a bill number is read back in. A wrong one pays a stranger's bill. */
export function groupBillNumber(number: BillNumber, digits: Digits = 'latin'): string {
  return inDigits(number.replaceAll(/[0-9]{4}(?=[0-9])/gu, '$& '), digits)
}
