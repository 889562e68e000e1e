import type { Books, Health } from '../contract/schemas.ts'
import { businessDate } from '../domain/business-day.ts'
import { accounts as everyAccount } from '../domain/ledger.ts'
import { problem } from '../domain/result.ts'
import { createAccounts } from './accounts/accounts.ts'
import { createTrafficHealth } from './accounts/health.ts'
import { keepPractice } from './accounts/practice.ts'
import { accountRules } from './accounts/rules.ts'
import { type CoreRouter, createRouter } from './api/router.ts'
import { createDirectory } from './catalogue/directory.ts'
import { operatorEntries } from './catalogue/operators.ts'
import { createChanges } from './changes.ts'
import type { Clock } from './clock.ts'
import type { Database } from './db/database.ts'
import { identityOf } from './identity.ts'
import type { KeyVault } from './key-vault.ts'
import { createBalances } from './ledger/balances.ts'
import { createPost } from './ledger/post.ts'
import type { Log } from './log.ts'
import type { OperatorDirectory, Provider, ProviderAccount } from './providers/provider.ts'
import { createRun } from './run.ts'
import { createDispatch } from './sales/dispatch.ts'
import { createLanes, createSingleFile } from './sales/lanes.ts'
import { createQuote } from './sales/quote.ts'
import { createSaleReading } from './sales/reading.ts'
import { createSaleRows } from './sales/rows.ts'
import { createSubmit } from './sales/submit.ts'
import { createTotals } from './sales/totals.ts'
import { createTransitions } from './sales/transition.ts'
import { createSettings } from './settings/settings.ts'
import { createSettlement } from './settlement/settlement.ts'
import { createWallets } from './wallets/wallets.ts'

/** The practice sandbox as the host hands it over. */
export interface Practice {
  readonly guide: NonNullable<Health['practice']>
  readonly accounts: readonly (ProviderAccount & { readonly preference: number })[]
}

/** Everything that could make a run differ, and everything that is not the core's own. */
export interface CoreParts {
  readonly db: Database
  readonly books: Books
  readonly clock: Clock
  /** From a CSPRNG. */
  readonly random: (bytes: number) => Uint8Array
  readonly makeProvider: (account: ProviderAccount, directory: OperatorDirectory) => Provider
  readonly vault: KeyVault
  readonly log: Log
  readonly version: string
  readonly practice: Practice | null
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
  /** Ends when every answer under way is on disk; the database is closed with it. */
  close(): Promise<void>
}

/** The one place where things are wired. */
export function createCore(parts: CoreParts): Core {
  const { db, clock, log, random } = parts
  const identity = identityOf(db, parts.books, random)
  const run = createRun(clock, Buffer.from(random(12)).toString('hex'))
  const changes = createChanges()
  const post = createPost(db, everyAccount)
  const balances = createBalances(db)
  const directory = createDirectory(db)
  const health = createTrafficHealth(clock)
  const { makeProvider, vault } = parts
  const accounts = createAccounts({
    ...{ db, clock, vault, log, changes, health, directory, makeProvider },
    rules: accountRules(parts.books),
  })
  const { live, preferred } = accounts
  const wallets = createWallets({ db, accounts, balances, post, run, changes, log })
  const transitions = createTransitions({ db, post, run, changes })
  const totals = createTotals(db)
  const lanes = createLanes(clock, createSingleFile(db))
  const dispatch = createDispatch({ db, clock, run, log, lanes, transitions, wallets, live })
  const settlement = createSettlement({
    ...{ db, clock, run, log, changes, transitions, wallets, live },
    providers: preferred,
  })
  const reading = createSaleReading(db)
  const submit = createSubmit({ db, post, run, changes, sellers: accounts, identity, random })
  const rows = createSaleRows(db)
  const bySale = (id: string) => rows.byId(id)?.seq

  const router = createRouter({
    submit(intent) {
      const submitted = submit(intent)
      // The answer to the counter does not wait for the provider: the sale is on disk.
      if (submitted.ok) dispatch.send(submitted.value)
      return submitted
    },
    cancel(id) {
      const seq = bySale(id)
      if (seq === undefined) return problem('no-such-sale')
      const evidence = { cause: 'cashier', words: '', observed: null } as const
      return transitions.take(seq, { type: 'cancelled', by: 'cashier' }, evidence)
    },
    decide(id, outcome, words) {
      const seq = bySale(id)
      if (seq === undefined) return problem('no-such-sale')
      const raw = { httpStatus: null, elapsed_ms: 0, body: words }
      const observed = { source: 'person', class: 'decision', raw } as const
      const step = { type: 'decided', outcome, evidence: words } as const
      return transitions.take(seq, step, { cause: 'person', words, observed })
    },
    quote: createQuote({ sellers: accounts, directory, reading, run }),
    ...{ reading, wallets, accounts, balances, changes },
    operators: () => operatorEntries(directory, businessDate(run.moment().at_ms)),
    settings: createSettings(db, changes),
    health: () => ({
      books: parts.books,
      version: parts.version,
      ...totals.open(),
      today: totals.today(businessDate(run.moment().at_ms)),
      practice: parts.practice?.guide.map((line) => ({ ...line })) ?? null,
    }),
    useBooks: parts.useBooks,
  })

  return {
    router,
    async start() {
      settlement.recover()
      for (const account of parts.practice?.accounts ?? []) await keepPractice(account, accounts)
      await accounts.load()
      settlement.start()
    },
    suspending: () => log.info('suspending', { busy: dispatch.busy() }),
    resumed: () => settlement.resumed(),
    busy: () => dispatch.busy(),
    async close() {
      dispatch.stop()
      await settlement.stop()
      await dispatch.idle()
      db.close()
    },
  }
}
