import { z } from 'zod'
import { CUT_OFF_MOST_min } from '../domain/business-day.ts'
import { billWanted } from '../domain/kinds/bill/bill.ts'
import { driveWanted, packageWanted } from '../domain/kinds/package/package.ts'
import { rechargeWanted } from '../domain/kinds/recharge/recharge.ts'
import { Terms } from '../domain/kinds/terms.ts'
import { transferWanted } from '../domain/kinds/transfer/transfer.ts'
import { Money } from '../domain/money.ts'
import { NetworkCode, OperatorCode } from '../domain/operator.ts'
import { PrinterSettings } from '../domain/paper/printer.ts'
import { ProviderId, WalletName } from '../domain/provider.ts'
import { DeliveryState, SaleId, SaleKind, TenderState } from '../domain/sale.ts'
import { Alert } from './alert.ts'
import { SaleEarning } from './commission.ts'
import { ClockStanding } from './days.ts'
import { DuesSettings } from './dues.ts'
import { BusinessDate, Gap, Instant_ms } from './moments.ts'
import { PaperSettings } from './papers.ts'
import { CustomerId, PaidSum, payment } from './payment.ts'
import { ShiftHead, ShiftSettings } from './shifts.ts'
import { RechargeSettings } from './recharges.ts'
import { RefundDue } from './refund-due.ts'
import { TransferSettings } from './transfers.ts'

export const Books = z.enum(['practice', 'real'])
export type Books = z.infer<typeof Books>

/** What a counter sends of a sale of any kind, beside what it sells. */
const intent = {
  id: SaleId,
  /** The shop's own, as the customer was told it; absent, there is none. */
  serviceCharge_e4: z.number().optional(),
  ...payment,
  provider: ProviderId.optional(),
  /**
   * The books the screen shows. Another window may have changed them a moment ago: a practice sale
   * must never become a real one, so a difference is refused.
   */
  books: Books.optional(),
  /** The failed sale this one is tried again for. */
  retryOf: SaleId.optional(),
  /** The same number and amount, sold a moment ago or under way, that the cashier was shown. */
  twinSeen: SaleId.optional(),
  /** When the copy was put back that `retryOf` stands in, where the cashier was shown that. */
  copySeen: Instant_ms.optional(),
}
/** What a counter sends. What people write is sent as they wrote it; the core normalises. */
export const SaleIntent = z.discriminatedUnion('kind', [
  z.strictObject({ ...intent, ...rechargeWanted }),
  z.strictObject({ ...intent, ...packageWanted }),
  z.strictObject({ ...intent, ...driveWanted }),
  z.strictObject({ ...intent, ...transferWanted }),
  z.strictObject({ ...intent, ...billWanted }),
])
export type SaleIntent = z.input<typeof SaleIntent>
export type RechargeIntent = Extract<SaleIntent, { kind: 'recharge' }>

/** Why a sale stands where it stands, as a code the screen has words for. */
export const SaleReason = z.object({
  code: z.string(),
  /** The provider's or a person's own words; shown as text, never as markup. */
  words: z.string(),
})
export type SaleReason = z.infer<typeof SaleReason>

const SaleStory = z.object({
  id: SaleId,
  /** Its place in the books: a later sale has a greater one, whatever the clock said. */
  seq: z.number().int().positive(),
  kind: SaleKind,
  operator: OperatorCode,
  /** Of the line, the wallet or the meter it is for. */
  number: z.string(),
  amount_e4: Money,
  /** The shop's own charge on top. */
  serviceCharge_e4: Money,
  /** Handed over in cash; null where nobody counted it. */
  given_e4: Money.nullable(),
  /** What of its price its customer pays later. */
  credit_e4: Money,
  /** Who pays it later; null where nothing is on credit. */
  creditTo: z.object({ id: CustomerId, name: z.string() }).nullable(),
  provider: ProviderId,
  state: DeliveryState,
  tender: TenderState,
  /** Grows by one with every step; a reader that holds an older one is out of date. */
  version: z.number().int(),
  ourReference: z.string(),
  providerReference: z.string().nullable(),
  expectedCost_e4: Money,
  /** What the provider took, where it said so; known with success. */
  charged_e4: Money.nullable(),
  /** Earned, once succeeded. */
  commission_e4: Money.nullable(),
  createdAt_ms: Instant_ms,
  changedAt_ms: Instant_ms,
  businessDate: BusinessDate,
  reason: SaleReason.nullable(),
  retryOf: SaleId.nullable(),
  /** The provider has said "failed" once; a second identical answer is awaited. */
  failureHeardOnce: z.boolean(),
})
/** With what was agreed, in the words of its kind. */
export const Sale = SaleStory.and(Terms)
export type Sale = z.infer<typeof Sale>

export const SaleEvent = z.object({
  version: z.number().int(),
  at_ms: Instant_ms,
  from: DeliveryState.nullable(),
  to: DeliveryState,
  tender: TenderState,
  /** What caused the step: `confirmed`, `sent`, `answer`, `status`, `restart`, `decision` … */
  cause: z.string(),
  reason: SaleReason.nullable(),
})
export type SaleEvent = z.infer<typeof SaleEvent>

export const Observation = z.object({
  seq: z.number().int(),
  at_ms: Instant_ms,
  source: z.enum(['create', 'status', 'balance', 'person', 'open']),
  /** How the answer was classified (money.md §3). */
  class: z.string(),
  httpStatus: z.number().int().nullable(),
  elapsed_ms: z.number().int().nullable(),
  body: z.string(),
  /** How often it came on end without a change, and when last. */
  times: z.number().int(),
  lastAt_ms: Instant_ms,
})
export type Observation = z.infer<typeof Observation>

/**
 * A wallet's evidence (money.md §4): only figures from when nothing else of the wallet was on its
 * way are laid side by side, so that other sales cannot be mistaken for this one.
 */
export const WalletSays = z.object({
  finding: z.enum(['too-early', 'untouched', 'debited', 'unclear']),
  /** The provider's figure before anything now in doubt had left, and the newest since. */
  before_e4: Money.nullable(),
  after_e4: Money.nullable(),
  /** Taken in between, beyond what our books explain. */
  taken_e4: Money.nullable(),
  /** How many sales in doubt the figures are about. */
  sales: z.number().int(),
})
export type WalletSays = z.infer<typeof WalletSays>

export const SaleDetail = SaleStory.extend({
  events: z.array(SaleEvent),
  observations: z.array(Observation),
  /** Answers between the first and the last of very many, after which one, and how many. */
  leftOut: z.object({ after: z.number().int(), answers: z.number().int() }).nullish(),
  /** What the wallet says of it, while it is in doubt and the provider has not named it. */
  wallet: WalletSays.nullable(),
  /** What stands about it that a person must see. */
  alerts: z.array(Alert),
  /**
   * For a prepaid meter, `1234-5678-9012-3456-7890`, in the order they are keyed in; none before it
   * is delivered. Whoever has one can use it: it stands here and on the customer's slip alone.
   */
  tokens: z.array(z.string()),
  /** What it should earn; null of one that was sold before anybody wrote that down. */
  earning: SaleEarning.nullish(),
  /** In which shift it was sold; null where none was open. */
  shift: ShiftHead.pick({ number: true, cashier: true }).nullish(),
  /** The newest sale that was made in its place: by that one its customer's cash is told. */
  soldAgain: SaleStory.pick({ id: true, ourReference: true }).nullish(),
}).and(Terms)
export type SaleDetail = z.infer<typeof SaleDetail>

export const SaleFilter = z.strictObject({
  /** Where reading begins, and so what comes first in a page: the newest unless it is said. */
  from: z.enum(['newest', 'oldest']).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(200).default(50),
  /** A whole number or its beginning or end, at least three digits. */
  number: z.string().max(32).optional(),
  state: DeliveryState.optional(),
  /** Only what the shop still owes its customers: the one standing of cash there is a list of. */
  tender: TenderState.extract(['refund-due']).optional(),
  /** Of what failed, only what the provider refused outright, or only the rest. */
  refused: z.boolean().optional(),
  /** Of what is owed, only what somebody must decide about before it is paid, or only the rest. */
  decideFirst: z.boolean().optional(),
  kind: SaleKind.optional(),
  /** Only packs for which the provider took another price than it was expected to. */
  otherPrice: z.literal(true).optional(),
})
export type SaleFilter = z.infer<typeof SaleFilter>
export type ListEnd = NonNullable<SaleFilter['from']>

export const SalePage = z.object({
  sales: z.array(Sale),
  /** Give it back to read on; null at the end. */
  cursor: z.string().nullable(),
})
export type SalePage = z.infer<typeof SalePage>

export const SaleDecision = z.strictObject({
  id: SaleId,
  outcome: z.enum(['succeeded', 'failed']),
  /** The version of the sale the person was looking at; another by now is decided anew. */
  version: z.number().int().optional(),
  /** What the person saw: the operator's SMS, the provider's dashboard, a call. */
  evidence: z.string().trim().min(3).max(500),
})
export type SaleDecision = z.infer<typeof SaleDecision>

export const Wallet = z.object({
  provider: ProviderId,
  wallet: WalletName,
  /** By our books: the sum of the wallet's entries. */
  balance_e4: Money,
  /** Set aside for sales that are on their way. */
  reserved_e4: Money,
  /** Taken by the provider for sales of which nobody knows yet what the customer got. */
  suspense_e4: Money,
  /** What the provider last said, and when; null before the first answer. */
  providerBalance_e4: Money.nullable(),
  askedAt_ms: Instant_ms.nullable(),
  /** Provider's figure − (ours + reserved): listed, never adjusted by itself. */
  unexplained_e4: Money.nullable(),
  opened: z.boolean(),
  /** Hours it lasts at the pace of real sales: two hours of them and five at least, else null. */
  lasts_h: z.number().nonnegative().nullable(),
})
export type Wallet = z.infer<typeof Wallet>

/** Balance bought at a provider, booked by hand with the number of its slip. */
export const TopUp = z.strictObject({
  id: z.uuidv7(),
  provider: ProviderId,
  wallet: WalletName,
  amount_e4: PaidSum,
  slip: z.string().trim().min(1).max(60),
  /** The drawer's money, or the owner's own. */
  paidFrom: z.enum(['cash', 'owner']),
})
export type TopUp = z.infer<typeof TopUp>

/** A provider's figure moved away from ours, and which sales could explain it. */
export const WalletDrift = z.object({
  provider: ProviderId,
  wallet: WalletName,
  /** Between these two readings, with nothing on its way at either. */
  from_ms: Instant_ms,
  to_ms: Instant_ms,
  /** Negative: more was taken than our books explain. */
  change_e4: Money,
  explanations: z.array(
    z.object({
      sale: SaleId,
      number: z.string(),
      amount_e4: Money,
      createdAt_ms: Instant_ms,
      why: z.enum([
        'taken-twice',
        'taken-though-failed',
        'provider-owes',
        'given-back',
        'refunded-late',
        'other-price',
      ]),
    }),
  ),
  /**
   * The top-up that is booked for it. Beside what came in, it accounts for all of it; beside
   * what is missing, the provider's figure never rose by what was booked.
   */
  topUp: TopUp.pick({ slip: true, amount_e4: true }).extend({ at_ms: Instant_ms }).nullable(),
})
export type WalletDrift = z.infer<typeof WalletDrift>

export const ProviderSummary = z.object({
  provider: ProviderId,
  baseUrl: z.string(),
  /** A key is kept; the key itself never leaves the core. */
  hasKey: z.boolean(),
  /** The provider turned the key or the account away; nothing is sent there until it takes it. */
  keyRefused: z.boolean(),
  /** Why nothing more is sent there for now (docs/money.md §4); null where sales may leave. */
  shut: z.enum(['in-doubt', 'resting']).nullable(),
  preference: z.number().int(),
  acceptPlainHttp: z.boolean(),
  plainHttp: z.boolean(),
  /** The most that one sale may be while there is no https; null: as much as elsewhere. */
  plainHttpMost_e4: Money.nullable(),
  /** Its own list gives these another number than before: not sold until it is saved anew. */
  operatorsDoubted: z.array(NetworkCode),
  /** The owner has looked at its limits and said so. */
  limitsSeen: z.boolean(),
  /** Calls a minute by the owner's plan; null where the provider has no plans. */
  perMinute: z.number().int().nullable(),
  /** From real traffic of the last hour; null without any. */
  health: z.object({
    /** `login`: the internet answers in its place with a page that asks to log in. */
    state: z.enum(['unknown', 'good', 'slow', 'down', 'login']),
    latency_ms: z.number().int().nullable(),
    successRate_ppm: z.number().int().nullable(),
  }),
})
export type ProviderSummary = z.infer<typeof ProviderSummary>

export const ProviderTest = z.object({
  ok: z.boolean(),
  latency_ms: z.number().int(),
  /** A code the screen has words for, when not ok. */
  why: z.string().nullable(),
  words: z.string(),
  wallets: z.array(z.object({ wallet: WalletName, balance_e4: Money })),
})
export type ProviderTest = z.infer<typeof ProviderTest>

export const Settings = z.object({
  shopName: z.string().trim().max(80),
  language: z.enum(['bn', 'en']),
  digits: z.enum(['latin', 'bangla']),
  slipWidth_mm: z.union([z.literal(58), z.literal(80)]),
  sound: z.boolean(),
  /** At this much or less in its recharge wallet a provider's money is about to run out. */
  lowBalance_e4: z.record(
    ProviderId,
    Money.refine((amount) => amount >= 0),
  ),
  transfers: TransferSettings,
  recharges: RechargeSettings,
  /** Minutes after midnight in Dhaka at which a new day of trade begins: until six at most. */
  cutOff_min: z.number().int().min(0).max(CUT_OFF_MOST_min),
  shifts: ShiftSettings,
  dues: DuesSettings,
  printer: PrinterSettings,
  paper: PaperSettings,
  /** The first-run questions have been answered. */
  welcomed: z.boolean(),
})
export type Settings = z.infer<typeof Settings>

export const Health = z.object({
  books: Books,
  /** The counter was started for one set of books; `books.use` would only refuse. */
  booksFixed: z.boolean(),
  version: z.string(),
  /** Of the books: another one once a copy was put in their place, whose history is not theirs. */
  edition: z.string(),
  /** The last copy put in their place: what stands in it up to this sale may have gone on. */
  copy: z.object({ seq: z.number().int(), putBack_ms: Instant_ms }).nullable(),
  /** Sales whose end is not known. */
  waiting: z.number().int(),
  inDoubt: z.number().int(),
  needsReview: z.number().int(),
  /** Confirmed sales of which nothing could be sent: their cash lies in the drawer. */
  notSent: z.number().int(),
  refundDue: RefundDue,
  /**
   * Every sale whose money nobody gives back before a person has decided, and about which sale:
   * itself, or one before it, which may have arrived though it was called failed. All of them: the
   * words beside a sale order money out by this.
   */
  barred: z.array(z.object({ sale: SaleId, by: SaleId })),
  /** What a person must see, `ALERTS_MAX` at most: a customer's money first, then the newest. */
  alerts: z.array(Alert),
  /** Papers of which nobody knows whether they are printed, or that are not, until one looks. */
  printsOpen: z.number().int(),
  today: z.object({
    businessDate: BusinessDate,
    sales: z.number().int(),
    sold_e4: Money,
    commission_e4: Money,
    /** What the shop's own charge earned, by today's sales that were delivered and paid for. */
    serviceCharge_e4: Money,
    /**
     * What `drawerOf` says: all cash that lies in the drawer by the books of the open shift, null
     * while whoever counts it does not see that; or what came in today less what went out, for
     * sales of whatever day.
     */
    drawer_e4: Money.nullable(),
  }),
  drawerOf: z.enum(['shift', 'day']),
  /** The drawer's: null where none is open. */
  shift: ShiftHead.nullable(),
  /** Shifts are counted here, and none is open: nothing is sold before one is. */
  needsShift: z.boolean(),
  /** The day that is being closed: nothing is sold meanwhile. */
  closing: BusinessDate.nullable(),
  /** The oldest day before today that nobody closed; null where none is. */
  notClosed: BusinessDate.nullable(),
  /** What is not done before a person has looked at the machine's date; null where it is likely. */
  clock: ClockStanding.nullable(),
  gap: Gap.nullable(),
  /** Only in practice: sentinel endings of a number and what each does. */
  practice: z
    .array(z.object({ ending: z.string(), meaning: z.object({ bn: z.string(), en: z.string() }) }))
    .nullable(),
})
export type Health = z.infer<typeof Health>
