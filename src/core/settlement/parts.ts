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
  readonly live: (provider: ProviderId) => Provider | null
  /** Of the account that `live` speaks for just now. */
  readonly accountMark: (provider: ProviderId) => number | null
  /** A copy of the books was put back: the draft may have been sent by those that are gone. */
  readonly mayHaveLeft: (draft: SaleRow) => boolean
  /** True while the sale is being sent: until then nobody else says what became of it. */
  readonly isBeingSent: (id: string) => boolean
  readonly providers: () => readonly ProviderId[]
  readonly readOperators: (provider: ProviderId) => Promise<void>
}

/** A provider on the agenda: only what is set up is put there. */
export function providerOf({ providers }: SettlementParts, name: string): ProviderId {
  const provider = providers().find((known) => known === name)
  return present(provider, `provider ${name}`)
}
