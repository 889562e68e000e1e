import type { PackListCode } from '../../domain/kinds/package/lists.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { Changes } from '../changes.ts'
import type { Clock } from '../clock.ts'
import type { ReadableDb } from '../db/database.ts'
import type { Limits } from '../limits/limits.ts'
import type { Log } from '../log.ts'
import { present } from '../../domain/result.ts'
import type { Provider } from '../providers/provider.ts'
import type { Recent } from '../recent.ts'
import type { Run } from '../run.ts'
import type { SaleRow } from '../sales/rows.ts'
import type { Transitions } from '../sales/transition.ts'
import type { Wallets } from '../wallets/wallets.ts'

/** What settlement needs of the certified facts. */
export interface CertifiedQuestions {
  /** How long "not found" proves nothing, whatever else speaks for it. */
  absentFor_ms(provider: ProviderId): number
}

/** A notice that nobody was asked because of yet. */
export interface Hint {
  readonly seq: number
  /** The id it names, which may be anybody's. */
  readonly providerReference: string
}

/** What the notices of a provider hint at (`core/notices`). */
export interface Hints {
  /** Sales, by their ids, that a notice waits for. */
  waiting(): readonly string[]
  /** Those of a sale, by the order they came in. */
  hintsOf(saleSeq: number): readonly Hint[]
  /**
   * Its provider was asked, or there is nobody to ask: those up to that one wait no more.
   * @param providerReference only those that name this id; null for all of them
   */
  asked(saleSeq: number, upTo: number, providerReference: string | null): void
}

/** What settlement is given. */
export interface SettlementParts {
  readonly db: ReadableDb
  readonly clock: Clock
  readonly run: Run
  readonly recent: Recent
  readonly log: Log
  readonly changes: Changes
  readonly transitions: Transitions
  readonly wallets: Wallets
  /** When a question may be put. Each that is put counts itself. */
  readonly limits: Pick<Limits, 'wait_ms' | 'leisure_ms' | 'behindAbove'>
  /** What the owner's certification makes stricter, or lets be asked. */
  readonly certified: CertifiedQuestions
  readonly hints: Hints
  readonly live: (provider: ProviderId) => Provider | null
  /** Of the account that `live` speaks for just now. */
  readonly accountMark: (provider: ProviderId) => number | null
  /** A copy of the books was put back: the draft may have been sent by those that are gone. */
  readonly mayHaveLeft: (draft: SaleRow) => boolean
  /** True while the sale is being sent: until then nobody else says what became of it. */
  readonly isBeingSent: (id: string) => boolean
  /** The newest day that is closed: what was delivered by then is asked for again from then on. */
  readonly lastClosed?: () => string | null
  readonly providers: () => readonly ProviderId[]
  readonly readOperators: (provider: ProviderId) => Promise<void>
  readonly packages: PackageLists
}

/** What settlement needs of the packages: their lists are read by the same limit. */
export interface PackageLists {
  /** The provider that has any; null where it is not set up. */
  seller(): ProviderId | null
  read(operator: PackListCode, isDrive: boolean): Promise<void>
  readAt_ms(operator: PackListCode, isDrive: boolean): number | null
}

/** A provider on the agenda: only what is set up is put there. */
export function providerOf(
  { providers }: Pick<SettlementParts, 'providers'>,
  name: string,
): ProviderId {
  const provider = providers().find((known) => known === name)
  return present(provider, `provider ${name}`)
}
