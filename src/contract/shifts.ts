import { z } from 'zod'
import { CashDirection, CashPurpose } from '../domain/cash/movements.ts'
import { NotesCount } from '../domain/cash/notes.ts'
import { Money } from '../domain/money.ts'
import { SaleKind } from '../domain/sale.ts'
import { BusinessDate, Instant_ms } from './moments.ts'
import { CashSum } from './payment.ts'

export const ShiftId = z.uuidv7().brand<'ShiftId'>()
export type ShiftId = z.infer<typeof ShiftId>

/** Whose the difference is where the drawer holds another sum than the books left in it. */
export const DifferenceOf = z.enum(['owner', 'over-short'])
export type DifferenceOf = z.infer<typeof DifferenceOf>

export const ShiftOpen = z.strictObject({
  id: ShiftId,
  cashier: z.string().trim().min(1).max(40),
  notes: NotesCount,
  /** Needed where what is counted differs from the books. */
  differenceOf: DifferenceOf.optional(),
})
export type ShiftOpen = z.input<typeof ShiftOpen>

export const ShiftClose = z.strictObject({
  id: ShiftId,
  notes: NotesCount,
  /** Why the drawer is short or over; needed where it is. */
  reason: z.string().trim().max(200).optional(),
  /** The manager's name, where it is out by more than a cashier answers for. */
  signedBy: z.string().trim().max(40).optional(),
})
export type ShiftClose = z.input<typeof ShiftClose>

/** Cash that is no customer's, into the drawer or out of it. */
export const CashMove = z.strictObject({
  id: z.uuidv7(),
  direction: CashDirection,
  purpose: CashPurpose,
  amount_e4: CashSum,
  /** What it was for. */
  words: z.string().trim().min(1).max(120),
})
export type CashMove = z.input<typeof CashMove>

export const ShiftHead = z.object({
  id: ShiftId,
  /** Its number in the books: the first ever is 1. */
  number: z.number().int().positive(),
  cashier: z.string(),
  businessDate: BusinessDate,
  openedAt_ms: Instant_ms,
  closedAt_ms: Instant_ms.nullable(),
  /** It is open although its day is over: it is counted and closed before another begins. */
  isLeftOpen: z.boolean(),
})
export type ShiftHead = z.infer<typeof ShiftHead>

/** The terms of the cash that must lie in the drawer, each a positive sum. */
export const Drawer = z.object({
  opening_e4: Money,
  given_e4: Money,
  change_e4: Money,
  refunds_e4: Money,
  paidIn_e4: Money,
  paidOut_e4: Money,
  balanceBought_e4: Money,
  duesCollected_e4: Money,
})
export type Drawer = z.infer<typeof Drawer>

export const ShiftReport = ShiftHead.extend({
  openingNotes: NotesCount,
  /** What was counted at the opening less what the books said, and whose that is. */
  openingDifference_e4: Money,
  differenceOf: DifferenceOf.nullable(),
  /** Null while a count is blind and the shift open. */
  drawer: Drawer.nullable(),
  expected_e4: Money.nullable(),
  movements: z.array(
    z.object({
      direction: CashDirection,
      purpose: CashPurpose,
      amount_e4: Money,
      words: z.string(),
      at_ms: Instant_ms,
    }),
  ),
  /** What was sold in it, kind by kind, as it stands now. */
  sold: z.array(
    z.object({
      kind: SaleKind,
      /** Delivered. */
      sales: z.number().int(),
      /** Null while a count is blind and the shift open: they add up to the drawer. */
      sums: z
        .object({ amount_e4: Money, commission_e4: Money, serviceCharge_e4: Money })
        .nullable(),
      /** Failed, or taken back by the provider. */
      failed: z.number().int(),
      /** Left, and without an end so far. */
      open: z.number().int(),
    }),
  ),
  /** Of its sales, what is paid later; null while a count is blind and the shift open. */
  onCredit_e4: Money.nullable(),
  close: z
    .object({
      notes: NotesCount,
      counted_e4: Money,
      expected_e4: Money,
      reason: z.string(),
      signedBy: z.string().nullable(),
      /** How often it was counted: the last of them is the one that holds. */
      counts: z.number().int(),
      wasBlind: z.boolean(),
    })
    .nullable(),
})
export type ShiftReport = z.infer<typeof ShiftReport>

export const ShiftSettings = z.object({
  /** Whoever counts does not see what is expected. */
  blind: z.boolean(),
  /** Short or over by more than this a manager signs. */
  signAbove_e4: Money.refine((amount) => amount >= 0),
})
export type ShiftSettings = z.infer<typeof ShiftSettings>
