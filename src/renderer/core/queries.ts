import { QueryClient, notifyManager } from '@tanstack/react-query'
import type { Change } from '../../contract/change.ts'
import type { SaleFilter } from '../../contract/schemas.ts'
import type { z } from 'zod'

export type Filter = Omit<z.input<typeof SaleFilter>, 'cursor' | 'limit'>

/** One table of names, so that a change reaches exactly what it touches. */
export const queryKeys = {
  /** Where one sale stands, as it was last heard: what the counter shows of it. */
  standing: (id: string) => ['standing', id] as const,
  /** The same sale with its whole story, where somebody looks at that. */
  sale: (id: string) => ['sale', id] as const,
  stories: ['sale'] as const,
  sales: ['sales'] as const,
  recent: ['sales', 'recent'] as const,
  lists: ['sales', 'list'] as const,
  list: (filter: Filter) => ['sales', 'list', filter] as const,
  /** What waits before it leaves. */
  line: ['line'] as const,
  quotes: ['quote'] as const,
  brands: ['brand'] as const,
  /** Where the last transfer to a number arrived. */
  brand: (number: string) => ['brand', number] as const,
  wallets: ['wallets'] as const,
  /** Below the wallets: whatever makes those stale makes this stale. */
  drift: ['wallets', 'drift'] as const,
  providers: ['providers'] as const,
  operators: ['operators'] as const,
  first: ['first-sale'] as const,
  packages: ['packages'] as const,
  bills: ['bills'] as const,
  /** Below the bills: whatever makes those stale makes these stale. */
  accounts: ['bills', 'accounts'] as const,
  /** Below the packages: whatever makes those stale makes these stale. */
  shelf: (operator: string) => ['packages', 'shelf', operator] as const,
  packChanges: ['packages', 'changes'] as const,
  settings: ['settings'] as const,
  /** Below the settings: whatever makes those stale makes this stale. */
  notices: ['settings', 'notices'] as const,
  health: ['health'] as const,
  /** Below it every report and the list. */
  shifts: ['shifts'] as const,
  dues: ['dues'] as const,
  /** Below the dues, as is the statement of a customer: whatever makes those stale makes this. */
  customers: ['dues', 'customers'] as const,
  statement: (customer: string, lines: number) => ['dues', 'statement', customer, lines] as const,
  commission: ['commission'] as const,
  /** Below the rules: whatever makes those stale makes this stale. */
  commissionDrift: ['commission', 'drift'] as const,
  shiftList: ['shifts', 'list'] as const,
  shift: (id: string) => ['shifts', 'report', id] as const,
  /** Below it the jobs, those of one paper, the openings of the drawer, the practice paper. */
  printing: ['printing'] as const,
  printJobs: ['printing', 'jobs'] as const,
  printsOf: (of: object | null) => ['printing', 'of', of] as const,
  openings: (shift: string) => ['printing', 'openings', shift] as const,
  lastPaper: ['printing', 'last-paper'] as const,
  reports: ['reports'] as const,
  /** One report as it was asked for. */
  report: (what: string, asked: object) => ['reports', what, asked] as const,
  statements: ['statements'] as const,
  /** Below the statements: whatever makes those stale makes these stale. */
  statementList: (id: string, outcome: string) => ['statements', id, outcome] as const,
  /** Below it all that is told of the days. */
  days: ['days'] as const,
  daysStanding: ['days', 'standing'] as const,
  dayList: ['days', 'list'] as const,
  daysProof: ['days', 'proof'] as const,
  dayReport: (businessDate: string) => ['days', 'report', businessDate] as const,
}

/** What each topic of a change makes stale. A sale itself is fetched by who watches sales. */
export function touchedBy(topic: Change['topic']): readonly (readonly string[])[] {
  const touched: Record<Change['topic'], readonly (readonly string[])[]> = {
    // A sale in doubt may shut its provider's lane, and one that is settled opens it.
    // A bill that is paid may bring its saved account a phone.
    sale: [
      queryKeys.health,
      queryKeys.quotes,
      queryKeys.providers,
      queryKeys.brands,
      queryKeys.accounts,
      queryKeys.shifts,
      queryKeys.dues,
      queryKeys.reports,
      // Each line stands beside its sale as that is now.
      queryKeys.statements,
      queryKeys.days,
    ],
    // A reading of a wallet is evidence of what became of a sale, and no step of the sale itself.
    // What it shows may be something a person must see.
    wallet: [
      // Balance may have been bought out of the drawer.
      queryKeys.shifts,
      queryKeys.wallets,
      queryKeys.quotes,
      queryKeys.stories,
      queryKeys.health,
      queryKeys.providers,
      queryKeys.reports,
      queryKeys.statements,
      // The report of an open day has the wallets as they are.
      queryKeys.days,
    ],
    provider: [queryKeys.providers, queryKeys.quotes, queryKeys.wallets],
    packages: [queryKeys.packages, queryKeys.quotes],
    bills: [queryKeys.bills, queryKeys.quotes],
    // What the shop charges, and what it sells at all, are settings too.
    settings: [queryKeys.settings, queryKeys.quotes],
    line: [queryKeys.line],
    // Nothing is sold while a shift is needed and none is open.
    // And no day is closed while one is open.
    shift: [queryKeys.shifts, queryKeys.health, queryKeys.days, queryKeys.reports],
    // After a close the next day has begun: today's figures are that day's.
    day: [queryKeys.days, queryKeys.health, queryKeys.shifts, queryKeys.reports],
    // What is paid of them lies in the drawer.
    dues: [queryKeys.dues, queryKeys.shifts, queryKeys.health, queryKeys.reports],
    // By a rule a sale is expected to earn another sum.
    commission: [queryKeys.commission, queryKeys.quotes],
    print: [queryKeys.printing, queryKeys.health],
  }
  return touched[topic]
}

/** The core tells what changed, so nothing grows stale by the clock and nothing is tried twice. */
export function createQueryClient(): QueryClient {
  // By itself it waits for a timer, which a browser holds back; an answer is shown when it is here.
  notifyManager.setScheduler(queueMicrotask)
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
