import { z } from 'zod'
import { DueAges, dueCauses } from '../domain/dues/dues-account.ts'
import { MobileNumber } from '../domain/mobile-number.ts'
import { Money } from '../domain/money.ts'
import { SaleId, SaleKind } from '../domain/sale.ts'
import { Instant_ms } from './moments.ts'
import { CreditLimit, CustomerId, PaidSum } from './payment.ts'

export const DuesSettings = z.object({
  /** What a customer may owe where nothing else is said for that one. */
  limit_e4: CreditLimit,
  /** Above it nothing is sold on credit; otherwise the cashier is warned. */
  isLimitFirm: z.boolean(),
  /** What is sold on credit at all. */
  kinds: z.array(SaleKind),
})
export type DuesSettings = z.infer<typeof DuesSettings>

/** As it is typed. */
export const CustomerSave = z.strictObject({
  /** Made by the counter when the form opened; the same id is the same customer. */
  id: CustomerId,
  name: z.string().max(1_000),
  /** Empty where none was told. */
  phone: z.string().max(1_000),
  /** Null: the shop's own. */
  limit_e4: CreditLimit.nullable(),
  /** No longer offered where something is sold; what was written stays. */
  isHidden: z.boolean().optional(),
})
export type CustomerSave = z.input<typeof CustomerSave>

export const CustomerFilter = z.strictObject({
  /** A part of the name, in either script, or digits of the phone; absent, all of them. */
  search: z.string().max(1_000).optional(),
  /** Those too that are no longer offered. */
  hidden: z.boolean().optional(),
})
export type CustomerFilter = z.infer<typeof CustomerFilter>

export const Customer = z.object({
  id: CustomerId,
  name: z.string(),
  /** Empty where none was told. */
  phone: MobileNumber.or(z.literal('')),
  limit_e4: Money.nullable(),
  isHidden: z.boolean(),
  /** Less than nothing where the customer has paid ahead. */
  owes_e4: Money,
  ages: DueAges,
  /** Of the oldest that is still owed; null where nothing is. */
  oldestAt_ms: Instant_ms.nullable(),
  lastPaidAt_ms: Instant_ms.nullable(),
})
export type Customer = z.infer<typeof Customer>

export const DuesStatementRequest = z.strictObject({
  customer: CustomerId,
  /** So many of the newest are told. */
  lines: z.number().int().min(1).max(1_000).default(100),
})
export type DuesStatementRequest = z.infer<typeof DuesStatementRequest>

/** What a customer owes, line by line, the oldest first. */
export const DuesStatement = z.object({
  customer: Customer,
  /** What was owed before the first line that is told. */
  before_e4: Money,
  /** So many lines stand before it. */
  earlier: z.number().int().nonnegative(),
  lines: z.array(
    z.object({
      /** Its number in the books. */
      seq: z.number().int().positive(),
      at_ms: Instant_ms,
      cause: z.enum(dueCauses),
      /** More owed is positive, what was paid negative. */
      amount_e4: Money,
      /** What is owed after it. */
      owes_e4: Money,
      words: z.string(),
      /** The manager who let it go; null of all else. */
      signedBy: z.string().nullable(),
      /** The sale it is of, as its row in a list tells it. */
      sale: z
        .object({
          id: SaleId,
          kind: SaleKind,
          operator: z.string(),
          number: z.string(),
          amount_e4: Money,
        })
        .nullable(),
    }),
  ),
})
export type DuesStatement = z.infer<typeof DuesStatement>

/** A customer pays of what is owed, or gets back what was paid ahead, or is forgiven. */
export const DuesMove = z.strictObject({
  id: z.uuidv7(),
  customer: CustomerId,
  cause: z.enum(['paid', 'paid-out', 'forgiven']),
  amount_e4: PaidSum,
  /** Why; needed where it is forgiven. */
  words: z.string().trim().max(120),
  /** The manager's name, needed where it is forgiven. */
  signedBy: z.string().trim().max(40).optional(),
})
export type DuesMove = z.input<typeof DuesMove>
