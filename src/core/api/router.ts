import { implement } from '@orpc/server'
import { booksContract } from '../../contract/contract.ts'
import { storing } from './storing.ts'
import { createBillAccountProcedures, createBillProcedures } from './bills.ts'
import { createCustomerProcedures, createDuesProcedures } from './dues.ts'
import { createCommissionProcedures } from './commission.ts'
import { createDayProcedures } from './days.ts'
import { createPackageProcedures } from './packages.ts'
import { createCertificationProcedures, createProviderProcedures } from './providers.ts'
import { createPrintingProcedures } from './printing.ts'
import { createReportProcedures } from './reports.ts'
import { createSaleProcedures } from './sales.ts'
import { createSettingsProcedures } from './settings.ts'
import { createShiftProcedures } from './shifts.ts'
import { createStatementProcedures } from './statements.ts'
import type { UseCases } from './use-cases.ts'
import { createWalletProcedures } from './wallets.ts'

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
    shifts: createShiftProcedures(use),
    customers: createCustomerProcedures(use),
    dues: createDuesProcedures(use),
    commission: createCommissionProcedures(use),
    days: createDayProcedures(use),
    reports: createReportProcedures(use),
    statements: createStatementProcedures(use),
    ledger: createLedgerProcedures(use),
    printing: createPrintingProcedures(use),
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
      clockRight: os.books.clockRight.handler(() => {
        use.clockCheck.confirm()
        return use.health()
      }),
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
/** Every account is told, so that none is while nobody is told of one of them. */
function createLedgerProcedures({ balances, shifts }: UseCases) {
  const os = implement(booksContract).ledger
  return {
    trialBalance: os.trialBalance.handler(({ errors }) => {
      if (shifts.blindFrom() !== null) throw errors.NOT_HERE({ data: { why: 'counted-blind' } })
      return balances.trialBalance()
    }),
  }
}

export type CoreRouter = ReturnType<typeof createRouter>
