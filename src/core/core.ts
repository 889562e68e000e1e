import type { Books, Health } from '../contract/schemas.ts'
import { businessDate } from '../domain/business-day.ts'
import { accounts as everyAccount, wallet as walletOf } from '../domain/ledger.ts'
import { money } from '../domain/money.ts'
import type { ProviderId } from '../domain/provider.ts'
import { createAccounts } from './accounts/accounts.ts'
import { createProviderCaps } from './accounts/caps.ts'
import { createTrafficHealth } from './accounts/health.ts'
import { keepPractice } from './accounts/practice.ts'
import { accountRules } from './accounts/rules.ts'
import { createAlarms } from './alarms.ts'
import { type CoreRouter, createRouter } from './api/router.ts'
import { createBills } from './bills/bills.ts'
import { createDirectory } from './catalogue/directory.ts'
import { createPackages } from './catalogue/packages.ts'
import { createPackageReading } from './catalogue/read-packages.ts'
import { operatorEntries } from './catalogue/operators.ts'
import { certifiedProvider, certifiedWallets } from './certification/certified.ts'
import { createFacts } from './certification/facts.ts'
import { SMALLEST_e4 } from './certification/steps.ts'
import { createCertifiedRules } from './certification/rules.ts'
import { type Certifying, createCertifying } from './certification/wizard.ts'
import { type Changes, createChanges } from './changes.ts'
import type { Clock } from './clock.ts'
import type { Database } from './db/database.ts'
import { isStorageFailure } from './db/open.ts'
import { identityOf } from './identity.ts'
import { limitedProvider } from './limits/limited.ts'
import { createLimits } from './limits/limits.ts'
import type { KeyVault } from './key-vault.ts'
import { createBalances } from './ledger/balances.ts'
import { createDayCash } from './ledger/day-cash.ts'
import { createPost } from './ledger/post.ts'
import type { Log } from './log.ts'
import { createNoticeDoor, type NoticeDoor, type OpenDoor } from './notices/door.ts'
import { createKeptNotices } from './notices/kept-notices.ts'
import { createNotices } from './notices/notices.ts'
import type { OperatorDirectory, Provider, ProviderAccount } from './providers/provider.ts'
import { createRestorations } from './restorations.ts'
import { createRecent } from './recent.ts'
import { createRun } from './run.ts'
import { createSaleCommands } from './sales/commands.ts'
import { createDispatch, type Dispatch } from './sales/dispatch.ts'
import type { Sellers } from './sales/choose.ts'
import { createLanePolicy, createSingleFile } from './sales/lane-policy.ts'
import { createLanes } from './sales/lanes.ts'
import { createInLine } from './sales/in-line.ts'
import { createLegal } from './sales/legal.ts'
import { createPaidBefore } from './sales/paid-before.ts'
import { createQuote } from './sales/quote.ts'
import { createSaleReading, type WalletSaysOf } from './sales/reading.ts'
import { makeReference } from './sales/reference.ts'
import { createSaleRows } from './sales/rows.ts'
import { createSubmit } from './sales/submit.ts'
import { createDaySales } from './sales/day-sales.ts'
import { createFirstStep } from './sales/first-step.ts'
import { createTotals } from './sales/totals.ts'
import { createTwins } from './sales/twin.ts'
import { createTransitions, type Transitions } from './sales/transition.ts'
import { createSettings } from './settings/settings.ts'
import type { SettlementParts } from './settlement/parts.ts'
import { createSettlement, type Settlement } from './settlement/settlement.ts'
import type { Bought } from './wallets/top-ups.ts'
import { createWallets, type SaleWords, type Wallets } from './wallets/wallets.ts'

/** The practice sandbox as the host hands it over. */
export interface Practice {
  readonly guide: NonNullable<Health['practice']>
  readonly accounts: readonly (ProviderAccount & { readonly preference: number })[]
  readonly bought: Bought
}

/** Everything that could make a run differ, and everything that is not the core's own. */
export interface CoreParts {
  readonly db: Database
  readonly books: Books
  readonly clock: Clock
  /** From a CSPRNG. */
  readonly random: (bytes: number) => Uint8Array
  /** @param closing says that the counter closes: questions end then, and nothing is opened */
  readonly makeProvider: (
    account: ProviderAccount,
    directory: OperatorDirectory,
    closing: AbortSignal,
  ) => Provider
  readonly vault: KeyVault
  readonly log: Log
  readonly version: string
  readonly practice: Practice | null
  /**
   * How long a submit may be left without an answer while its sale goes on the wire; absent, the
   * counter is answered as soon as the sale is on disk.
   */
  readonly firstStep_ms?: number
  /** Listens for the notices of alsamiflexi; absent where the host cannot. */
  readonly openDoor?: OpenDoor
  /**
   * `none` for benches and tests that sell faster than a provider lets a shop; absent, sales wait
   * for their provider's limit.
   */
  readonly saleLimits?: 'none'
  /** Null where the host's books are fixed. */
  readonly useBooks: ((books: Books) => Promise<void>) | null
}

export interface Core {
  readonly router: CoreRouter
  /** Turns what a crash left into doubt before anything else, opens the keys, begins to settle. */
  start(): Promise<void>
  /** The machine is about to sleep. */
  suspending(): void
  resumed(): void
  /** True while money may be on the wire. */
  busy(): boolean
  /**
   * Drops the questions under way at once: they leave no trace, and are put again at the next
   * start. A sale on the wire is left a short time for its answer (`Dispatch.idle`); one that is
   * not answered by then is found on the wire at the next start, which makes it doubt. The
   * database is closed with it.
   */
  close(): Promise<void>
}

/** The one place where things are wired. */
export function createCore(parts: CoreParts): Core {
  const { db, clock, log } = parts
  const closing = new AbortController()
  const ground = createGround(parts, closing.signal)
  const { run, changes, alarms, accounts, wallets, policy, limits } = ground
  const live = (provider: ProviderId) => accounts.live(provider)
  const transitions = createTransitions({ db, post: ground.post, run, changes, alarms })
  const lanes = createRoad(parts, changes)
  const { mayHaveLeft } = ground.restorations
  const kept = { db, clock, log, transitions, recent: ground.recent, twins: ground.twins }
  const common = { ...kept, wallets, limits, live, accountMark: accounts.mark, mayHaveLeft }
  const dispatch = createDispatch({
    ...common,
    lanes,
    policy,
    inLine: ground.inLine,
    shelf: ground.packages,
    keyRefused: (provider) => accounts.keyRefused(provider),
    isStorageFailure,
  })
  const { settlement, noticeDoor } = createSettling(parts, ground, common, dispatch)
  const selling = createSelling(parts, ground, { dispatch, transitions })
  const wizard = { ...ground, ...selling, lanes, closing: closing.signal, amount_e4: SMALLEST_e4 }
  const certifying = createCertifying({ ...common, ...wizard })
  return {
    router: routerFor(parts, ground, { ...selling, certifying, settlement, noticeDoor }),
    async start() {
      settlement.recover()
      certifying.recover()
      for (const account of parts.practice?.accounts ?? []) await keepPractice(account, accounts)
      await accounts.load()
      settlement.start()
      await noticeDoor.open()
    },
    suspending() {
      log.info('suspending', { busy: dispatch.busy() })
      dispatch.callOff()
    },
    resumed() {
      // A machine that fell asleep without a word must not send what waited, hours later.
      dispatch.callOff()
      settlement.resumed()
    },
    busy: () => dispatch.busy(),
    async close() {
      dispatch.stop()
      policy.stop()
      closing.abort()
      await Promise.all([noticeDoor.close(), settlement.stop()])
      await certifying.idle()
      await dispatch.idle()
      db.close()
    },
  }
}

/** What finds out how sales ended: the questions, and the notices that wake one. */
function createSettling(
  parts: CoreParts,
  ground: ReturnType<typeof createGround>,
  common: Omit<SettlementParts, OwnToSettling>,
  dispatch: Dispatch,
) {
  const { db, log, openDoor = null } = parts
  const { run, changes, accounts, certified, packageReading, packages } = ground
  const hints = createKeptNotices(db, run)
  const settlement = createSettlement({
    ...common,
    run,
    changes,
    hints,
    isBeingSent: (id) => dispatch.sends(id),
    certified,
    providers: () => accounts.preferred(),
    readOperators: (provider) => accounts.readOperators(provider),
    packages: {
      ...packageReading,
      readAt_ms: (operator, isDrive) => packages.readAt_ms(operator, isDrive),
    },
  })
  const wake = (sale: string) => settlement.noticed(sale)
  const take = createNotices({ kept: hints, changes, log, wake })
  const noticeDoor = createNoticeDoor({ ...parts, changes, kept: hints, take, openDoor })
  return { settlement, noticeDoor }
}

type OwnToSettling =
  | ('run' | 'changes' | 'hints' | 'isBeingSent')
  | ('certified' | 'providers' | 'readOperators' | 'packages')

/** Which sales may go out at a time. */
function createRoad({ db, clock }: CoreParts, changes: Changes) {
  const lanes = createLanes(clock, createSingleFile(db))
  changes.listen(({ topic }) => topic === 'sale' && lanes.wake())
  return lanes
}

/** What selling and settling both stand on: the books, the providers, the wallets. */
function createGround(
  { db, clock, log, random, books, vault, makeProvider, practice, saleLimits }: CoreParts,
  closing: AbortSignal,
) {
  const identity = identityOf(db, books, random)
  const run = createRun(clock, Buffer.from(random(12)).toString('hex'))
  const changes = createChanges()
  const days = createDaySales(db, changes)
  const alarms = createAlarms(db, run, changes)
  const post = createPost(db, everyAccount)
  const balances = createBalances(db)
  const directory = createDirectory(db)
  const health = createTrafficHealth(clock)
  const rules = accountRules(books)
  const now_ms = () => run.moment().at_ms
  const facts = createFacts(db, now_ms)
  const told = { db, clock, log, changes }
  const limits = createLimits({ clock, ofSales: saleLimits ?? 'documented' })
  closing.addEventListener('abort', () => limits.stop())
  const makeCertified: CoreParts['makeProvider'] = (account, list, signal) => {
    const limited = limitedProvider(makeProvider(account, list, signal), limits, signal)
    return certifiedProvider(limited, account, facts)
  }
  const asking = { vault, directory, makeProvider: makeCertified, closing }
  const policy = createLanePolicy(told)
  const caps = createProviderCaps({ db, now_ms })
  const standing = { health, caps, limits, shut: (provider: ProviderId) => policy.shut(provider) }
  const accounts = createAccounts({ ...told, ...asking, ...standing, rules })
  const markOf = (provider: ProviderId) => accounts.at(provider)?.mark ?? null
  const certified = createCertifiedRules(facts, markOf, db, now_ms)
  // Whatever a host hands over, real books move no provider's wallet.
  const bought = (books === 'practice' && practice?.bought) || null
  const recent = createRecent(db, clock)
  const booked = { db, balances, days, post, run, recent, changes, alarms, log }
  const plain = createWallets({ ...booked, accounts, bought })
  const wallets = certifiedWallets(plain, certified)
  const restorations = createRestorations(db, run, identity.dbId)
  const known = { identity, run, changes, alarms, days, post, balances, directory, restorations }
  const twins = createTwins(db, run)
  const packages = createPackages(db)
  const settings = createSettings(db, changes)
  const live = (provider: ProviderId) => accounts.live(provider)
  const packageReading = createPackageReading({ ...told, packages, live, mark: accounts.mark })
  const inLine = createInLine({ clock, changes, limits })
  const sold = { settings, packages, packageReading, recent, twins, policy, health, limits, inLine }
  return { ...known, ...sold, accounts, wallets, facts, certified }
}

/** Only of a sale the provider has not named: what it says itself is worth more than a wallet. */
function walletSaysOf(wallets: Wallets): WalletSaysOf {
  return (sale) => {
    const inDoubt = sale.state === 'in-doubt' || sale.state === 'needs-review'
    if (!inDoubt || sale.provider_reference !== null) return null
    const evidence = wallets.evidence(sale)
    if (!evidence) return null
    const { finding, before_e4, after_e4, taken_e4, sales } = evidence
    // In suspense, what was taken is explained, and a later look speaks of it only where as much
    // or more has come since.
    if (sale.suspended === 1) {
      const left_e4 = money(sale.expected_cost_e4 + (taken_e4 ?? 0))
      if (left_e4 <= 0) return { finding: 'unclear', before_e4, after_e4, taken_e4: left_e4, sales }
      const taken = sale.charged_e4 === null ? null : money(sale.charged_e4)
      return { finding: 'debited', before_e4, after_e4, taken_e4: taken, sales: 1 }
    }
    return { finding: finding.kind, before_e4, after_e4, taken_e4, sales }
  }
}

interface Sending {
  readonly dispatch: Dispatch
  readonly transitions: Transitions
}

/** What the screen and the owner's wizard sell by: the one road to the wire. */
function createSelling(
  { db, random }: CoreParts,
  ground: ReturnType<typeof createGround>,
  { dispatch, transitions }: Sending,
) {
  const { identity, run, changes, alarms, post, accounts, wallets, policy } = ground
  const { restorations, twins, packages: shelf, settings } = ground
  const storing = { db, post, run, changes, alarms, transitions, restorations }
  const live = (provider: ProviderId) => accounts.live(provider)
  const sellers: Sellers = {
    live,
    keyRefused: (provider) => accounts.keyRefused(provider),
    preference: (provider) => accounts.preference(provider),
    shut: (provider) => policy.shut(provider),
    isSilent: (provider) => ground.health.isSilent(provider),
    free_e4: (at) =>
      wallets.opened(at.provider, at.wallet) ? ground.balances.balance(walletOf(at)) : null,
  }
  const learned = (of: SaleWords) => wallets.learnedCommission(of)
  const house = () => settings.get()
  const asking = { sellers, shelf, twins, learned, house }
  const submit = createSubmit({ ...storing, ...asking, identity, random })
  const sales = createSaleCommands({ ...storing, submit, dispatch, live })
  const newReference = () => makeReference(identity, run.moment().at_ms, random)
  return { asking, sales, newReference }
}

type Selling = ReturnType<typeof createSelling>

/** What the counter does beside selling. */
interface OwnAffairs {
  readonly certifying: Certifying
  readonly settlement: Settlement
  readonly noticeDoor: NoticeDoor
}

function routerFor(
  { db, clock, books, version, practice, firstStep_ms, useBooks }: CoreParts,
  ground: ReturnType<typeof createGround>,
  selling: Selling & OwnAffairs,
): CoreRouter {
  const { run, changes, alarms, balances, directory, accounts, wallets, restorations } = ground
  const { packages, settings } = ground
  const { asking, sales, certifying, settlement, noticeDoor } = selling
  const reading = createSaleReading(db, walletSaysOf(wallets), (sale) => alarms.ofSale(sale.seq))
  const cashOf = createDayCash(db)
  const totals = createTotals(db, ground.days, cashOf, restorations.copy?.seq ?? 0)
  const rows = createSaleRows(db)
  const today = () => businessDate(run.moment().at_ms)
  const bills = createBills(db, run, changes)
  const known = { reading, run, bills, paidBefore: createPaidBefore(db) }
  return createRouter({
    sales,
    certifying,
    firstStep: createFirstStep({ clock, changes, rows, patience_ms: firstStep_ms ?? 0 }),
    quote: createQuote({ ...known, ...asking, directory, legal: createLegal(db) }),
    reading,
    inLine: ground.inLine,
    wallets,
    readWallet: (provider) => settlement.readWallet(provider),
    askFirst: (id) => settlement.askFirst(id),
    accounts,
    balances,
    changes,
    alarms,
    useBooks,
    operators: () => operatorEntries(directory, today()),
    packages,
    readPackages: (operator) => settlement.readPackages(operator),
    refreshPackages: (operator, isDrive) => settlement.refreshPackages(operator, isDrive),
    bills,
    settings,
    noticeDoor,
    restorations,
    health: () => ({
      books,
      booksFixed: useBooks === null,
      version,
      edition: restorations.edition,
      copy: restorations.copy,
      ...totals.open(),
      refundDue: totals.refundDue(),
      barred: totals.barred(),
      alerts: alarms.open(),
      today: totals.today(today()),
      gap: restorations.gap(),
      practice: practice?.guide.map((line) => ({ ...line })) ?? null,
    }),
  })
}
