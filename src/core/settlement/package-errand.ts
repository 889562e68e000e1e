import { PRICE_HOLDS_MS } from '../../domain/kinds/package/age.ts'
import { type NetworkCode, networkCodes } from '../../domain/operator.ts'
import { present } from '../../domain/result.ts'
import type { SettlementParts } from './parts.ts'
import type { Turns } from './sale-errand.ts'

/** A list changes a few times a day; a price is read again before it is sold by (C15). */
export const PACKAGES_EVERY_ms = 30 * 60_000

/** One of a network's two lists, as it is put on the agenda. */
export type PackageListName = `${'packages' | 'drive'} ${NetworkCode}`

/** The lists there are, where a provider that has any is set up. */
export function packageLists({ packages }: SettlementParts): readonly PackageListName[] {
  if (packages.seller() === null) return []
  return networkCodes.flatMap((network) => [`packages ${network}`, `drive ${network}`] as const)
}

export interface PackageErrand {
  /** Reads one list, in its turn and within the limit of questions. */
  read(name: string, kind: string, of: string): Promise<void>
  /** Reads it out of turn, where its price may have changed since it was read. */
  refresh(kind: string, of: string): Promise<void>
}

export function createPackageErrand(
  { packages, clock }: SettlementParts,
  turns: Pick<Turns, 'inTurn' | 'atOnce'>,
  later: (name: string, delay_ms: number) => void,
): PackageErrand {
  const read = async (kind: string, of: string): Promise<null> => {
    await packages.read(networkOf(of), kind === 'drive')
    return null
  }
  return {
    async read(name, kind, of) {
      const provider = packages.seller()
      if (provider === null) return
      later(name, PACKAGES_EVERY_ms)
      await turns.inTurn(name, provider, () => read(kind, of))
    },
    async refresh(kind, of) {
      const provider = packages.seller()
      const age_ms = clock.now() - (packages.readAt_ms(networkOf(of), kind === 'drive') ?? 0)
      // What the clock says is yet to come is no age at all.
      const isFresh = age_ms >= 0 && age_ms <= PRICE_HOLDS_MS
      if (provider !== null && !isFresh) await turns.atOnce(provider, () => read(kind, of))
    },
  }
}

function networkOf(of: string): NetworkCode {
  const network = networkCodes.find((code) => code === of)
  return present(network, `network ${of}`)
}
