import { z } from 'zod'
import { billerSorts } from '../domain/kinds/bill/billers.ts'
import { BillNumber } from '../domain/kinds/bill/bill-number.ts'
import { monthWarnings } from '../domain/kinds/bill/month.ts'
import { MobileNumber } from '../domain/mobile-number.ts'
import { Money } from '../domain/money.ts'
import { BillerCode } from '../domain/operator.ts'
import { DeliveryState, SaleId } from '../domain/sale.ts'
import { BusinessDate, Instant_ms } from './moments.ts'

const Name = z.object({ bn: z.string(), en: z.string() })

export const Biller = z.object({
  code: BillerCode,
  /** Billers with the same one are one company's: prepaid or postpaid is always chosen. */
  company: z.string(),
  name: Name,
  sort: z.enum(billerSorts),
  line: z.enum(['prepaid', 'postpaid']).nullable(),
  number: z.object({
    label: Name,
    digits_min: z.number().int(),
    digits_max: z.number().int(),
    source: z.enum(['published', 'unverified']),
  }),
  asksPhone: z.boolean(),
  poisha: z.boolean(),
  tokens: z.boolean(),
  /** A person has seen that a payment to it arrived. */
  verified: z.boolean(),
  /** The last bill of it that was delivered, by which it may be confirmed; null where none was. */
  lastDelivered: SaleId.nullable(),
})
export type Biller = z.infer<typeof Biller>

/** Whose number it is, in the shop's own words. */
export const BillAccount = z.object({
  operator: BillerCode,
  number: BillNumber,
  nickname: z.string(),
  phone: MobileNumber.nullable(),
})
export type BillAccount = z.infer<typeof BillAccount>

/** As it is typed; the number of a biller that is there already gets the new nickname and phone. */
export const BillAccountSave = z.strictObject({
  operator: BillerCode,
  number: z.string().max(64),
  nickname: z.string().max(1_000),
  /** Empty for none. */
  phone: z.string().max(32),
})
export type BillAccountSave = z.infer<typeof BillAccountSave>

export const BillAccountAt = BillAccount.pick({ operator: true, number: true }).strict()
export type BillAccountAt = z.infer<typeof BillAccountAt>

/** What the read-back of a bill says beside what it says of every sale. */
export const BillQuote = z.object({
  /** False until a person has seen that a payment to this biller arrived. */
  verified: z.boolean(),
  warning: z.enum(monthWarnings).nullable(),
  /** The nickname of the account; null where it is not saved, or the number is not typed yet. */
  savedAs: z.string().nullable(),
  /** The last bill of this number and month that left and did not fail. */
  paidBefore: z
    .object({
      sale: SaleId,
      state: DeliveryState,
      amount_e4: Money,
      at_ms: Instant_ms,
      businessDate: BusinessDate,
    })
    .nullable(),
})
export type BillQuote = z.infer<typeof BillQuote>
