import { z } from 'zod'
import { Money } from '../domain/money.ts'
import { SaleId, SaleKind } from '../domain/sale.ts'
import { Instant_ms } from './moments.ts'
import { CustomerId } from './payment.ts'

export const DuesSettings = z.object({
  /** What a customer may owe where nothing else is said for that one. */
  limit_e4: Money.refine((amount) => amount >= 0),
  /** Above it nothing is sold on credit; otherwise the cashier is warned. */
  isLimitFirm: z.boolean(),
  /** What is sold on credit at all. */
  kinds: z.array(SaleKind),
})
export type DuesSettings = z.infer<typeof DuesSettings>

export const CustomerSave = z.strictObject({
  /** Made by the counter when the form opened; the same id is the same customer. */
  id: CustomerId,
  name: z.string().trim().min(1).max(60),
  /** A mobile number as it is written; empty where none was told. */
  phone: z.string().max(32),
  /** Null: the shop's own. */
  limit_e4: Money.refine((amount) => amount >= 0).nullable(),
  /** No longer offered where something is sold; what was written stays. */
  isHidden: z.boolean().optional(),
})
export type CustomerSave = z.input<typeof CustomerSave>

/** How old what is owed is: payments pay the oldest first. */
export const DueAges = z.object({
  upTo7Days_e4: Money,
  upTo30Days_e4: Money,
  upTo90Days_e4: Money,
  older_e4: Money,
})
export type DueAges = z.infer<typeof DueAges>

export const Customer = z.object({
  id: CustomerId,
  name: z.string(),
  phone: z.string(),
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

export const dueCauses = ['sale', 'given-back', 'paid', 'paid-out', 'forgiven'] as const

/** What a customer owes, line by line, the oldest first. */
export const DuesStatement = z.object({
  customer: Customer,
  /** What was owed before the first line that is told. */
  before_e4: Money,
  lines: z.array(
    z.object({
      at_ms: Instant_ms,
      cause: z.enum(dueCauses),
      /** More owed is positive, what was paid negative. */
      amount_e4: Money,
      /** What is owed after it. */
      owes_e4: Money,
      words: z.string(),
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
  amount_e4: Money.refine((amount) => amount > 0),
  words: z.string().trim().max(120),
})
export type DuesMove = z.input<typeof DuesMove>
