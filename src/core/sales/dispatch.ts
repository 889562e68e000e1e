import { present } from '../../domain/result.ts'
import type { SaleStep } from '../../domain/sale-machine.ts'
import { createAwake } from '../awake.ts'
import { type Attempt, createAttempt, type AttemptParts } from './attempt.ts'
import type { Command } from './guards.ts'
import { createPauses, type Pauses } from './pauses.ts'
import { createSaleRows, type SaleRow, type SaleRows } from './rows.ts'

/**
 * How long a counter that closes waits for the answer of a sale on the wire. What comes later is
 * not written down: the row says on-wire, and the next start makes it doubt (money.md §2).
 */
export const CLOSING_PATIENCE_ms = 10_000

/** Tries and their time while the cashier waits (money.md §3): at most three within 30 s. */
const TRIES = 3
const BETWEEN_TRIES_ms = 3_000
const PATIENCE_ms = 30_000

/** The press of a cashier by which a sale goes out. */
export interface Pressed {
  /** The sale of the same number and amount that the cashier was shown. */
  readonly twinSeen?: string | undefined
  /** How long ago it was, in milliseconds. */
  readonly waited_ms: number
}

export interface Dispatch {
  /**
   * Sends a sale that is still a draft; does nothing for any other, or for one that is on its way
   * already. Only a cashier's command leads here: never a start, a resume or a timer.
   */
  send(sale: SaleRow, pressed?: Pressed): void
  /** True while money may be on the wire or an answer is not on disk yet. */
  busy(): boolean
  /** True while this sale is being sent, or its answer waits for the disk. */
  sends(id: string): boolean
  /**
   * The machine sleeps or woke up: what has not left stays a draft. A try that was waiting must
   * not go out hours later, when its customer is gone.
   */
  callOff(): void
  /**
   * Settles when nothing is on the wire any more, or `CLOSING_PATIENCE_ms` later; from then on
   * nothing is written into the books. After `stop` alone.
   */
  idle(): Promise<void>
  /** From now on nothing new is sent, and an answer the disk refuses is not offered again. */
  stop(): void
}

export function createDispatch(parts: AttemptParts): Dispatch {
  const { lanes, limits, log } = parts
  const rows = createSaleRows(parts.db)
  const pauses = createPauses(parts.clock)
  const attempt = createAttempt(parts, pauses, () => booksLeft)
  const tryToSend = createTries(parts, rows, attempt, pauses)
  const underWay = new Map<string, Promise<void>>()
  let round = 0
  let stopped = false
  let booksLeft = false

  const callOff = (): void => {
    round += 1
    lanes.letGo()
    limits.letGo()
    pauses.cut()
  }
  return {
    send(sale, { twinSeen, waited_ms } = { waited_ms: 0 }) {
      if (sale.state !== 'created' || stopped || underWay.has(sale.id)) return
      const mine = round
      const awake = createAwake(parts.clock)
      const told = (event: string) => (cause: unknown) => {
        log.error(event, { sale: sale.id, why: String(cause) })
      }
      const going = tryToSend(sale.id, {
        wanted: () => mine === round && awake(),
        giveUpAt_ms: parts.clock.monotonic() + PATIENCE_ms - waited_ms,
        twinSeen: twinSeen ?? null,
      })
        .catch((cause: unknown) => {
          told('dispatch-stopped')(cause)
          mend(present(rows.byId(sale.id), `sale ${sale.id}`), parts)
        })
        // The row still says on-wire: settlement makes it doubt, and the next start does.
        .catch(told('left-on-the-wire'))
        .finally(() => underWay.delete(sale.id))
      underWay.set(sale.id, going)
    },
    busy: () => lanes.inside() > 0,
    sends: (id) => underWay.has(id),
    callOff,
    async idle() {
      const late = Promise.withResolvers<void>()
      const callOffLate = parts.clock.after(CLOSING_PATIENCE_ms, () => late.resolve())
      await Promise.race([Promise.all(underWay.values()), late.promise])
      callOffLate()
      booksLeft = true
      for (const sale of underWay.keys()) log.warn('closed-without-an-answer', { sale })
    },
    stop() {
      stopped = true
      callOff()
      pauses.end()
    },
  }
}

type Tries = (id: string, command: Command) => Promise<void>

function createTries(
  { clock, log, isStorageFailure }: AttemptParts,
  rows: SaleRows,
  attempt: Attempt,
  pauses: Pauses,
): Tries {
  const once: Attempt = async (sale, command) => {
    try {
      return await attempt(sale, command)
    } catch (cause) {
      if (!isStorageFailure(cause)) throw cause
      // Nothing leaves before it is on disk: what the disk refused can be tried once more.
      log.error('sale-not-stored', { sale: sale.id, why: String(cause) })
      return 'again'
    }
  }
  return async (id, command) => {
    const { wanted, giveUpAt_ms } = command
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const sale = rows.byId(id)
      const left_ms = giveUpAt_ms - clock.monotonic()
      if (sale?.state !== 'created' || !wanted() || left_ms <= 0) return
      const outcome = await once(sale, command)
      if (outcome === 'over' || tries === TRIES || !wanted()) return
      await pauses.wait(BETWEEN_TRIES_ms)
    }
  }
}

/**
 * A mistake of ours: what was on the wire is in doubt, and a draft says that nobody sends it. A
 * sale that has gone on takes neither step.
 */
function mend(sale: SaleRow, { transitions }: AttemptParts): void {
  const evidence = { cause: 'dispatch', words: '', observed: null } as const
  const step: SaleStep =
    sale.state === 'on-wire'
      ? { type: 'unknown', why: 'crash' }
      : { type: 'not-sent', why: 'stopped' }
  transitions.take(sale.seq, step, evidence)
}
