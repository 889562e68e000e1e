import type { Wallet, WalletDrift } from '../../contract/schemas.ts'
import {
  reserved,
  wallet as walletAccount,
  type WalletAt,
  wallets as everyWallet,
} from '../../domain/ledger.ts'
import { type Money, money } from '../../domain/money.ts'
import type { ProviderId, WalletName } from '../../domain/provider.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Alarms } from '../alarms.ts'
import type { Changes } from '../changes.ts'
import type { WritableDb } from '../db/database.ts'
import type { Balances } from '../ledger/balances.ts'
import type { Post } from '../ledger/post.ts'
import type { Log } from '../log.ts'
import type { BalanceAnswer } from '../providers/provider.ts'
import type { Recent } from '../recent.ts'
import type { Run } from '../run.ts'
import type { ShopDay } from '../shop-day.ts'
import { createSuspended } from './aside.ts'
import { type Calibration, createCalibration } from './calibration.ts'
import { createWalletEvidence, type DoubtedSale, type WalletEvidence } from './evidence.ts'
import { createKeptReadings, type KeptReadings } from './kept-readings.ts'
import { createLearned, type Learned } from './learned.ts'
import { createMoves, type Moves } from './moves.ts'
import { createOpenings, type Openings } from './openings.ts'
import { createDrift } from './drift.ts'
import { createPace, type Days } from './pace.ts'
import {
  type CleanFigures,
  createReadings,
  type Readings,
  type Standpoint,
  type WalletReading,
} from './readings.ts'
import { type BookTopUp, type Bought, createTopUps, type TopUpParts } from './top-ups.ts'

export type { SaleWords } from './learned.ts'
export type { WalletReading } from './readings.ts'

/** Our prepaid money at the providers: by our books, and by what they say. */
export interface Wallets {
  /** In the order of preference, as the providers are listed. */
  list(): Wallet[]
  /** Asks the provider, keeps its figures and takes new wallets into the books. */
  read(provider: ProviderId): Promise<BalanceAnswer | null>
  lastReading(provider: ProviderId, wallet: WalletName): WalletReading | null
  /** Books balance that was bought. */
  readonly topUp: BookTopUp
  /** Where the providers' figures moved away from ours. */
  drift(): WalletDrift[]
  /** What the wallet says of a sale in doubt; null for one whose bytes never left. */
  evidence(sale: DoubtedSale): WalletEvidence | null
  /** What a sale earns by what past ones took; null while that is not known surely. */
  readonly learnedCommission: Learned['commission']
  /** What a sale that is about to leave keeps of its wallet. */
  witness(provider: ProviderId, wallet: WalletName, accountMark: number | null): Witness
  /** True once the wallet stands in our books with the provider's own figure. */
  opened(provider: ProviderId, wallet: WalletName): boolean
}

/** A wallet's figures by which a sale may be judged, should it come to doubt. */
export interface Witness {
  /** The newest kept reading; the looks that count come after it. */
  readonly readingSeq: number | null
  readonly clean: CleanFigures | null
}

export interface WalletsParts {
  readonly db: WritableDb
  readonly accounts: Accounts
  readonly balances: Balances
  readonly days: Days
  readonly post: Post
  readonly run: Run
  readonly shopDay: ShopDay
  readonly recent: Recent
  readonly changes: Changes
  readonly alarms: Alarms
  readonly log: Log
  readonly bought: Bought | null
  readonly shifts: TopUpParts['shifts']
}

export function createWallets(parts: WalletsParts): Wallets {
  const { accounts, run, balances } = parts
  const readings = createReadings(parts.db, balances, run, (provider) => accounts.mark(provider))
  const kept = createKeptReadings(parts.db, run)
  const calibration = createCalibration(parts.db, run, (at) => kept.lastGap(at))
  const openings = createOpenings(parts)
  const pace = createPace(parts.days)
  const drift = createDrift(parts.db)
  const suspended = createSuspended(parts.db)
  const learned = createLearned(parts.db)
  const moves = createMoves({ ...parts, learned })
  const keep = createKeep(parts, { readings, kept, calibration, openings, learned, moves })
  const unexplained = (at: WalletAt): Money | null => {
    const theirs_e4 = openings.opened(at.provider, at.wallet) ? readings.comparable(at) : null
    return theirs_e4 === null ? null : money(theirs_e4 - balances.balance(walletAccount(at)))
  }
  const agrees = (at: WalletAt) => unexplained(at) === 0 && suspended(at) === 0
  return {
    async read(provider) {
      const client = accounts.live(provider)
      if (!client) return null
      const before = standpointsOf(provider, readings)
      const answer = await client.askBalance()
      keep(provider, answer, before)
      return answer
    },
    lastReading: (provider, wallet) => readings.last({ provider, wallet }),
    topUp: createTopUps({ ...parts, unexplained }, openings),
    drift: () => drift(run.moment().at_ms),
    witness: (provider, wallet, accountMark) => ({
      readingSeq: kept.newest({ provider, wallet }),
      clean: readings.fresh({ provider, wallet }, accountMark),
    }),
    evidence: createWalletEvidence(parts.db, kept, calibration, learned, agrees),
    learnedCommission: (of) => learned.commission(of),
    opened: (provider, wallet) => openings.opened(provider, wallet),
    list: () => {
      const { at_ms } = run.moment()
      const perHour = pace.of(at_ms)
      return accounts
        .preferred()
        .flatMap((mine) => everyWallet.filter(({ provider }) => provider === mine))
        .map((at) => {
          const opened = openings.opened(at.provider, at.wallet)
          const perHour_e4 = perHour(at.provider, at.wallet)
          const suspense_e4 = suspended(at)
          const unexplained_e4 = unexplained(at)
          const known = { balances, readings, opened, perHour_e4, suspense_e4 }
          return describe(at, { ...known, unexplained_e4 })
        })
    },
  }
}

type Standpoints = ReadonlyMap<WalletName, Standpoint>

function standpointsOf(provider: ProviderId, readings: Readings): Standpoints {
  const mine = everyWallet.filter((at) => at.provider === provider)
  return new Map(mine.map((at) => [at.wallet, readings.before(at)]))
}

interface Keepers {
  readonly readings: Readings
  readonly kept: KeptReadings
  readonly calibration: Calibration
  readonly openings: Openings
  readonly learned: Learned
  readonly moves: Moves
}

function createKeep({ changes, log }: WalletsParts, keepers: Keepers) {
  const { readings, kept, calibration, openings, learned, moves } = keepers
  return (provider: ProviderId, answer: BalanceAnswer, standpoints: Standpoints): void => {
    if (answer.kind !== 'balances') {
      if (answer.why !== 'stopped') log.warn('balance-unknown', { provider, why: answer.why })
      return
    }
    for (const { wallet, balance_e4 } of answer.wallets) {
      const at = { provider, wallet }
      const before = standpoints.get(wallet)
      if (!before) throw new Error(`${provider} has no wallet ${wallet}`)
      const isNew = !openings.opened(provider, wallet)
      openings.open(provider, wallet, balance_e4)
      // The figure that opens a wallet is our own figure from then on.
      const steady = readings.keep(at, balance_e4, isNew ? readings.before(at) : before)
      if (!steady) continue
      // First held against the last one that is kept, then kept itself.
      calibration.note(steady)
      kept.keep(steady)
      if (steady.doubted_e4 + steady.open_e4 > 0) continue
      learned.note(steady)
      moves.note(steady)
    }
    changes.tell('wallet', provider)
  }
}

interface Known {
  readonly balances: Balances
  readonly readings: Readings
  readonly opened: boolean
  readonly perHour_e4: number
  readonly suspense_e4: Money
  readonly unexplained_e4: Money | null
}

function describe(at: WalletAt, known: Known): Wallet {
  const { balances, readings, opened, perHour_e4, suspense_e4, unexplained_e4 } = known
  const balance_e4 = balances.balance(walletAccount(at))
  const reading = readings.last(at)
  return {
    ...at,
    balance_e4,
    reserved_e4: balances.balance(reserved(at)),
    suspense_e4,
    providerBalance_e4: reading?.balance_e4 ?? null,
    askedAt_ms: reading?.at_ms ?? null,
    unexplained_e4,
    opened,
    lasts_h: opened && perHour_e4 > 0 ? Math.max(0, balance_e4) / perHour_e4 : null,
  }
}
