import { type Digits, inDigits } from '../digits.ts'
import { groupMobileNumber, maskMobileNumber, MobileNumber } from '../mobile-number.ts'
import { BillNumber, groupBillNumber } from './bill/bill-number.ts'
import { groupWalletNumber, maskWalletNumber, WalletNumber } from './transfer/recipient.ts'

/** In the groups a number is read back in, whatever it is the number of. */
export function groupNumber(number: string, digits: Digits = 'latin'): string {
  const mobile = MobileNumber.safeParse(number)
  if (mobile.success) return groupMobileNumber(mobile.data, digits)
  const wallet = WalletNumber.safeParse(number)
  if (wallet.success) return groupWalletNumber(wallet.data, digits)
  const meter = BillNumber.safeParse(number)
  return meter.success ? groupBillNumber(meter.data, digits) : inDigits(number, digits)
}

/** Of a meter's number the last four are shown: nobody is called by it, and many begin alike. */
export function maskNumber(number: string, digits: Digits = 'latin'): string {
  const mobile = MobileNumber.safeParse(number)
  if (mobile.success) return maskMobileNumber(mobile.data, digits)
  const wallet = WalletNumber.safeParse(number)
  if (wallet.success) return maskWalletNumber(wallet.data, digits)
  const meter = BillNumber.safeParse(number)
  return meter.success ? `••••${inDigits(meter.data.slice(-4), digits)}` : '••••'
}
