import type { ProviderId } from '../../domain/provider.ts'
import { present } from '../../domain/result.ts'
import type { Provider } from '../providers/provider.ts'
import type { Moment, Run } from '../run.ts'
import { createSaleRows, orderOf, type SaleRow } from '../sales/rows.ts'
import type { Agenda } from './agenda.ts'
import { createAppointments } from './appointments.ts'
import { askAbout, type AskParts, type Beside } from './ask.ts'
import { createDrafts } from './drafts.ts'
import { createAbsence } from './absence.ts'
import { lookAtWallet, overdueWhy } from './look-at-wallet.ts'
import type { SettlementParts } from './parts.ts'
import { nextQuestion_ms, nextWalletLook_ms, overdueAfter_ms, type Standing } from './plan.ts'
import type { Rank } from './line.ts'
import type { InTurn } from './turns.ts'

/** One look at one sale: call it off, hand it to a person, ask about it, or wait. */
export interface SaleErrand {
  look(sale: SaleRow, name: string, inTurn: InTurn): Promise<void>
  /**
   * One question that is not in the sale's plan; true where its answer says something of it, null
   * where nobody was asked.
   * @param hint an id that a notice named, for a sale that has none
   */
  again(sale: SaleRow, provider: Provider, hint?: string | null): Promise<boolean | null>
  /** Until the next question about an open sale of a provider; it may be overdue. */
  nextQuestion_ms(provider: ProviderId): number
  /** Whatever was to be asked later is to be asked now. */
  hurry(): void
}

/** An answer is given up 45 s after the bytes left: then a sale is on the wire by mistake alone. */
const WIRE_EVERY_ms = 60_000

/** Those whose bytes have left and whose end is not known. */
const WAITING: readonly string[] = ['accepted', 'in-doubt', 'needs-review']

/**
 * Failed because the provider does not know it: its old reference is asked about for 72 hours more,
 * for it may have come late (money.md §4). A hit is a late success, never a silent flip.
 */
export function isWatched(sale: Pick<SaleRow, 'state' | 'reason_code' | 'failure_word'>): boolean {
  const unproved = ['not-executed', 'decided'].includes(sale.reason_code ?? '')
  const notExecuted = sale.state === 'failed' && unproved
  // A success of which "failed" was heard once: the second answer makes it a reversal.
  const isDelivered = sale.state === 'succeeded' || sale.state === 'late-success'
  return notExecuted || (isDelivered && sale.failure_word !== null)
}

export function createSaleErrand(parts: SettlementParts, agenda: Agenda): SaleErrand {
  const { clock, run } = parts
  const attempts = parts.db.read<[number], Moment>(
    'SELECT at_ms, mono_ms, boot FROM attempt WHERE sale_seq = ?',
  )
  const beside = createBeside(parts)
  const appointments = createAppointments(clock, agenda)
  const drafts = createDrafts(parts, agenda)
  const asking = { ...parts, absence: createAbsence(clock) }
  const ask = createQuestion(parts, asking, beside)

  const follow = async (sale: SaleRow, view: View, name: string, inTurn: InTurn): Promise<void> => {
    const { provider, canAsk, patience_ms, standing } = view
    if (!provider && isWatched(sale)) return
    if (!provider) {
      // Nobody to ask until the owner sets it up again; a person is told in time all the same.
      if (patience_ms > 0) agenda.at(name, clock.monotonic() + patience_ms)
      return
    }
    const question_ms = canAsk ? nextQuestion_ms(standing) : nextWalletLook_ms(standing.age_ms)
    const wait_ms =
      patience_ms <= 0 || isWatched(sale)
        ? question_ms
        : Math.min(patience_ms, present(question_ms, 'the next question'))
    if (!appointments.isDue(sale, name, wait_ms)) return
    const errand = { name, provider: sale.provider, rank: rankOf(view) }
    const put = await inTurn(errand, () => ask(sale, provider, view))
    if (put === 'later') {
      // Also while it stands in line: whoever is to be told of it is told in time.
      if (patience_ms > 0) agenda.at(name, clock.monotonic() + patience_ms)
      return
    }
    appointments.forget(sale)
    agenda.at(name, clock.monotonic())
  }

  return {
    again: (sale, provider, hint = null) =>
      askAbout(sale, provider, asking, { ...beside(sale, 0), hint }),
    nextQuestion_ms: (provider) => appointments.next_ms(provider),
    hurry: () => appointments.hurry(),
    async look(sale, name, inTurn) {
      if (sale.state === 'created') return drafts.look(sale, name)
      drafts.forget(sale)
      if (sale.state === 'on-wire') lookAtWire(sale, name, parts, agenda)
      const sent = attempts.get(sale.seq)
      const watched = isWatched(sale)
      const isWaiting = WAITING.includes(sale.state)
      if (!isWaiting) asking.absence.forget(sale.seq)
      if (!sent || !(isWaiting || watched)) {
        appointments.forget(sale)
        return
      }
      const view = viewOf(sale, sent, parts.live(sale.provider), run)
      const isOverdue = view.patience_ms <= 0 && sale.state !== 'needs-review' && !watched
      if (isOverdue) handOver(sale, parts)
      else await follow(sale, view, name, inTurn)
    },
  }
}

/** What is asked about an open sale: its provider, or its wallet where nobody can be asked. */
function createQuestion(
  parts: SettlementParts,
  asking: AskParts,
  beside: ReturnType<typeof createBeside>,
) {
  const lookBeside = createLookBeside(parts)
  return async (sale: SaleRow, provider: Provider, { canAsk, standing }: View): Promise<void> => {
    if (!canAsk) return await lookAtWallet(sale, parts)
    await askAbout(sale, provider, asking, beside(sale, standing.age_ms))
    await lookBeside(sale)
  }
}

/** Its answer came, or was given up, and the disk refused even that: doubt is all that is known. */
function lookAtWire(
  sale: SaleRow,
  name: string,
  { clock, transitions, isBeingSent }: SettlementParts,
  agenda: Agenda,
): void {
  if (isBeingSent(sale.id)) {
    agenda.at(name, clock.monotonic() + WIRE_EVERY_ms)
    return
  }
  const evidence = { cause: 'settlement', words: '', observed: null } as const
  transitions.take(sale.seq, { type: 'unknown', why: 'crash' }, evidence)
}

/**
 * alsamiflexi is asked by our reference only where that was certified, and what it does not find
 * there proves nothing: the wallet stays a witness beside the questions.
 */
function createLookBeside(parts: SettlementParts) {
  const rows = createSaleRows(parts.db)
  return async ({ seq, provider }: SaleRow): Promise<void> => {
    if (provider !== 'alsamiflexi') return
    const sale = rows.bySeq(seq)
    if (!sale || !WAITING.includes(sale.state) || sale.provider_reference !== null) return
    await lookAtWallet(sale, parts)
  }
}

/** A person is asked, and told what the wallet shows where the provider has not named the sale. */
function handOver(sale: SaleRow, { transitions, wallets }: SettlementParts): void {
  const known = sale.provider_reference !== null
  const finding = known
    ? null
    : present(wallets.evidence(sale), `the attempt of sale ${sale.seq}`).finding
  const evidence = { cause: 'settlement', words: '', observed: null } as const
  transitions.take(sale.seq, { type: 'overdue', why: overdueWhy(finding) }, evidence)
}

/** What beside the answer to a question is looked at, where the answer alone proves nothing. */
function createBeside({ db, wallets, certified, accountMark }: SettlementParts) {
  const left = db.read<[number], { account_mark: number | null }>(
    'SELECT account_mark FROM attempt WHERE sale_seq = ?',
  )
  const weak = db.read<[number], { one: number }>(
    `SELECT 1 AS one FROM observation WHERE sale_seq = ? AND class = 'weak-refusal' LIMIT 1`,
  )
  return (sale: SaleRow, age_ms: number): Omit<Beside, 'run' | 'absent'> => ({
    age_ms,
    sameAccount: left.get(sale.seq)?.account_mark === accountMark(sale.provider),
    wallet: () => wallets.evidence(sale),
    absentFor_ms: certified.absentFor_ms(sale.provider),
    refusedWeakly: () => weak.get(sale.seq) !== undefined,
  })
}

interface View {
  readonly standing: Standing
  /** Null while the provider is not set up: its key cannot be read, say. */
  readonly provider: Provider | null
  /** True while the provider is not set up too: whether it could be asked then, nobody can tell. */
  readonly canAsk: boolean
  /** Until a person is asked. */
  readonly patience_ms: number
  /** Since its bytes left, by the wall clock where another run sent it. */
  readonly old_ms: number
}

/** So long after its sale a customer may still stand at the counter. */
const WAITS_AT_COUNTER_ms = 3 * 60_000

/** The wallet is evidence at its moments alone, and a customer who waits goes before old sales. */
function rankOf({ canAsk, old_ms }: View): Rank {
  return !canAsk || old_ms < WAITS_AT_COUNTER_ms ? 'first' : 'last'
}

function viewOf(sale: SaleRow, sent: Moment, provider: Provider | null, run: Run): View {
  const { provider_reference: providerReference } = sale
  const heard = { boot: sale.failure_boot, mono_ms: sale.failure_mono_ms }
  const canAsk = provider?.canAsk({ order: orderOf(sale), providerReference }) ?? true
  const inDoubt = providerReference === null
  const { kind } = sale
  const overdue_ms = overdueAfter_ms({ provider: sale.provider, kind, canAsk, inDoubt })
  const old_ms = Math.max(0, run.age_ms(sent))
  return {
    provider,
    canAsk,
    patience_ms: overdue_ms - old_ms,
    old_ms,
    standing: {
      provider: sale.provider,
      kind: sale.kind,
      inDoubt,
      age_ms: run.since_ms(sent),
      failureAge_ms: sale.failure_word === null ? null : run.since_ms(heard),
      ended: isWatched(sale),
    },
  }
}
