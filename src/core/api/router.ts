import { implement } from '@orpc/server'
import type { OperatorEntry } from '../../contract/operators.ts'
import type { PackageShelf } from '../../contract/packages.ts'
import { booksContract } from '../../contract/contract.ts'
import type { Quote, QuoteRequest } from '../../contract/quote.ts'
import type { Books, Health, Sale } from '../../contract/schemas.ts'
import { listFor, type PackListCode } from '../../domain/kinds/package/lists.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { Result } from '../../domain/result.ts'
import { SaleId } from '../../domain/sale.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Alarms } from '../alarms.ts'
import type { Bills } from '../bills/bills.ts'
import type { Certifying } from '../certification/wizard.ts'
import type { Changes } from '../changes.ts'
import type { Balances } from '../ledger/balances.ts'
import type { NotReturned } from '../sales/money-back.ts'
import type { SaleCommands } from '../sales/commands.ts'
import type { FirstStep } from '../sales/first-step.ts'
import type { InLine } from '../sales/in-line.ts'
import type { SaleReading } from '../sales/reading.ts'
import type { Packages } from '../catalogue/packages.ts'
import { type SaleRow, toSale } from '../sales/rows.ts'
import type { NoticeDoor } from '../notices/door.ts'
import type { SettingsStore } from '../settings/settings.ts'
import type { Restorations } from '../restorations.ts'
import type { Wallets } from '../wallets/wallets.ts'
import { storing, storingLater } from './storing.ts'

/** Use cases the router puts calls to; it decides nothing itself. */
export interface UseCases {
  sales: SaleCommands
  /** Called in the turn in which the sale was stored. */
  firstStep: FirstStep
  quote(wanted: QuoteRequest): Quote
  reading: SaleReading
  inLine: Pick<InLine, 'list'>
  wallets: Wallets
  /** Within the limit of questions the provider allows (settlement). */
  readWallet(provider: ProviderId): Promise<void>
  /** What a provider says of a sale now, before a person calls it failed (settlement). */
  askFirst(id: SaleId): Promise<void>
  accounts: Accounts
  certifying: Certifying
  operators(): OperatorEntry[]
  packages: Packages
  /** Within the limit of questions the provider allows (settlement). */
  readPackages(operator: PackListCode): Promise<void>
  /**
   * What is to be sold by it is read again where it may have changed (settlement).
   *
   * @returns how long whoever sells it has waited for that, in milliseconds
   */
  refreshPackages(operator: PackListCode, isDrive: boolean): Promise<number>
  bills: Bills
  balances: Balances
  settings: SettingsStore
  noticeDoor: NoticeDoor
  restorations: Restorations
  health(): Health
  alarms: Alarms
  changes: Changes
  useBooks: ((books: Books) => Promise<void>) | null
}

/** What changed in the lists is looked back on for some days. */
const CHANGES_MAX = 200

/** The contract, procedure by procedure. */
export function createRouter(use: UseCases) {
  const os = implement(booksContract)
  return os.router({
    sales: createSaleProcedures(use),
    wallets: createWalletProcedures(use),
    providers: createProviderProcedures(use),
    certification: createCertificationProcedures(use),
    operators: { list: os.operators.list.handler(() => use.operators()) },
    packages: createPackageProcedures(use),
    bills: createBillProcedures(use),
    billAccounts: createBillAccountProcedures(use),
    ledger: { trialBalance: os.ledger.trialBalance.handler(() => use.balances.trialBalance()) },
    settings: createSettingsProcedures(use),
    books: {
      use: os.books.use.handler(async ({ input, errors }) => {
        if (!use.useBooks) throw errors.NOT_HERE({ data: { why: 'fixed-books' } })
        await use.useBooks(input.books)
        return { books: input.books }
      }),
      gapSeen: os.books.gapSeen.handler(({ errors }) =>
        storing(
          () => {
            use.restorations.seen()
            return use.health()
          },
          (why) => errors.CANNOT_STORE({ data: { why } }),
        ),
      ),
    },
    health: { get: os.health.get.handler(() => use.health()) },
    alerts: {
      seen: os.alerts.seen.handler(({ input, errors }) => {
        storing(
          () => use.alarms.seen(input.alert),
          (why) => errors.CANNOT_STORE({ data: { why } }),
        )
        return use.alarms.open()
      }),
    },
    changes: {
      watch: os.changes.watch.handler(({ signal }) => use.changes.watch(signal)),
    },
  })
}
export type CoreRouter = ReturnType<typeof createRouter>

function createPackageProcedures(use: UseCases) {
  const { packages } = use
  const os = implement(booksContract).packages
  const shelfOf = (operator: PackListCode): PackageShelf => ({
    operator,
    packages: [...packages.of(operator)],
    readAt_ms: packages.readAt_ms(operator, false),
    driveReadAt_ms: packages.readAt_ms(operator, true),
  })
  return {
    list: os.list.handler(({ input }) => shelfOf(input.operator)),
    refresh: os.refresh.handler(async ({ input }) => {
      await use.readPackages(input.operator)
      return shelfOf(input.operator)
    }),
    changes: os.changes.handler(() => [...packages.changes(CHANGES_MAX)]),
  }
}

function createBillProcedures({ bills }: UseCases) {
  const os = implement(booksContract).bills
  return {
    billers: os.billers.handler(() => bills.billers()),
    confirm: os.confirm.handler(({ input, errors }) => {
      const confirmed = storing(
        () => bills.confirm(input.operator),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      if (!confirmed.ok) throw errors.BAD_INPUT({ data: confirmed.problem })
      return bills.billers()
    }),
  }
}

function createBillAccountProcedures({ bills: { accounts } }: UseCases) {
  const os = implement(booksContract).billAccounts
  return {
    list: os.list.handler(() => accounts.list()),
    save: os.save.handler(({ input, errors }) => {
      const saved = storing(
        () => accounts.save(input),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      if (!saved.ok) throw errors.BAD_INPUT({ data: saved.problem })
      return accounts.list()
    }),
    remove: os.remove.handler(({ input, errors }) => {
      storing(
        () => accounts.remove(input),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      return accounts.list()
    }),
  }
}

function createSettingsProcedures(use: UseCases) {
  const os = implement(booksContract).settings
  return {
    get: os.get.handler(() => use.settings.get()),
    save: os.save.handler(({ input, errors }) => {
      const saved = storing(
        () => use.settings.save(input),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      if (saved.ok) return saved.value
      throw errors.BAD_INPUT({ data: { field: 'charges', limit_e4: null, ...saved.problem } })
    }),
    notices: os.notices.handler(() => use.noticeDoor.get()),
    saveNotices: os.saveNotices.handler(({ input, errors }) =>
      storingLater(
        () => use.noticeDoor.save(input),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      ),
    ),
  }
}

function createWalletProcedures(use: UseCases) {
  const os = implement(booksContract).wallets
  return {
    list: os.list.handler(() => use.wallets.list()),
    refresh: os.refresh.handler(async ({ input, errors }) => {
      await storingLater(
        () => use.readWallet(input.provider),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      return use.wallets.list()
    }),
    topUp: os.topUp.handler(({ input, errors }) => {
      const booked = storing(
        () => use.wallets.topUp(input),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      if (booked.ok) return use.wallets.list()
      const refused = booked.problem
      if (refused.why === 'slip-used') throw errors.SLIP_USED({ data: refused.booked })
      const field = refused.why === 'not-opened' ? 'wallet' : 'id'
      throw errors.BAD_INPUT({ data: { field, code: refused.why, limit_e4: null } })
    }),
    drift: os.drift.handler(() => use.wallets.drift()),
  }
}

/** Stores the intent, or says in the contract's words why it was not stored. */
function createSubmitProcedure(use: UseCases) {
  const os = implement(booksContract).sales
  return os.submit.handler(async ({ input, errors }) => {
    const list = 'packageId' in input ? listFor(input.operator, input.lineType) : null
    const waited_ms = list === null ? 0 : await use.refreshPackages(list, input.kind === 'drive')
    const submitted = storing(
      () => use.sales.submit(input, waited_ms),
      (why) => errors.CANNOT_STORE({ data: { why } }),
    )
    if (submitted.ok) return toSale(await use.firstStep(submitted.value))
    const refused = submitted.problem
    switch (refused.why) {
      case 'bad-input': {
        const { field, code, limit_e4 } = refused
        throw errors.BAD_INPUT({ data: { field, code, limit_e4 } })
      }
      case 'words-differ':
        throw errors.SALE_WORDS_DIFFER({ data: { id: input.id } })
      case 'other-books':
        throw errors.NOT_HERE({ data: { why: 'other-books' } })
      case 'no-provider':
        throw errors.NO_PROVIDER({ data: { provider: refused.provider } })
      case 'no-such-sale':
        throw errors.NO_SUCH_SALE({ data: { id: SaleId.parse(refused.id) } })
      case 'twin': {
        const { id, state } = refused
        throw errors.TWIN({ data: { id: SaleId.parse(id), state } })
      }
      case 'from-copy': {
        const { id, putBack_ms } = refused
        throw errors.FROM_COPY({ data: { id, putBack_ms } })
      }
      case 'wrong-state': {
        const { id, state } = refused
        throw errors.WRONG_STATE({ data: { id: SaleId.parse(id), state } })
      }
      default:
        return refused satisfies never
    }
  })
}

function createSaleProcedures(use: UseCases) {
  const os = implement(booksContract).sales
  return {
    submit: createSubmitProcedure(use),
    get: os.get.handler(({ input, errors }) => {
      const sale = use.reading.detail(input.id)
      if (!sale) throw errors.NO_SUCH_SALE({ data: { id: input.id } })
      return sale
    }),
    list: os.list.handler(({ input }) => use.reading.page(input)),
    quote: os.quote.handler(({ input }) => use.quote(input)),
    inLine: os.inLine.handler(() => use.inLine.list()),
    cancel: os.cancel.handler(({ input, errors }) =>
      moved(use, input.id, errors, () => use.sales.cancel(input)),
    ),
    refund: os.refund.handler(({ input, errors }) =>
      moved(use, input.id, errors, () => use.sales.refund(input)),
    ),
    keep: os.keep.handler(({ input, errors }) =>
      moved(use, input.id, errors, () => use.sales.keep(input.id)),
    ),
    collect: os.collect.handler(({ input, errors }) =>
      moved(use, input.id, errors, () => use.sales.collect(input.id)),
    ),
    identify: os.identify.handler(async ({ input, errors }) => {
      const { id, providerReference, despite, rivals = [] } = input
      const weighed = despite && { why: despite, rivals }
      const identified = await storingLater(
        () => use.sales.identify(id, providerReference, weighed),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      if (identified.ok) return toSale(identified.value)
      if (typeof identified.problem === 'string') throw notTaken(use, id, errors)
      const { why, words, others } = identified.problem
      const named = others.map((other) => SaleId.parse(other))
      throw errors.NOT_PROVED({ data: { why, words, others: named } })
    }),
    decide: os.decide.handler(async ({ input, errors }) => {
      // Whoever has the money back, or sells again, does so at once.
      if (input.outcome === 'failed') await use.askFirst(input.id)
      return moved(use, input.id, errors, () => use.sales.decide(input))
    }),
  }
}

function createProviderProcedures(use: UseCases) {
  const os = implement(booksContract).providers
  return {
    list: os.list.handler(() => use.accounts.list()),
    save: os.save.handler(async ({ input, errors }) => {
      const saved = await storingLater(
        () => use.accounts.save(input),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      if (saved.ok) return saved.value
      const { field, code } = saved.problem
      throw errors.BAD_INPUT({ data: { field, code, limit_e4: null } })
    }),
    test: os.test.handler(({ input }) => use.accounts.test(input.provider)),
    cap: os.cap.handler(({ input, errors }) => {
      const capped = storing(
        () => use.accounts.cap(input.provider, input.plainHttpMost_e4),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      if (capped) return capped
      const data = { field: 'provider', code: 'not-set-up', limit_e4: null }
      throw errors.BAD_INPUT({ data })
    }),
  }
}

function createCertificationProcedures(use: UseCases) {
  const os = implement(booksContract).certification
  return {
    get: os.get.handler(({ input }) => use.certifying.get(input.provider)),
    step: os.step.handler(({ input, errors }) => {
      const begun = use.certifying.step(input)
      if (begun.ok) return begun.value
      throw errors.BAD_INPUT({ data: { ...begun.problem, limit_e4: null } })
    }),
  }
}

interface MoveErrors {
  NO_SUCH_SALE: (options: { data: { id: SaleId } }) => Error
  WRONG_STATE: (options: { data: { id: SaleId; state: SaleRow['state'] } }) => Error
  DECIDE_FIRST: (options: { data: { id: SaleId } }) => Error
  REPLACED_ARRIVED: (options: { data: { id: SaleId } }) => Error
  FROM_COPY: (options: { data: { id: SaleId; putBack_ms: number } }) => Error
  CANNOT_STORE: (options: { data: { why: string } }) => Error
}

/** The sale after a command, or why it was not taken: no such sale, or it stands elsewhere. */
function moved(
  use: UseCases,
  id: SaleId,
  errors: MoveErrors,
  command: () => Result<SaleRow, NotReturned>,
): Sale {
  const taken = storing(command, (why) => errors.CANNOT_STORE({ data: { why } }))
  if (taken.ok) return toSale(taken.value)
  if (typeof taken.problem === 'string') throw notTaken(use, id, errors)
  const { why, ...data } = taken.problem
  if ('putBack_ms' in data) throw errors.FROM_COPY({ data })
  throw why === 'decide-first' ? errors.DECIDE_FIRST({ data }) : errors.REPLACED_ARRIVED({ data })
}

function notTaken(
  use: UseCases,
  id: SaleId,
  errors: Pick<MoveErrors, 'NO_SUCH_SALE' | 'WRONG_STATE'>,
): Error {
  const sale = use.reading.detail(id)
  if (!sale) return errors.NO_SUCH_SALE({ data: { id } })
  return errors.WRONG_STATE({ data: { id, state: sale.state } })
}
