import { z } from 'zod'
import { Money } from '../domain/money.ts'
import { ProviderId, WalletName } from '../domain/provider.ts'
import { DeliveryState, SaleId, SaleKind, TenderState } from '../domain/sale.ts'
import { BusinessDate, Instant_ms } from './moments.ts'

const count = z.number().int().nonnegative()
/** Movements of a day: what was there before it, and after it. */
const spanned = { opening_e4: Money, closing_e4: Money }

/** A sale that goes over into the days after, by name: its end or its money is still open. */
export const CarriedSale = z.object({
  id: SaleId,
  ourReference: z.string(),
  providerReference: z.string().nullable(),
  kind: SaleKind,
  operator: z.string(),
  number: z.string(),
  amount_e4: Money,
  /** What its customer paid: the amount and the shop's own charge. */
  paid_e4: Money,
  /** What of that is in the book of dues and never lay in the drawer. */
  credit_e4: Money,
  provider: ProviderId,
  state: DeliveryState,
  /** `refund-due`: its customer is to get the money back. */
  tender: TenderState,
  businessDate: BusinessDate,
})
export type CarriedSale = z.infer<typeof CarriedSale>

/** What nobody can explain at the close; it is listed, never adjusted. */
export const Unexplained = z.object({
  kind: z.enum([
    /** The provider's figure is not ours. */
    'wallet',
    /** The provider's figure is not known, or cannot be laid beside ours just now. */
    'wallet-unread',
    /** Counted less or more than the books said, at the end of a shift. */
    'drawer-short',
    /** Another sum lay in the drawer at a shift's beginning than was left in it. */
    'drawer-opening',
    /** Cash moved after the last count of the day. */
    'drawer-uncounted',
    /** Taken by a provider, and nobody knows what for. */
    'suspense',
    /** Money of customers that no sale is found for. */
    'customers-held',
    /** The sum of an account is not what the closed days and this one come to. */
    'account',
  ]),
  /** Null where not even the sum is known. */
  amount_e4: Money.nullable(),
  provider: ProviderId.nullable(),
  wallet: WalletName.nullable(),
  /** The shift's number; null where it is none's. */
  shift: z.number().int().nullable(),
  /** What was said of it, by whoever counted; the account's name. */
  words: z.string(),
})
export type Unexplained = z.infer<typeof Unexplained>

const SoldOfDay = z.object({
  kind: SaleKind,
  /** Delivered and booked on this day, of whatever day it was sold; less what was taken back. */
  sales: z.number().int(),
  amount_e4: Money,
  commission_e4: Money,
  serviceCharge_e4: Money,
})

const CashOfDay = z.object({
  ...spanned,
  collected_e4: Money,
  refunds_e4: Money,
  paidIn_e4: Money,
  paidOut_e4: Money,
  balanceBought_e4: Money,
  duesCollected_e4: Money,
  /** Put in or taken out by the owner between two shifts. */
  ownerBetween_e4: Money,
  /** Short or over, as it was booked with the counts. */
  overShort_e4: Money,
  /** The last count of the day; null where nobody counted. */
  counted_e4: Money.nullable(),
})

const ShiftOfDay = z.object({
  number: z.number().int().positive(),
  cashier: z.string(),
  openedAt_ms: Instant_ms,
  closedAt_ms: Instant_ms.nullable(),
  opening_e4: Money,
  /** Null while it is open. */
  expected_e4: Money.nullable(),
  counted_e4: Money.nullable(),
  reason: z.string(),
  signedBy: z.string().nullable(),
})

const WalletOfDay = z.object({
  provider: ProviderId,
  wallet: WalletName,
  /** What is free and what is set aside, by our books. */
  ...spanned,
  bought_e4: Money,
  /** Came into the books with it. */
  opened_e4: Money,
  /** Spent on sales, less what came back. */
  spent_e4: Money,
  /** As it stood when the day was closed, which may be later than its end. */
  free_e4: Money,
  reserved_e4: Money,
  suspense_e4: Money,
  theirs_e4: Money.nullable(),
  askedAt_ms: Instant_ms.nullable(),
  unexplained_e4: Money.nullable(),
})
export type WalletOfDay = z.infer<typeof WalletOfDay>

export const DayReport = z.object({
  /** Null while the day is open: the report as it stands. */
  number: z.number().int().positive().nullable(),
  businessDate: BusinessDate,
  closedAt_ms: Instant_ms.nullable(),
  closedBy: z.string().nullable(),
  /** The newest transaction of the books by then. */
  lastTransaction: count,
  /** Closed only once a later day had begun. */
  isMissed: z.boolean(),
  /** Days since the last close on which nothing was booked; they have no number. */
  withoutTrade: z.object({ from: BusinessDate, to: BusinessDate, days: count }).nullable(),
  /**
   * When the books were last put back from a copy: a slip with the same number may be left of the
   * days that were lost with them, and this moment tells the two apart. Null where they never were.
   */
  putBack_ms: Instant_ms.nullable(),
  sold: z.array(SoldOfDay),
  /** Failed for good on that day. */
  failed: count,
  refunded: z.object({ count, sum_e4: Money }),
  cash: CashOfDay,
  shifts: z.array(ShiftOfDay),
  wallets: z.array(WalletOfDay),
  dues: z.object({
    ...spanned,
    sold_e4: Money,
    givenBack_e4: Money,
    paid_e4: Money,
    paidOut_e4: Money,
    forgiven_e4: Money,
  }),
  /** What customers have paid for and not got. */
  held: z.object({
    ...spanned,
    /** Of it, settled on later days, where the day is closed late. */
    settledSince_e4: Money,
  }),
  carried: z.array(CarriedSale),
  unexplained: z.array(Unexplained),
  /** Every account that stands or moved, and what moved it, as the ledger has it. */
  accounts: z.array(z.object({ account: z.string(), ...spanned })),
  booked: z.array(
    z.object({ cause: z.string(), account: z.string(), entries: count, sum_e4: Money }),
  ),
})
export type DayReport = z.infer<typeof DayReport>

export const DayHead = z.object({
  number: z.number().int().positive(),
  businessDate: BusinessDate,
  closedAt_ms: Instant_ms,
  closedBy: z.string(),
  hash: z.string(),
})
export type DayHead = z.infer<typeof DayHead>

/** A report with what chains it; both null while the day is open. */
export const DayTold = z.object({ head: DayHead.nullable(), report: DayReport })
export type DayTold = z.infer<typeof DayTold>

/** How far the asking before a close is, at one provider. */
export const ProviderAsked = z.object({
  provider: ProviderId,
  open: z.object({ toAsk: count, asked: count }),
  again: z.object({ toAsk: count, asked: count }),
  wallet: z.enum(['waiting', 'read', 'silent']),
  /** It does not answer: the close goes on without it. */
  isAway: z.boolean(),
  isDone: z.boolean(),
})
export type ProviderAsked = z.infer<typeof ProviderAsked>

export const Preparation = z.object({
  businessDate: BusinessDate,
  providers: z.array(ProviderAsked),
  isReady: z.boolean(),
})
export type Preparation = z.infer<typeof Preparation>

export const dayCodes = [
  /** Another day is to be closed first, or nothing was booked on it. */
  'not-next',
  /** By the clock that day has not begun: its sales came after an early close. */
  'not-begun',
  'shift-open',
  /** A sale is being sent this moment. */
  'on-wire',
  /** `days.prepare` comes first, and was left or has lapsed. */
  'not-prepared',
  /** The date of the machine is to be confirmed first. */
  'clock',
] as const
export const DayCode = z.enum(dayCodes)
export type DayCode = z.infer<typeof DayCode>

export const DaysStanding = z.object({
  /** The day of trade now. */
  today: BusinessDate,
  /** The day to be closed next; null where nothing was booked since the last close. */
  next: z
    .object({
      businessDate: BusinessDate,
      /** A later day has begun. */
      isMissed: z.boolean(),
      /** What must be done first; null where nothing must. */
      before: DayCode.nullable(),
    })
    .nullable(),
  /** How many days before today wait for their close. */
  missed: count,
  preparation: Preparation.nullable(),
  last: DayHead.nullable(),
})
export type DaysStanding = z.infer<typeof DaysStanding>

export const DayClose = z.strictObject({
  businessDate: BusinessDate,
  /** Whoever closes it, until people have PINs. */
  closedBy: z.string().trim().min(1).max(40),
})
export type DayClose = z.input<typeof DayClose>

/** Whether the closed days are what they were. */
export const ChainProof = z.object({
  days: count,
  isWhole: z.boolean(),
  /** The first number at which they are not; null where they are. */
  brokenAt: z.number().int().nullable(),
  why: z
    .enum(['hash', 'previous', 'gap', 'order', 'canonical', 'columns', 'opening', 'booked-since'])
    .nullable(),
  /** The hash of the last one, as it is printed on its slip. */
  head: z.string().nullable(),
})
export type ChainProof = z.infer<typeof ChainProof>

/** The machine's date is not what the books, or the time that went by, make likely. */
export const ClockDoubt = z.object({
  why: z.enum(['behind', 'ahead']),
  /** The day by the machine's clock. */
  shows: BusinessDate,
  /** The newest day of the books, or the day it must be by the time that went by. */
  newest: BusinessDate,
})
export type ClockDoubt = z.infer<typeof ClockDoubt>

/** Until a person has looked: a date that moved while the counter went on bars closes alone. */
export const ClockStanding = ClockDoubt.extend({ bars: z.enum(['sales', 'close']) })
export type ClockStanding = z.infer<typeof ClockStanding>
