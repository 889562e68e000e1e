import type { ProviderId, WalletName } from '../../domain/provider.ts'
import type { SaleStep } from '../../domain/sale-machine.ts'
import type { Clock } from '../clock.ts'
import type { WritableDb } from '../db/database.ts'
import type { Log } from '../log.ts'
import type { OpenedSale, Provider, SaleAnswer } from '../providers/provider.ts'
import type { WalletReading } from '../wallets/wallets.ts'
import { classOf, stepForAnswer } from './answers.ts'
import type { Evidence } from './history.ts'
import type { Lanes } from './lanes.ts'
import { pause } from './pause.ts'
import { orderOf, type SaleRow } from './rows.ts'
import type { Transitions } from './transition.ts'

/** How old the provider's figure may be when autoflexi's bytes leave (money.md §4). */
const FRESH_BALANCE_ms = 5_000
/** An answer that the disk refused is offered again until it is taken or the counter stops. */
const WRITE_AGAIN_ms = 1_000

/** What an attempt needs of the wallets. */
export interface WalletGate {
  opened(provider: ProviderId, wallet: WalletName): boolean
  read(provider: ProviderId): Promise<unknown>
  lastReading(provider: ProviderId, wallet: WalletName): WalletReading | null
}

export interface AttemptParts {
  readonly db: WritableDb
  readonly clock: Clock
  readonly log: Log
  readonly lanes: Lanes
  readonly transitions: Transitions
  readonly wallets: WalletGate
  readonly live: (provider: ProviderId) => Provider | null
  /** True once the counter closes: from then on nothing new is sent. */
  readonly stopped: () => boolean
}

/** `again`: proved that nothing left, and another try makes sense. */
export type AttemptOutcome = 'again' | 'over'

/** One try to send one draft, in the order of money.md §2. */
export type Attempt = (sale: SaleRow, patience_ms: number) => Promise<AttemptOutcome>

export function createAttempt(parts: AttemptParts): Attempt {
  const goOnWire = createOnWire(parts)
  const overWire = async (sale: SaleRow, provider: Provider): Promise<AttemptOutcome> => {
    if (!(await walletReady(sale, parts))) return notSent(sale, 'wallet-unread', '', parts)
    const opened = await provider.open(orderOf(sale))
    if (opened.kind === 'not-sent') return notSent(sale, opened.why, opened.words, parts)
    // The row is on disk as on-wire before the first byte leaves. A sale that was cancelled while
    // the connection opened, or a disk that refuses, ends here with nothing sent.
    if (parts.stopped() || !orAbandon(opened, () => goOnWire(sale, opened))) {
      opened.abandon()
      return 'over'
    }
    await keepAnswer(sale.seq, await opened.send(), parts)
    return 'over'
  }
  return async (sale, patience_ms) => {
    const provider = parts.live(sale.provider)
    const leave = provider && (await parts.lanes.enter(sale.provider, patience_ms))
    if (!provider || !leave) return notSent(sale, 'lane-closed', '', parts)
    try {
      return await overWire(sale, provider)
    } finally {
      leave()
    }
  }
}

function notSent(
  sale: SaleRow,
  why: string,
  words: string,
  { transitions }: AttemptParts,
): AttemptOutcome {
  const raw = { httpStatus: null, elapsed_ms: 0, body: words }
  const observed = { source: 'open', class: 'not-sent', raw } as const
  const step = { type: 'not-sent', why } as const
  const taken = transitions.take(sale.seq, step, { cause: 'dispatch', words, observed })
  return taken.ok ? 'again' : 'over'
}

/** The last commit before the bytes: `on-wire`, the attempt, the reserve. */
function createOnWire({ db, transitions, wallets }: AttemptParts) {
  const insertAttempt = db.change<
    [number, number, number, string, string, number | null]
  >(`INSERT INTO attempt (sale_seq, at_ms, mono_ms, boot, request_hash, wallet_before_e4)
     VALUES (?, ?, ?, ?, ?, ?)`)
  return (sale: SaleRow, { requestHash }: OpenedSale): boolean => {
    const before = wallets.lastReading(sale.provider, sale.wallet)?.balance_e4 ?? null
    const sent: SaleStep = { type: 'sent', requestHash }
    const evidence: Evidence = { cause: 'dispatch', words: '', observed: null }
    const taken = transitions.take(sale.seq, sent, evidence, (row, { at_ms, mono_ms, boot }) => {
      insertAttempt.run(row.seq, at_ms, mono_ms, boot, requestHash, before)
    })
    return taken.ok
  }
}

async function keepAnswer(
  seq: number,
  answer: SaleAnswer,
  { transitions, log, clock, stopped }: AttemptParts,
): Promise<void> {
  const observed = { source: 'create', class: classOf(answer), raw: answer.raw } as const
  const evidence = { cause: 'dispatch', words: answer.words, observed } as const
  for (;;) {
    try {
      transitions.take(seq, stepForAnswer(answer), evidence)
      return
    } catch (cause) {
      log.error('answer-not-stored', { seq, why: String(cause) })
      // The row still says on-wire: the next start makes it doubt, and nothing is lost but time.
      if (stopped()) return
      await pause(clock, WRITE_AGAIN_ms)
    }
  }
}

async function walletReady(sale: SaleRow, { wallets, clock }: AttemptParts): Promise<boolean> {
  const { provider, wallet } = sale
  const read = wallets.lastReading(provider, wallet)
  const stale = read === null || clock.monotonic() - read.mono_ms > FRESH_BALANCE_ms
  const wanted = !wallets.opened(provider, wallet) || (provider === 'autoflexi' && stale)
  if (wanted) await wallets.read(provider)
  return wallets.opened(provider, wallet)
}

function orAbandon<Value>(opened: OpenedSale, commit: () => Value): Value {
  try {
    return commit()
  } catch (cause) {
    opened.abandon()
    throw cause
  }
}
