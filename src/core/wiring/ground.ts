import type { ProviderId } from '../../domain/provider.ts'
import { createAccounts } from '../accounts/accounts.ts'
import { createProviderCaps } from '../accounts/caps.ts'
import { createTrafficHealth } from '../accounts/health.ts'
import { accountRules } from '../accounts/rules.ts'
import { createDirectory } from '../catalogue/directory.ts'
import { createPackages } from '../catalogue/packages.ts'
import { createPackageReading } from '../catalogue/read-packages.ts'
import { certifiedProvider, certifiedWallets } from '../certification/certified.ts'
import { createFacts } from '../certification/facts.ts'
import { createCertifiedRules } from '../certification/rules.ts'
import { limitedProvider } from '../limits/limited.ts'
import { createLimits } from '../limits/limits.ts'
import { createInLine } from '../sales/in-line.ts'
import { createLanePolicy } from '../sales/lane-policy.ts'
import { createWallets } from '../wallets/wallets.ts'
import type { CoreParts } from './parts.ts'
import { createShopBooks } from './shop-books.ts'

/** What selling and settling both stand on: the books, the providers, the wallets. */
export function createGround(parts: CoreParts, closing: AbortSignal) {
  const { db, clock, log, books, vault, makeProvider, practice, saleLimits } = parts
  const shopBooks = createShopBooks(parts)
  const { run, changes } = shopBooks
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
  const plain = createWallets({ ...shopBooks, log, accounts, bought })
  const wallets = certifiedWallets(plain, certified)
  const packages = createPackages(db)
  const live = (provider: ProviderId) => accounts.live(provider)
  const packageReading = createPackageReading({ ...told, packages, live, mark: accounts.mark })
  const inLine = createInLine({ clock, changes, limits })
  const asked = { accounts, wallets, facts, certified, directory, packages, packageReading }
  return { ...shopBooks, ...asked, policy, health, limits, inLine }
}

export type Ground = ReturnType<typeof createGround>
