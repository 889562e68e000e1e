import { readPacks } from '../../domain/kinds/package/catalogue.ts'
import type { PackListCode } from '../../domain/kinds/package/lists.ts'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import type { Changes } from '../changes.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Provider } from '../providers/provider.ts'
import type { Packages } from './packages.ts'

export interface PackageReadingParts {
  readonly packages: Packages
  readonly clock: Clock
  readonly log: Log
  readonly changes: Changes
  readonly live: (provider: ProviderId) => Provider | null
  /** Of the account that `live` speaks for just now. */
  readonly mark: (provider: ProviderId) => number | null
}

export interface PackageReading {
  /** The provider whose lists are read; null where none that has any is set up. */
  seller(): ProviderId | null
  /**
   * Asks for one list and keeps it. The one that is there stays where that fails, where it is
   * empty, and where the owner changed the account meanwhile: its commissions are another's.
   */
  read(operator: PackListCode, isDrive: boolean): Promise<void>
}

export function createPackageReading(parts: PackageReadingParts): PackageReading {
  const { packages, clock, log, changes, live, mark } = parts
  const seller = () =>
    providerIds.find((provider) => (live(provider)?.askPackages ?? null) !== null) ?? null
  return {
    seller,
    async read(operator, isDrive) {
      const provider = seller()
      if (provider === null) return
      const asked = mark(provider)
      const answer = await live(provider)?.askPackages?.(operator, isDrive)
      if (answer?.kind !== 'packages' || mark(provider) !== asked) return
      const { packs, hidden, cut } = readPacks(operator, answer.rows)
      const left = Object.values(hidden).reduce((sum, count) => sum + count, cut)
      if (left > 0) log.warn('packages-left-out', { provider, operator, ...hidden, cut })
      packages.keep({ provider, operator, isDrive }, packs, Math.round(clock.now()))
      changes.tell('packages', operator)
    },
  }
}
