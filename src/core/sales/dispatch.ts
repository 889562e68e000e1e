import type { ProviderId, WalletName } from '../../domain/provider.ts'
import type { Clock } from '../clock.ts'
import type { WritableDb } from '../db/database.ts'
import type { Log } from '../log.ts'
import type { OpenedSale, Provider, SaleAnswer } from '../providers/provider.ts'
import type { Run } from '../run.ts'
import type { WalletReading } from '../wallets/wallets.ts'
import { classOf, stepForAnswer } from './answers.ts'
import type { Lanes } from './lanes.ts'
import { createSaleRows, orderOf, type SaleRow } from './rows.ts'
import type { Transitions } from './transition.ts'

/** Tries and their time while the cashier waits (money.md §3): at most three within 30 s. */
const TRIES = 3
const BETWEEN_TRIES_ms = 3_000
const PATIENCE_ms = 30_000
/** How old the provider's figure may be when autoflexi's bytes leave (money.md §4). */
const FRESH_BALANCE_ms = 5_000
/** An answer that the disk refused is offered again until it is taken or the counter stops. */
const WRITE_AGAIN_ms = 1_000

/** What dispatch needs of the wallets. */
export interface WalletGate {
  opened(provider: ProviderId, wallet: WalletName): boolean
  read(provider: ProviderId): Promise<unknown>
  lastReading(provider: ProviderId, wallet: WalletName): WalletReading | null
}

export interface DispatchParts {
  readonly db: WritableDb
  readonly clock: Clock
  readonly run: Run
  readonly log: Log
  readonly lanes: Lanes
  readonly transitions: Transitions
  readonly wallets: WalletGate
  readonly live: (provider: ProviderId) => Provider | null
}

export interface Dispatch {
  /**
   * Sends a sale that is still a draft; does nothing for any other, or for one that is on its way
   * already. Only a cashier's command leads here: never a start, a resume or a timer.
   */
  send(sale: SaleRow): void
  /** True while money may be on the wire or an answer is not on disk yet. */
  busy(): boolean
  /** Settles when nothing is on the wire any more. */
  idle(): Promise<void>
  /** From now on nothing new is sent, and an answer the disk refuses is not offered again. */
  stop(): void
}

export function createDispatch(parts: DispatchParts): Dispatch {
  const rows = createSaleRows(parts.db)
  const underWay = new Map<string, Promise<void>>()
  const stopped = { yes: false }
  const attempt = createAttempt(parts, stopped)

  const tryToSend = async (id: string): Promise<void> => {
    const giveUpAt = parts.clock.monotonic() + PATIENCE_ms
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const sale = rows.byId(id)
      if (!sale || sale.state !== 'created' || stopped.yes) return
      const left_ms = giveUpAt - parts.clock.monotonic()
      const outcome = left_ms <= 0 ? 'over' : await attempt(sale, left_ms)
      if (outcome === 'over' || tries === TRIES) return
      await pause(parts.clock, BETWEEN_TRIES_ms)
    }
  }

  return {
    send(sale) {
      if (sale.state !== 'created' || stopped.yes || underWay.has(sale.id)) return
      const going = tryToSend(sale.id)
        .catch((cause: unknown) => {
          // Nothing is known to have left: a sale on the wire becomes doubt at the next start.
          parts.log.error('dispatch-stopped', { sale: sale.id, why: String(cause) })
        })
        .finally(() => underWay.delete(sale.id))
      underWay.set(sale.id, going)
    },
    busy: () => parts.lanes.inside() > 0,
    async idle() {
      await Promise.all(underWay.values())
    },
    stop() {
      stopped.yes = true
    },
  }
}

/** `again`: proved that nothing left, and another try makes sense. */
type Outcome = 'again' | 'over'

function createAttempt(parts: DispatchParts, stopped: { yes: boolean }) {
  const { transitions, wallets, lanes, clock } = parts
  const insertAttempt = parts.db.change<
    [number, number, number, string, string, number | null]
  >(`INSERT INTO attempt (sale_seq, at_ms, mono_ms, boot, request_hash, wallet_before_e4)
     VALUES (?, ?, ?, ?, ?, ?)`)

  const notSent = (sale: SaleRow, why: string, words: string): Outcome => {
    const raw = { httpStatus: null, elapsed_ms: 0, body: words }
    const observed = { source: 'open', class: 'not-sent', raw } as const
    const step = { type: 'not-sent', why } as const
    const taken = transitions.take(sale.seq, step, { cause: 'dispatch', words, observed })
    return taken.ok ? 'again' : 'over'
  }

  const goOnWire = (sale: SaleRow, opened: OpenedSale): SaleRow | null => {
    const before = wallets.lastReading(sale.provider, sale.wallet)?.balance_e4 ?? null
    const { requestHash } = opened
    const taken = transitions.take(
      sale.seq,
      { type: 'sent', requestHash },
      { cause: 'dispatch', words: '', observed: null },
      (row, { at_ms, mono_ms, boot }) => {
        insertAttempt.run(row.seq, at_ms, mono_ms, boot, requestHash, before)
      },
    )
    return taken.ok ? taken.value : null
  }

  const keep = async (seq: number, answer: SaleAnswer): Promise<void> => {
    const observed = { source: 'create', class: classOf(answer), raw: answer.raw } as const
    const evidence = { cause: 'dispatch', words: answer.words, observed } as const
    for (;;) {
      try {
        transitions.take(seq, stepForAnswer(answer), evidence)
        return
      } catch (cause) {
        parts.log.error('answer-not-stored', { seq, why: String(cause) })
        if (stopped.yes) return
        await pause(clock, WRITE_AGAIN_ms)
      }
    }
  }

  const walletReady = async (sale: SaleRow): Promise<boolean> => {
    const { provider, wallet } = sale
    const read = wallets.lastReading(provider, wallet)
    const stale = read === null || clock.monotonic() - read.mono_ms > FRESH_BALANCE_ms
    const wanted = !wallets.opened(provider, wallet) || (provider === 'autoflexi' && stale)
    if (wanted) await wallets.read(provider)
    return wallets.opened(provider, wallet)
  }

  return async (sale: SaleRow, patience_ms: number): Promise<Outcome> => {
    const provider = parts.live(sale.provider)
    if (!provider) return notSent(sale, 'lane-closed', '')
    const leave = await lanes.enter(sale.provider, patience_ms)
    if (!leave) return notSent(sale, 'lane-closed', '')
    try {
      if (!(await walletReady(sale))) return notSent(sale, 'wallet-unread', '')
      const opened = await provider.open(orderOf(sale))
      if (opened.kind === 'not-sent') return notSent(sale, opened.why, opened.words)
      // The row is on disk as on-wire before the first byte leaves. A sale that was cancelled
      // while the connection opened, or a disk that refuses, ends here with nothing sent.
      const onWire = stopped.yes ? null : orAbandon(opened, () => goOnWire(sale, opened))
      if (!onWire) {
        opened.abandon()
        return 'over'
      }
      await keep(sale.seq, await opened.send())
      return 'over'
    } finally {
      leave()
    }
  }
}

function orAbandon<Value>(opened: OpenedSale, commit: () => Value): Value {
  try {
    return commit()
  } catch (cause) {
    opened.abandon()
    throw cause
  }
}

function pause(clock: Clock, delay_ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(delay_ms, resolve)
  })
}
