import { z } from 'zod'
import { MobileNumber } from '../../mobile-number.ts'
import { BillerCode } from '../../operator.ts'
import { BillNumber } from './bill-number.ts'
import { BillMonth } from './month.ts'

/** A bill of electricity, gas or internet, or units for a prepaid meter. */
export const BillTerms = z.object({
  kind: z.literal('bill'),
  operator: BillerCode,
  /** Of the customer or of the meter. */
  number: BillNumber,
  /** With its year, which is kept by us: flexiloadbd is told the month alone (C6). */
  billMonth: BillMonth,
  /** The customer's, where the biller wants one. */
  phone: MobileNumber.nullable(),
})
export type BillTerms = z.infer<typeof BillTerms>
