import type { NotSentCode } from '../../contract/codes.ts'
import type { Shelf } from '../../domain/kinds/kind.ts'
import { listFor } from '../../domain/kinds/package/lists.ts'
import { isSamePackName } from '../../domain/kinds/package/pack-name.ts'
import type { ProviderId, WalletName } from '../../domain/provider.ts'
import type { Clock } from '../clock.ts'
import type { WritableDb } from '../db/database.ts'
import type { BalanceAnswer } from '../providers/provider.ts'
import type { WalletReading, Witness } from '../wallets/wallets.ts'
import { createSingleFile, type LanePolicy } from './lane-policy.ts'
import { createReplacedBy } from './replaced.ts'
import { type SaleRow, termsOf } from './rows.ts'
import type { Twins } from './twin.ts'

/** What an attempt needs of the wallets. */
export interface WalletGate {
  opened(provider: ProviderId, wallet: WalletName): boolean
  read(provider: ProviderId): Promise<BalanceAnswer | null>
  lastReading(provider: ProviderId, wallet: WalletName): WalletReading | null
  witness(provider: ProviderId, wallet: WalletName, accountMark: number | null): Witness
}

/** What may speak against a sale is asked of these. */
export interface GuardParts {
  readonly db: WritableDb
  readonly clock: Clock
  readonly policy: LanePolicy
  readonly twins: Twins
  readonly shelf: Shelf
  readonly wallets: WalletGate
  readonly keyRefused: (provider: ProviderId) => boolean
}

/** One command of a cashier to send a sale. */
export interface Command {
  /** False once the counter stops or sleeps, for then nothing leaves. */
  readonly wanted: () => boolean
  /** The monotonic moment at which its cashier waits no longer. */
  readonly giveUpAt_ms: number
  /** The sale of the same number and amount that the cashier was shown, and sold beside. */
  readonly twinSeen: string | null
}

/** What keeps a sale back, before anything is opened and once more just before its bytes. */
export function createGuards(parts: GuardParts) {
  const { twins } = parts
  const mustWait = createMustWait(parts.db)
  const replacedBy = createReplacedBy(parts.db)
  const shut = ({ provider }: SaleRow): boolean =>
    parts.keyRefused(provider) || parts.policy.shut(provider) !== null
  const isLate = ({ giveUpAt_ms }: Command) => parts.clock.monotonic() >= giveUpAt_ms
  return {
    shut,
    isLate,
    mustWait,
    walletReady: (sale: SaleRow) => walletReady(sale, parts),
    /** With the connection open: why it is closed unused; null where nothing speaks against it. */
    heldBack: async (sale: SaleRow, command: Command): Promise<NotSentCode | null> => {
      const isYoung = await figureIsYoung(sale, parts)
      if (!command.wanted()) return 'stopped'
      if (!isYoung) return 'wallet-unread'
      if (isLate(command)) return 'too-late'
      // While the connection opened another may have come to doubt, or the key been turned away.
      if (shut(sale)) return 'lane-closed'
      // Or its list was read again, while it waited for its turn.
      if (isChangedPack(sale, parts.shelf)) return 'pack-changed'
      if (twins.bars(sale)) return 'twin-open'
      // The one it is sold in place of came after all: its customer has what this was to bring.
      if (replacedBy(sale).length > 0) return 'replaced-open'
      // Or the same was sold meanwhile: the cashier is to see that before this one leaves as well.
      const passed = twins.passed(sale)
      return passed && passed.id !== command.twinSeen ? 'twin-sold' : null
    },
  }
}

/**
 * Several may have come into a lane before anything was in doubt, and wait in it for a place under
 * the limit: from then on they leave one at a time as well (money.md §4).
 */
function createMustWait(db: WritableDb): (sale: SaleRow) => NotSentCode | null {
  const isSingle = createSingleFile(db)
  const wired = db.read<[string], { one: number }>(
    `SELECT 1 AS one FROM sale INDEXED BY sale_state
     WHERE state = 'on-wire' AND provider = CAST(? AS TEXT) LIMIT 1`,
  )
  return ({ provider }) => (isSingle(provider) && wired.get(provider) ? 'lane-closed' : null)
}

/** Asked for by its id alone, a price or a pack that nobody agreed on would be bought (C15). */
function isChangedPack(sale: SaleRow, shelf: Shelf): boolean {
  const terms = termsOf(sale)
  if (!('packageId' in terms)) return false
  const list = listFor(terms.operator, terms.lineType)
  const pack = list && shelf.pack(list, terms.packageId)
  return (
    pack?.price_e4 !== sale.amount_e4 ||
    pack.isDrive !== (sale.kind === 'drive') ||
    !isSamePackName(pack.name, terms.packageName)
  )
}

/**
 * The wallet is in the books. At autoflexi its figure is all the evidence there will be, so it is
 * asked for anew, with the lane held: a figure that is only seconds old may still be from before
 * the sale that went ahead of this one (money.md §4, A).
 */
async function walletReady(
  { provider, wallet }: SaleRow,
  { wallets }: GuardParts,
): Promise<boolean> {
  const isEvidence = provider === 'autoflexi'
  if (wallets.opened(provider, wallet) && !isEvidence) return true
  const answer = await wallets.read(provider)
  return answer?.kind === 'balances' && wallets.opened(provider, wallet)
}

/** A figure may be this old when the bytes leave, where it is all the evidence there will be. */
const FIGURE_YOUNG_ms = 5_000

/** A connection that took its time to open let the figure grow old: it is asked for once more. */
async function figureIsYoung(
  { provider, wallet }: SaleRow,
  { wallets, clock }: GuardParts,
): Promise<boolean> {
  if (provider !== 'autoflexi') return true
  const reading = wallets.lastReading(provider, wallet)
  if (reading && clock.monotonic() - reading.mono_ms <= FIGURE_YOUNG_ms) return true
  return (await wallets.read(provider))?.kind === 'balances'
}
