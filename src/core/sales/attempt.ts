import type { NotSentCode } from '../../contract/codes.ts'
import type { Money } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { SaleStep } from '../../domain/sale-machine.ts'
import type { Limits, Place } from '../limits/limits.ts'
import type { Log } from '../log.ts'
import type { OpenedSale, Provider, SaleAnswer } from '../providers/provider.ts'
import type { Moment } from '../run.ts'
import { classOf, stepForAnswer } from './answers.ts'
import type { Evidence, Observed } from './history.ts'
import { type Command, createGuards, type GuardParts } from './guards.ts'
import type { Lanes } from './lanes.ts'
import type { Pauses } from './pauses.ts'
import type { InLine } from './in-line.ts'
import { orderOf, type SaleRow } from './rows.ts'
import type { Transitions } from './transition.ts'

/** An answer that the disk refused is offered again until it is taken or the counter stops. */
const WRITE_AGAIN_ms = 1_000

export interface AttemptParts extends GuardParts {
  readonly log: Log
  readonly lanes: Lanes
  /** Who waits for a provider's limit waits with its lane held, so that nobody overtakes it. */
  readonly limits: Pick<Limits, 'sale' | 'isFree' | 'letGo'>
  /** Where whoever waits is told of. */
  readonly inLine: Pick<InLine, 'enter'>
  readonly transitions: Transitions
  readonly live: (provider: ProviderId) => Provider | null
  /** Of the account that `live` speaks for just now. */
  readonly accountMark: (provider: ProviderId) => number | null
  /** A copy of the books was put back: the draft may have been sent by those that are gone. */
  readonly mayHaveLeft: (draft: SaleRow) => boolean
  /** True for a write the disk refused; anything else that is thrown is a mistake of ours. */
  readonly isStorageFailure: (cause: unknown) => boolean
}

/** `again`: proved that nothing left, and another try makes sense. */
export type AttemptOutcome = 'again' | 'over'

/**
 * One try to send one draft, in the order of money.md §2.
 *
 * @throws when the disk refuses a write, and then nothing has left
 */
export type Attempt = (sale: SaleRow, command: Command) => Promise<AttemptOutcome>

export function createAttempt(
  parts: AttemptParts,
  pauses: Pauses,
  booksLeft: () => boolean,
): Attempt {
  const guards = createGuards(parts)
  const notSent = createNotSent(parts, booksLeft)
  const heard = createHeard(parts, pauses, booksLeft)
  const overWire = createOverWire(parts, guards, notSent, heard)
  return async (sale, command) => {
    if (parts.mayHaveLeft(sale)) return notSent(sale, 'from-copy')
    const outcome = await inLane(sale, command, parts, async (place) => {
      // Looked up now: while the sale waited its key may have been turned away, or changed, and
      // the sale that went ahead of it may have come to doubt.
      const provider = guards.shut(sale) ? null : parts.live(sale.provider)
      return provider ? await overWire(sale, provider, command, place) : 'lane-closed'
    })
    if (outcome === 'again' || outcome === 'over') return outcome
    return notSent(sale, command.wanted() ? outcome : 'stopped')
  }
}

/** Opens the connection, looks a last time at what speaks against it, and sends. */
function createOverWire(
  parts: AttemptParts,
  { isLate, heldBack, mustWait, walletReady }: Guards,
  notSent: NotSent,
  heard: Heard,
) {
  const onWireUnder = createOnWire(parts)
  return async (
    sale: SaleRow,
    provider: Provider,
    command: Command,
    place: Place,
  ): Promise<AttemptOutcome> => {
    const { wanted } = command
    // Whatever the owner changes from here on, it leaves through this client's account.
    const goOnWire = onWireUnder(parts.accountMark(sale.provider))
    const isReady = await walletReady(sale)
    if (!wanted()) return notSent(sale, 'stopped')
    if (!isReady) return notSent(sale, 'wallet-unread')
    // A wallet may take a minute to be read, and by then the customer may have gone.
    if (isLate(command)) return notSent(sale, 'too-late')
    const opened = await openFor(sale, provider)
    if (!wanted()) {
      if (opened.kind === 'ready') opened.abandon()
      return notSent(sale, 'stopped')
    }
    if (opened.kind === 'not-sent') return notSent(sale, opened.why, opened.words)
    let why: NotSentCode | null
    try {
      // The last two are looked at in the very turn in which it leaves.
      why = (await heldBack(sale, command)) ?? hungUp(opened) ?? mustWait(sale)
    } catch (cause) {
      // The disk refuses to say: nobody would close the connection any more.
      opened.abandon()
      throw cause
    }
    if (why !== null) {
      opened.abandon()
      return notSent(sale, why)
    }
    place.leaves()
    // The row is on disk as on-wire before the first byte leaves. A sale that was cancelled while
    // the connection opened, or a disk that refuses, ends here with nothing sent.
    if (!goOnWire(sale, opened)) return 'over'
    const answer = await answerOf(opened)
    await heard(sale, answer)
    return 'over'
  }
}

type Guards = ReturnType<typeof createGuards>
type NotSent = ReturnType<typeof createNotSent>
type Heard = ReturnType<typeof createHeard>

/** What the provider answered is written down, and what it means for the lane told. */
function createHeard(parts: AttemptParts, pauses: Pauses, booksLeft: () => boolean) {
  const keepAnswer = createKeep(parts, pauses)
  return async (sale: SaleRow, answer: SaleAnswer): Promise<void> => {
    if (answer.kind === 'unknown') parts.policy.heardNothing(sale.provider)
    // Too late for a counter that has closed: the row says on-wire, the next start makes it doubt.
    if (!booksLeft()) await keepAnswer(sale.seq, answer)
  }
}

type NoPlace = 'lane-closed' | 'limit-full'

/** With a place in the lane and one under the provider's limit, or why there was none in time. */
async function inLane(
  sale: SaleRow,
  { giveUpAt_ms }: Command,
  { lanes, limits, inLine, clock }: AttemptParts,
  work: (place: Place) => Promise<AttemptOutcome | NoPlace>,
): Promise<AttemptOutcome | NoPlace> {
  const { provider } = sale
  const waitsFor = (what: 'turn' | 'limit') => inLine.enter(sale, what, giveUpAt_ms)
  const hasTurn = lanes.isFree(provider) ? null : waitsFor('turn')
  const leave = await lanes.enter(provider, giveUpAt_ms - clock.monotonic())
  hasTurn?.()
  if (!leave) return 'lane-closed'
  try {
    const hasPlace = limits.isFree(provider) ? null : waitsFor('limit')
    const place = await limits.sale(provider, giveUpAt_ms - clock.monotonic())
    hasPlace?.()
    if (!place) return 'limit-full'
    try {
      return await work(place)
    } finally {
      place.release()
    }
  } finally {
    leave()
  }
}

/** Since the sale was confirmed the provider's list may have changed. */
async function openFor(sale: SaleRow, provider: Provider): Promise<OpenedSale | Unopened> {
  const order = orderOf(sale)
  return provider.cannotSell(order) === null
    ? provider.open(order)
    : { kind: 'not-sent', why: 'not-sold', words: '' }
}

/**
 * While the wallet was read again the connection lay idle, and the provider may have hung up on it.
 * That is proof as good as a connection that could not be opened, as long as it is seen before the
 * commit; after that only doubt is honest.
 */
function hungUp(opened: OpenedSale): NotSentCode | null {
  return opened.isLost() ? 'connect' : null
}

interface Unopened {
  readonly kind: 'not-sent'
  readonly why: NotSentCode
  readonly words: string
}

/** Another try a moment later could say nothing else. */
const forAPerson: readonly NotSentCode[] = ['from-copy', 'pack-changed']

/** Proof that nothing left: the sale stays a draft, and says why. */
function createNotSent({ transitions }: AttemptParts, booksLeft: () => boolean) {
  return (sale: SaleRow, why: NotSentCode, words = ''): AttemptOutcome => {
    if (booksLeft()) return 'over'
    const raw = { httpStatus: null, elapsed_ms: 0, body: words }
    const observed = { source: 'open', class: 'not-sent', raw } as const
    const step = { type: 'not-sent', why } as const
    const taken = transitions.take(sale.seq, step, { cause: 'dispatch', words, observed })
    return taken.ok && !forAPerson.includes(why) ? 'again' : 'over'
  }
}

interface AttemptColumns extends Moment {
  readonly sale_seq: number
  readonly request_hash: string
  readonly wallet_before_e4: number | null
  readonly account_mark: number | null
  readonly reading_seq: number | null
  readonly clean_at_ms: number | null
  readonly clean_mono_ms: number | null
  readonly clean_balance_e4: number | null
  readonly clean_ours_e4: number | null
}

/**
 * The last commit before the bytes: `on-wire`, the attempt, the reserve. Where it is not taken the
 * connection is closed unused, and false says that nothing may leave.
 */
function createOnWire({ db, transitions, wallets }: AttemptParts) {
  const insertAttempt = db.change<[AttemptColumns]>(
    `INSERT INTO attempt (sale_seq, at_ms, mono_ms, boot, request_hash, wallet_before_e4,
       account_mark, reading_seq, clean_at_ms, clean_mono_ms, clean_balance_e4, clean_ours_e4)
     VALUES (@sale_seq, @at_ms, @mono_ms, @boot, @request_hash, @wallet_before_e4, @account_mark,
       @reading_seq, @clean_at_ms, @clean_mono_ms, @clean_balance_e4, @clean_ours_e4)`,
  )
  const write = (sale: SaleRow, requestHash: string, accountMark: number | null): boolean => {
    const before = wallets.lastReading(sale.provider, sale.wallet)?.balance_e4 ?? null
    const sent: SaleStep = { type: 'sent', requestHash }
    const evidence: Evidence = { cause: 'dispatch', words: '', observed: null }
    const taken = transitions.take(sale.seq, sent, evidence, (row, { at_ms, mono_ms, boot }) => {
      const { readingSeq, clean } = wallets.witness(row.provider, row.wallet, accountMark)
      insertAttempt.run({
        sale_seq: row.seq,
        at_ms,
        mono_ms,
        boot,
        request_hash: requestHash,
        wallet_before_e4: before,
        account_mark: accountMark,
        reading_seq: readingSeq,
        clean_at_ms: clean?.at_ms ?? null,
        clean_mono_ms: clean?.mono_ms ?? null,
        clean_balance_e4: clean?.balance_e4 ?? null,
        clean_ours_e4: clean?.ours_e4 ?? null,
      })
    })
    return taken.ok
  }
  return (accountMark: number | null) => {
    const commit = (sale: SaleRow, requestHash: string) => write(sale, requestHash, accountMark)
    return (sale: SaleRow, opened: OpenedSale): boolean => {
      let committed = false
      try {
        committed = commit(sale, opened.requestHash)
        return committed
      } finally {
        if (!committed) opened.abandon()
      }
    }
  }
}

/** A client that throws after its bytes left has told us nothing: that is doubt, never silence. */
async function answerOf(opened: OpenedSale): Promise<SaleAnswer> {
  try {
    return await opened.send()
  } catch (cause) {
    const raw = { httpStatus: null, elapsed_ms: 0, body: '' }
    const words = cause instanceof Error ? cause.name : typeof cause
    return { kind: 'unknown', why: 'crash', words, raw }
  }
}

/** What the wallet holds after the sale, where the answer says so. */
function balanceIn(answer: SaleAnswer): Money | null {
  return answer.kind === 'accepted' ? answer.walletAfter_e4 : null
}

/** Writes an answer down, however long the disk refuses it. */
function createKeep({ transitions, log, isStorageFailure }: AttemptParts, pauses: Pauses) {
  return async (seq: number, answer: SaleAnswer): Promise<void> => {
    const balance_e4 = balanceIn(answer)
    // A wallet that is empty just after it paid is a mistake of theirs more often than the truth:
    // no evidence (bad-inputs row 59).
    if (balance_e4 === 0) log.warn('empty-wallet-beside-a-success', { seq })
    const observed: Observed = {
      source: 'create',
      class: classOf(answer),
      raw: answer.raw,
      balance_e4: balance_e4 === 0 ? null : balance_e4,
      alarm: answer.kind === 'unknown' && answer.why === 'echo-mismatch' ? 'crossed-answer' : null,
    }
    const evidence: Evidence = { cause: 'dispatch', words: answer.words, observed }
    let step: SaleStep = stepForAnswer(answer)
    for (;;) {
      try {
        transitions.take(seq, step, evidence)
        return
      } catch (cause) {
        log.error('answer-not-stored', { seq, why: String(cause) })
        if (isStorageFailure(cause)) {
          // The row still says on-wire: the next start makes it doubt; nothing is lost but time.
          if (pauses.ended()) return
          await pauses.wait(WRITE_AGAIN_ms)
        } else {
          // Our books cannot take this answer and never will: then doubt is what is known of it.
          if (step.type === 'unknown') throw cause
          step = { type: 'unknown', why: 'shape' }
        }
      }
    }
  }
}
