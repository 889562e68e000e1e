import type { OperatorEntry } from '../../contract/operators.ts'
import type { Quote, QuoteRequest } from '../../contract/quote.ts'
import type { ReportRange } from '../../contract/reports.ts'
import type { Books, Health } from '../../contract/schemas.ts'
import type { PackListCode } from '../../domain/kinds/package/lists.ts'
import type { ProviderId } from '../../domain/provider.ts'
import { SaleId } from '../../domain/sale.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Alarms } from '../alarms.ts'
import type { Bills } from '../bills/bills.ts'
import type { Certifying } from '../certification/wizard.ts'
import type { Changes } from '../changes.ts'
import type { Dues } from '../dues/dues.ts'
import type { DriftReport } from '../commission/drift.ts'
import type { CommissionRules } from '../commission/rules.ts'
import type { Balances } from '../ledger/balances.ts'
import type { SaleCommands } from '../sales/commands.ts'
import type { FirstStep } from '../sales/first-step.ts'
import type { InLine } from '../sales/in-line.ts'
import type { SaleReading } from '../sales/reading.ts'
import type { Packages } from '../catalogue/packages.ts'
import type { NoticeDoor } from '../notices/door.ts'
import type { Printing } from '../printing/printing.ts'
import type { Reports } from '../reports/reports.ts'
import type { SettingsStore } from '../settings/settings.ts'
import type { ClockCheck } from '../clock-check.ts'
import type { Days } from '../day-close/days.ts'
import type { Shifts } from '../shifts/shifts.ts'
import type { Statements } from '../statements/statements.ts'
import type { Restorations } from '../restorations.ts'
import type { Wallets } from '../wallets/wallets.ts'

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
  shifts: Shifts
  dues: Dues
  commissionRules: CommissionRules
  commissionDrift: DriftReport
  days: Days
  clockCheck: ClockCheck
  reports: Reports
  /** Read before a report of that time is told, and in turns: nothing waits for it meanwhile. */
  readyReports: (range: ReportRange) => Promise<void>
  statements: Statements
  balances: Balances
  printing: Printing
  settings: SettingsStore
  noticeDoor: NoticeDoor
  restorations: Restorations
  health(): Health
  alarms: Alarms
  changes: Changes
  useBooks: ((books: Books) => Promise<void>) | null
}
