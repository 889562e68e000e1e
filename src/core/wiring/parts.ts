import type { Books, Health } from '../../contract/schemas.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import type { KeyVault } from '../key-vault.ts'
import type { Log } from '../log.ts'
import type { OpenDoor } from '../notices/door.ts'
import type { PracticePrinter, Press } from '../printing/press.ts'
import type { OperatorDirectory, Provider, ProviderAccount } from '../providers/provider.ts'
import type { Bought } from '../wallets/top-ups.ts'

/** The practice sandbox as the host hands it over. */
export interface Practice {
  readonly guide: NonNullable<Health['practice']>
  readonly accounts: readonly (ProviderAccount & { readonly preference: number })[]
  readonly bought: Bought
  /** Where papers go in practice; absent where the host has none. */
  readonly printer?: PracticePrinter
}

/** Everything that could make a run differ, and everything that is not the core's own. */
export interface CoreParts {
  readonly db: Database
  readonly books: Books
  readonly clock: Clock
  /** From a CSPRNG. */
  readonly random: (bytes: number) => Uint8Array
  /** @param closing says that the counter closes: questions end then, and nothing is opened */
  readonly makeProvider: (
    account: ProviderAccount,
    directory: OperatorDirectory,
    closing: AbortSignal,
  ) => Provider
  readonly vault: KeyVault
  readonly log: Log
  readonly version: string
  readonly practice: Practice | null
  /**
   * How long a submit may be left without an answer while its sale goes on the wire; absent, the
   * counter is answered as soon as the sale is on disk.
   */
  readonly firstStep_ms?: number
  /** Listens for the notices of alsamiflexi; absent where the host cannot. */
  readonly openDoor?: OpenDoor
  /** What papers are printed with; absent where the host prints through its page alone. */
  readonly press?: Press
  /**
   * `none` for benches and tests that sell faster than a provider lets a shop; absent, sales wait
   * for their provider's limit.
   */
  readonly saleLimits?: 'none'
  /** Null where the host's books are fixed. */
  readonly useBooks: ((books: Books) => Promise<void>) | null
}
