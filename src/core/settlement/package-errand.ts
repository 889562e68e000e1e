import { mustReadAgain } from '../../domain/kinds/package/age.ts'
import { type PackListCode, packListCodes } from '../../domain/kinds/package/lists.ts'
import { present } from '../../domain/result.ts'
import type { SettlementParts } from './parts.ts'
import type { InTurn } from './turns.ts'

/** A list changes a few times a day; a price is read again before it is sold by (C15). */
export const PACKAGES_EVERY_ms = 30 * 60_000

/** One of the two lists of a network or of Skitto, as it is put on the agenda. */
export type PackageListName = `${'packages' | 'drive'} ${PackListCode}`

/** The lists there are, where a provider that has any is set up. */
export function packageLists({ packages }: SettlementParts): readonly PackageListName[] {
  if (packages.seller() === null) return []
  return packListCodes.flatMap((list) => [`packages ${list}`, `drive ${list}`] as const)
}

export interface PackageErrand {
  /** Reads one list, in its turn and within the limit of questions, behind what sales wait for. */
  read(name: string, kind: string, of: string): Promise<void>
  /**
   * Reads it ahead of those in line, where its price may have changed since it was read: a sale
   * waits for it. It waits for the provider's limit alone.
   */
  refresh(kind: string, of: string): Promise<void>
}

export function createPackageErrand(
  { packages, clock }: SettlementParts,
  inTurn: InTurn,
  later: (name: string, delay_ms: number) => void,
): PackageErrand {
  const read = (kind: string, of: string) => packages.read(listOf(of), kind === 'drive')
  return {
    async read(name, kind, of) {
      const provider = packages.seller()
      if (provider === null) return
      later(name, PACKAGES_EVERY_ms)
      await inTurn({ name, provider, rank: 'last' }, () => read(kind, of))
    },
    async refresh(kind, of) {
      const provider = packages.seller()
      const read_ms = packages.readAt_ms(listOf(of), kind === 'drive')
      if (provider !== null && mustReadAgain(read_ms, clock.now())) await read(kind, of)
    },
  }
}

function listOf(of: string): PackListCode {
  const list = packListCodes.find((code) => code === of)
  return present(list, `list ${of}`)
}
