import { z } from 'zod'
import { type Digits, inDigits } from '../../digits.ts'
import {
  groupMobileNumber,
  MobileNumber,
  numberProblems,
  parseMobileNumber,
  writtenDigits,
} from '../../mobile-number.ts'
import type { WalletBrandCode } from '../../operator.ts'
import { problem, type Result, success } from '../../result.ts'
import { walletBrandByCode } from './brands.ts'

/** A wallet of mobile money: a mobile number, at Rocket with a twelfth digit or without. */
export const WalletNumber = z
  .string()
  .regex(/^01[3-9][0-9]{8,9}$/u)
  .brand<'WalletNumber'>()
export type WalletNumber = z.infer<typeof WalletNumber>

export const recipientProblems = [...numberProblems, 'twelve-digits'] as const
/**
 * Why a text is no wallet's number; the screen has words for each. `twelve-digits`: a mobile number
 * and one digit more, as only Rocket has them; the brand may be the wrong one.
 */
export type RecipientProblem = (typeof recipientProblems)[number]

const MOBILE_LENGTH = 11

/** Reads a wallet's number in any form a mobile number is written in. */
export function parseRecipient(
  brand: WalletBrandCode,
  text: string,
): Result<WalletNumber, RecipientProblem> {
  const number = parseMobileNumber(text)
  if (number.ok) return success(WalletNumber.parse(number.value))
  const twelve = twelveDigits(text)
  if (twelve === null) return number
  return walletBrandByCode(brand).twelfthDigit ? success(twelve) : problem('twelve-digits')
}

/** What the text holds where it is one digit longer than a mobile number. */
function twelveDigits(text: string): WalletNumber | null {
  const number = WalletNumber.safeParse(writtenDigits(text))
  return number.success ? number.data : null
}

/** The mobile number a wallet belongs to: its first eleven digits. */
export function mobileOfWallet(number: WalletNumber): MobileNumber {
  return MobileNumber.parse(number.slice(0, MOBILE_LENGTH))
}

/** `01712-345 678`, and `01712-345 678-9` at Rocket: the groups a number is read back in. */
export function groupWalletNumber(number: WalletNumber, digits: Digits = 'latin'): string {
  const twelfth = number.slice(MOBILE_LENGTH)
  const mobile = groupMobileNumber(mobileOfWallet(number), digits)
  return twelfth === '' ? mobile : `${mobile}-${inDigits(twelfth, digits)}`
}

/** `017••••4821`, `017•••••8219`: enough to recognise a sale, too little to call the customer. */
export function maskWalletNumber(number: WalletNumber, digits: Digits = 'latin'): string {
  const hidden = '•'.repeat(number.length - 7)
  return inDigits(`${number.slice(0, 3)}${hidden}${number.slice(-4)}`, digits)
}
