import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { Money } from '../domain/money.ts'
import { PackListCode } from '../domain/kinds/package/lists.ts'
import { BillerCode } from '../domain/operator.ts'
import { PrinterAt } from '../domain/paper/printer.ts'
import { ProviderId } from '../domain/provider.ts'
import { StatementMapping } from '../domain/statement/columns.ts'
import { DeliveryState, SaleId } from '../domain/sale.ts'
import { Alert } from './alert.ts'
import { BillAccount, BillAccountAt, BillAccountSave, Biller } from './bills.ts'
import { Change } from './change.ts'
import { Certification, CertificationRequest } from './certification.ts'
import {
  Customer,
  CustomerFilter,
  CustomerSave,
  DuesMove,
  DuesStatement,
  DuesStatementRequest,
} from './dues.ts'
import { CommissionDrift, DriftRange, RuleEnd, Rules, RuleSave } from './commission.ts'
import { ChainProof, ClockDoubt, DayClose, DayHead, DaysStanding, DayTold } from './days.ts'
import { SaleInLine } from './in-line.ts'
import { BusinessDate, Instant_ms } from './moments.ts'
import { MoneyBack } from './money-back.ts'
import { OperatorEntry } from './operators.ts'
import { PackageChange, PackageShelf } from './packages.ts'
import { Notices, NoticesSave } from './notices.ts'
import { MadePdf } from './papers.ts'
import {
  DrawerOpen,
  DrawerOpening,
  FoundPrinter,
  PaperOf,
  PaperPicture,
  PrinterLook,
  PrintJob,
  PrintJobId,
  PrintRequest,
} from './printing.ts'
import { ProviderCap } from './provider-cap.ts'
import { ProviderSave } from './provider-save.ts'
import { Rescue } from './rescue.ts'
import { By, ByRequest, Glance, HourReport, ProviderReport, ReportRange } from './reports.ts'
import { Trend, TrendRequest } from './reports.ts'
import { SaleIdentity } from './sale-identity.ts'
import { SalesOfDays } from './sales-of-days.ts'
import { Quote, QuoteRequest } from './quote.ts'
import {
  Books,
  Health,
  ProviderSummary,
  ProviderTest,
  Sale,
  SaleDecision,
  SaleDetail,
  SaleFilter,
  SaleIntent,
  SalePage,
  Settings,
  TopUp,
  Wallet,
  WalletDrift,
} from './schemas.ts'
import { CashMove, ShiftClose, ShiftHead, ShiftId, ShiftOpen, ShiftReport } from './shifts.ts'
import { SlipBooked } from './slip-booked.ts'
import {
  StatementHead,
  StatementImport,
  StatementLook,
  StatementPage,
  StatementPart,
  StatementPreview,
  StatementWanted,
} from './statements.ts'
import { TrialBalance } from './trial-balance.ts'

/** Every expected "no" of the core. `code`s have words in both languages on the screen. */
const errors = {
  /** The field and what is wrong with it; the screen says it at the field. */
  BAD_INPUT: {
    status: 422,
    data: z.object({
      field: z.string(),
      code: z.string(),
      limit_e4: Money.nullable(),
      /** Of a field that is a table: in which of its rows, counted from nought. */
      row: z.number().int().nonnegative().optional(),
    }),
  },
  /** Same id, other words: nothing was stored (money.md §2). */
  SALE_WORDS_DIFFER: { status: 409, data: z.object({ id: SaleId }) },
  NO_SUCH_SALE: { status: 404, data: z.object({ id: SaleId }) },
  /** The sale is no longer where this command can act on it. */
  WRONG_STATE: { status: 409, data: z.object({ id: SaleId, state: DeliveryState }) },
  /**
   * Its cost was taken although it was called failed, or its provider has it under way:
   * `sales.decide` comes before a refund.
   */
  DECIDE_FIRST: { status: 409, data: z.object({ id: SaleId }) },
  /**
   * The sale it was made in place of came after all: `sales.keep`, or the money goes back although,
   * said with `replaced`.
   */
  REPLACED_ARRIVED: { status: 409, data: z.object({ id: SaleId }) },
  /**
   * It stands in a copy that was put back: the books that are gone may have returned its money, or
   * sold it again. Whoever has found that out goes on with `copySeen`.
   */
  FROM_COPY: { status: 409, data: z.object({ id: SaleId, putBack_ms: Instant_ms }) },
  /**
   * The same number and amount was sold a moment ago, is still under way, or what became of it is
   * not known. Asked again with `twinSeen` it is sold, but never while the end of the first is not
   * known.
   */
  TWIN: { status: 409, data: z.object({ id: SaleId, state: DeliveryState }) },
  /** The provider's answer under an id a person brought does not show it to be this sale. */
  NOT_PROVED: {
    status: 409,
    /** `others`: sales of ours that the id belongs to, or may belong to as well; newest first. */
    data: z.object({ why: z.string(), words: z.string(), others: z.array(SaleId) }),
  },
  /** What was paid with this slip is booked already, at this wallet or another. */
  SLIP_USED: { status: 409, data: SlipBooked },
  /** No provider is set up that can take this sale, or the chosen one is not set up. */
  NO_PROVIDER: { status: 409, data: z.object({ provider: ProviderId.nullable() }) },
  /** Shifts are counted here and none is open: `shifts.open` comes first. */
  NO_SHIFT: { status: 409, data: z.object({}) },
  /** The day is being closed: nothing is sold until that is done, or left. */
  CLOSING: { status: 409, data: z.object({ businessDate: BusinessDate }) },
  /** The machine's date is not likely: `books.clockRight` comes first, or the date is put right. */
  CLOCK: { status: 409, data: ClockDoubt },
  /** The disk refused the write: nothing was sent. */
  CANNOT_STORE: { status: 507, data: z.object({ why: z.string() }) },
  /** This host cannot do it (a counter started with fixed books cannot switch them). */
  NOT_HERE: { status: 409, data: z.object({ why: z.string() }) },
} as const

const base = oc.errors(errors)
const bySale = z.strictObject({ id: SaleId })

/** What open books answer. */
export const booksContract = {
  sales: {
    submit: base.input(SaleIntent).output(Sale),
    get: base.input(bySale).output(SaleDetail),
    list: base.input(SaleFilter).output(SalePage),
    /** Page by page, for whoever writes them into a file. */
    ofDays: base.input(SalesOfDays).output(SalePage),
    cancel: base.input(MoneyBack).output(Sale),
    /** Only where the money is due back: the customer has it. */
    refund: base.input(MoneyBack).output(Sale),
    /** The money stays: the sale this was made in place of came after all, and it pays for that. */
    keep: base.input(bySale).output(Sale),
    /**
     * It came late, and its customer, who had the money back or got both, has paid for it. Refused
     * while the money lies at a sale in its place: there it is kept.
     */
    collect: base.input(bySale).output(Sale),
    decide: base.input(SaleDecision).output(Sale),
    /** The id of a sale nobody can be asked about, brought by a person: the provider is asked. */
    identify: base.input(SaleIdentity).output(Sale),
    quote: base.input(QuoteRequest).output(Quote),
    /** What waits before it leaves; a change of the topic `line` tells when one comes or goes. */
    inLine: base.output(z.array(SaleInLine)),
  },
  wallets: {
    list: base.output(z.array(Wallet)),
    /**
     * Asks the provider now where its limit of questions allows it. Otherwise the last reading
     * comes back with its age, and it is read as soon as it may be (a change tells of it).
     */
    refresh: base.input(z.strictObject({ provider: ProviderId })).output(z.array(Wallet)),
    topUp: base.input(TopUp).output(z.array(Wallet)),
    drift: base.output(z.array(WalletDrift)),
  },
  providers: {
    list: base.output(z.array(ProviderSummary)),
    save: base.input(ProviderSave).output(ProviderSummary),
    test: base.input(z.strictObject({ provider: ProviderId })).output(ProviderTest),
    /** Also says that the owner has looked at the limits. BAD_INPUT where it is not set up. */
    cap: base.input(ProviderCap).output(ProviderSummary),
  },
  certification: {
    get: base.input(z.strictObject({ provider: ProviderId })).output(Certification),
    /** Begins one step; what comes of it is told by `changes` and read with `get`. */
    step: base.input(CertificationRequest).output(Certification),
  },
  operators: { list: base.output(z.array(OperatorEntry)) },
  packages: {
    list: base.input(z.strictObject({ operator: PackListCode })).output(PackageShelf),
    /**
     * Reads a network's lists now where the provider's limit allows it; otherwise what is there
     * comes back with its age, and it is read as soon as it may be (a change tells of it).
     */
    refresh: base.input(z.strictObject({ operator: PackListCode })).output(PackageShelf),
    /** The newest first, 200 at most. */
    changes: base.output(z.array(PackageChange)),
  },
  bills: {
    billers: base.output(z.array(Biller)),
    /** A person has seen that the last delivered bill of this biller arrived there. */
    confirm: base.input(z.strictObject({ operator: BillerCode })).output(z.array(Biller)),
  },
  billAccounts: {
    list: base.output(z.array(BillAccount)),
    /** Never two of one number, and no two of a biller that are called alike. */
    save: base.input(BillAccountSave).output(z.array(BillAccount)),
    remove: base.input(BillAccountAt).output(z.array(BillAccount)),
  },
  shifts: {
    /**
     * BAD_INPUT `difference` with what is counted less what is booked, until it is said whose;
     * CLOCK while nobody believes the date, for its day is that of all that is sold in it.
     */
    open: base.input(ShiftOpen).output(ShiftReport),
    /**
     * BAD_INPUT with the difference where a reason or a signature is missing; without it where
     * the drawer is counted blind.
     */
    close: base.input(ShiftClose).output(ShiftReport),
    /** NO_SHIFT where none is open. BAD_INPUT `above-drawer` where it does not hold as much. */
    move: base.input(CashMove).output(ShiftReport),
    report: base.input(z.strictObject({ id: ShiftId })).output(ShiftReport),
    /** The newest first, before a shift's number; sixty at most. */
    list: base
      .input(z.strictObject({ before: z.number().int().optional() }))
      .output(z.array(ShiftHead)),
  },
  customers: {
    /** Who owes most first. Customers owe by sales too: a change of the topic `sale` may be one. */
    list: base.input(CustomerFilter).output(z.array(Customer)),
    /** One phone is one customer's, as long as that is not hidden; names may be alike. */
    save: base.input(CustomerSave).output(Customer),
  },
  dues: {
    /** BAD_INPUT `no-such-customer` where there is none. */
    statement: base.input(DuesStatementRequest).output(DuesStatement),
    /**
     * The same id is the same move. BAD_INPUT with what may be paid out or forgiven at most where
     * it is more; NO_SHIFT where cash moves and no shift is open in a shop that counts them.
     */
    move: base.input(DuesMove).output(Customer),
  },
  commission: {
    /** What the owner was promised, with what holds today. */
    rules: base.output(Rules),
    /** Nothing is ever changed: from its day on this line holds in place of the one before. */
    save: base.input(RuleSave).output(Rules),
    /** From a day on there is no rule for what that one was for. */
    end: base.input(RuleEnd).output(Rules),
    /** What sales should have earned beside what they did: this month, unless days are said. */
    drift: base.input(DriftRange).output(CommissionDrift),
  },
  days: {
    standing: base.output(DaysStanding),
    /**
     * Begins the close of the next day, or goes on with it: sales wait from now on. Open sales are
     * asked about, what was delivered is asked again, the wallets are read; changes of the topic
     * `day` tell how far that is. `again` asks once more.
     */
    prepare: base
      .input(z.strictObject({ businessDate: BusinessDate, again: z.boolean().optional() }))
      .output(DaysStanding),
    /** The close is put off, and the counter sells again. */
    leave: base.output(DaysStanding),
    /** In one write. A day that is closed already is told as it was. */
    close: base.input(DayClose).output(DayTold),
    /** The newest first, before a number; sixty at most. */
    list: base
      .input(z.strictObject({ before: z.number().int().optional() }))
      .output(z.array(DayHead)),
    /**
     * Of a closed day, or of the next one as it stands. BAD_INPUT `shift-open` where it would tell
     * of a drawer that is counted blind.
     */
    report: base.input(z.strictObject({ businessDate: BusinessDate })).output(DayTold),
    verify: base.output(ChainProof),
  },
  /** Read again after a change of the topics `sale`, `wallet` and `shift` while a day is open. */
  reports: {
    /** The days at a glance, beside the same weekdays before. */
    glance: base.input(ReportRange).output(Glance),
    /** BAD_INPUT `from` `too-long` where too many days are wanted hour by hour. */
    trend: base.input(TrendRequest).output(Trend),
    by: base.input(ByRequest).output(By),
    providers: base.input(ReportRange).output(ProviderReport),
    hours: base.input(ReportRange).output(HourReport),
  },
  /** What a provider lists of our account, beside our books: it changes no sale and no money. */
  statements: {
    /** Brings a table part by part, for the calls below; one at a time, in memory alone. */
    bring: base.input(StatementPart).output(z.strictObject({ rows: z.number().int() })),
    preview: base.input(StatementLook).output(StatementPreview),
    /** BAD_INPUT `lines` unless all of it is understood. The same id is the same statement. */
    import: base.input(StatementImport).output(StatementHead),
    /** The newest first, sixty at most. */
    list: base.output(z.array(StatementHead)),
    get: base.input(StatementWanted).output(StatementPage),
    /** As it was kept with the last import of this provider. */
    mapping: base
      .input(z.strictObject({ provider: ProviderId }))
      .output(StatementMapping.nullable()),
  },
  /** NOT_HERE `counted-blind` while a drawer is open whose sum nobody is told. */
  ledger: { trialBalance: base.output(TrialBalance) },
  /** Paper: its own queue, which no sale waits for. Changes of the topic `print` tell of a job. */
  printing: {
    /**
     * The same id is the same job. WRONG_STATE where the sale has moved on since the paper was
     * described; NOT_HERE `no-printer` where papers go through the page.
     */
    print: base.input(PrintRequest).output(PrintJob),
    /**
     * Of what the page prints by itself: asked before its dialog opens, with the stamps to put on
     * it in `copy` of what comes back. It counts as printed, as far as is known.
     */
    onPage: base.input(PrintRequest).output(PrintJob),
    /**
     * Once more, by a person: of what is unknown or failed. What may be on paper is a copy. What is
     * not to be printed again is told as it stands.
     */
    retry: base.input(z.strictObject({ id: PrintJobId })).output(PrintJob),
    /** A person has looked, and it is not printed again. */
    seen: base.input(z.strictObject({ id: PrintJobId })).output(PrintJob),
    /** The newest first, sixty at most. */
    jobs: base.output(z.array(PrintJob)),
    /** Of one paper: the newest first. */
    of: base.input(z.strictObject({ of: PaperOf })).output(z.array(PrintJob)),
    printers: base.output(z.array(FoundPrinter)),
    look: base.input(z.strictObject({ at: PrinterAt })).output(PrinterLook),
    /**
     * Written down before the drawer moves; it stays shut where it could not for ten seconds. The
     * same id opens it once. NOT_HERE `no-drawer` where none hangs on the printer.
     */
    openDrawer: base.input(DrawerOpen).output(DrawerOpening),
    /** Openings without a sale while this shift was open, the oldest first. */
    openings: base.input(z.strictObject({ shift: ShiftId })).output(z.array(DrawerOpening)),
    /** In practice: the paper that came out last. */
    lastPaper: base.output(PaperPicture.nullable()),
  },
  settings: {
    get: base.output(Settings),
    save: base.input(Settings.partial().strict()).output(Settings),
    /** Of these books alone: they go along to no others. */
    notices: base.output(Notices),
    saveNotices: base.input(NoticesSave).output(Notices),
  },
  books: {
    use: base.input(z.strictObject({ books: Books })).output(z.strictObject({ books: Books })),
    /** A person has looked up what was sold while these books were away. */
    gapSeen: base.output(Health),
    /** A person has looked at the machine's date, and it is right. */
    clockRight: base.output(Health),
  },
  health: { get: base.output(Health) },
  alerts: {
    /** A person has seen to it. One that waits for a decision about its sale stays. */
    seen: base.input(z.strictObject({ alert: z.number().int() })).output(z.array(Alert)),
  },
  changes: { watch: base.output(eventIterator(Change)) },
}

/**
 * What a counter may be asked. `POST /rpc/<group>/<procedure>` with `{"json": input}`. While books
 * cannot be opened everything but `rescue`, `papers` and `books.use` answers NOT_HERE, why:
 * `rescue`.
 */
export const contract = {
  ...booksContract,
  papers: {
    /** What is laid out for paper in the counter's own window; NOT_HERE in a browser. */
    pdf: base.output(MadePdf),
  },
  rescue: {
    /** Null while books are open. */
    look: base.output(Rescue.nullable()),
    /** Puts a copy in the place of the books; what stands there is moved aside whole. */
    restore: base
      .input(z.strictObject({ name: z.string().max(255) }))
      .output(z.strictObject({ books: Books })),
    /** Practice alone begins anew; the damaged books are moved aside whole. */
    beginAnew: base.output(z.strictObject({ books: Books })),
  },
}
export type Contract = typeof contract
