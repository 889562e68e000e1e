import { accounts as everyAccount } from '../../domain/ledger.ts'
import type { ProviderId } from '../../domain/provider.ts'
import { createAccounts } from '../accounts/accounts.ts'
import { createProviderCaps } from '../accounts/caps.ts'
import { createTrafficHealth } from '../accounts/health.ts'
import { accountRules } from '../accounts/rules.ts'
import { createAlarms } from '../alarms.ts'
import { createDirectory } from '../catalogue/directory.ts'
import { createPackages } from '../catalogue/packages.ts'
import { createPackageReading } from '../catalogue/read-packages.ts'
import { certifiedProvider, certifiedWallets } from '../certification/certified.ts'
import { createFacts } from '../certification/facts.ts'
import { createCertifiedRules } from '../certification/rules.ts'
import { createChanges } from '../changes.ts'
import { identityOf } from '../identity.ts'
import { limitedProvider } from '../limits/limited.ts'
import { createLimits } from '../limits/limits.ts'
import { createBalances } from '../ledger/balances.ts'
import { createPost } from '../ledger/post.ts'
import { createRestorations } from '../restorations.ts'
import { createRecent } from '../recent.ts'
import { createRun } from '../run.ts'
import { createShopDay } from '../shop-day.ts'
import { createLanePolicy } from '../sales/lane-policy.ts'
import { createInLine } from '../sales/in-line.ts'
import { createDaySales } from '../sales/day-sales.ts'
import { createShifts } from '../shifts/shifts.ts'
import { createTwins } from '../sales/twin.ts'
import { createSettings } from '../settings/settings.ts'
import { createWallets } from '../wallets/wallets.ts'
import type { CoreParts } from './parts.ts'

/** What selling and settling both stand on: the books, the providers, the wallets. */
export function createGround(
  { db, clock, log, random, books, vault, makeProvider, practice, saleLimits }: CoreParts,
  closing: AbortSignal,
) {
  const identity = identityOf(db, books, random)
  const run = createRun(clock, Buffer.from(random(12)).toString('hex'))
  const changes = createChanges()
  const days = createDaySales(db, changes)
  const alarms = createAlarms(db, run, changes)
  const settings = createSettings(db, changes)
  const shopDay = createShopDay(
    db,
    run,
    db.untilWritten(() => settings.get().cutOff_min),
  )
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
  const booked = { db, balances, days, post, run, recent, shopDay, changes, alarms, log }
  const plain = createWallets({ ...booked, accounts, bought })
  const wallets = certifiedWallets(plain, certified)
  const restorations = createRestorations(db, run, identity.dbId)
  const known = {
    identity,
    run,
    shopDay,
    changes,
    alarms,
    days,
    post,
    balances,
    directory,
    restorations,
  }
  const shifts = createShifts({ ...booked, rules: () => settings.get().shifts })
  const twins = createTwins(db, run)
  const packages = createPackages(db)
  const live = (provider: ProviderId) => accounts.live(provider)
  const packageReading = createPackageReading({ ...told, packages, live, mark: accounts.mark })
  const inLine = createInLine({ clock, changes, limits })
  const sold = {
    settings,
    shifts,
    packages,
    packageReading,
    recent,
    twins,
    policy,
    health,
    limits,
    inLine,
  }
  return { ...known, ...sold, accounts, wallets, facts, certified }
}

export type Ground = ReturnType<typeof createGround>
