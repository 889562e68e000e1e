import type { ProviderId } from '../../domain/provider.ts'
import type { Moment, Run } from '../run.ts'
import { createSaleRows, orderOf, type SaleRow } from '../sales/rows.ts'
import type { Wallets } from '../wallets/wallets.ts'
import type { Agenda } from './agenda.ts'
import { type AskParts, askAbout } from './ask.ts'
import { nextQuestion_ms, nextWalletLook_ms, overdueAfter_ms } from './plan.ts'
import type { SettlementParts } from './parts.ts'

/** A draft nobody sent is called off after this: its customer has left. */
const DRAFT_EXPIRES_ms = 10 * 60_000

/** Puts a question when its provider's turn and limit allow; otherwise the errand comes back. */
export type InTurn = (
  name: string,
  provider: ProviderId,
  question: () => Promise<number | null>,
) => Promise<'put' | 'later'>

/** When a sale is asked about next; made anew whenever the sale has moved. */
interface Appointment {
  readonly version: number
  readonly due: number
}

/** One look at one open sale: call it off, hand it to a person, ask about it, or wait. */
export function createSaleErrand(parts: SettlementParts, agenda: Agenda) {
  const { clock, run, transitions } = parts
  const attempts = parts.db.read<[number], Moment>(
    'SELECT at_ms, mono_ms, boot FROM attempt WHERE sale_seq = ?',
  )
  const rows = createSaleRows(parts.db)
  const appointments = new Map<number, Appointment>()
  const expire = createDrafts(parts, agenda)

  const keepAppointment = (sale: SaleRow, name: string, due_ms: number | null): boolean => {
    const kept = appointments.get(sale.seq)
    if (kept && kept.version === sale.version) {
      if (clock.monotonic() >= kept.due) return true
      agenda.at(name, kept.due)
      return false
    }
    if (due_ms === null) return false
    const due = clock.monotonic() + due_ms
    appointments.set(sale.seq, { version: sale.version, due })
    agenda.at(name, due)
    return false
  }

  return async (sale: SaleRow, name: string, inTurn: InTurn): Promise<void> => {
    if (sale.state === 'created') return expire(sale, name)
    const sent = attempts.get(sale.seq)
    const provider = parts.live(sale.provider)
    const waiting = ['accepted', 'in-doubt', 'needs-review'].includes(sale.state)
    if (!sent || !waiting || !provider) return
    const canAsk = provider.canAsk({
      order: orderOf(sale),
      providerReference: sale.provider_reference,
    })
    const now = standing(sale, sent, run)
    const patience_ms =
      overdueAfter_ms({ canAsk, inDoubt: now.inDoubt }) - Math.max(0, run.age_ms(sent))
    if (patience_ms <= 0 && sale.state !== 'needs-review') {
      const evidence = { cause: 'settlement', words: '', observed: null } as const
      transitions.take(sale.seq, { type: 'overdue' }, evidence)
      return
    }
    const question_ms = canAsk ? nextQuestion_ms(now) : nextWalletLook_ms(now.age_ms)
    const due_ms =
      patience_ms <= 0 ? question_ms : Math.min(patience_ms, question_ms ?? patience_ms)
    if (!keepAppointment(sale, name, due_ms)) return
    const put = await inTurn(name, sale.provider, () =>
      canAsk ? askAbout(sale, provider, parts) : readEvidence(sale, parts),
    )
    if (put === 'later') return
    appointments.delete(sale.seq)
    const after = rows.bySeq(sale.seq)
    if (after) agenda.at(name, clock.monotonic())
  }
}

function standing(sale: SaleRow, sent: Moment, run: Run) {
  const heard = { boot: sale.failure_boot, mono_ms: sale.failure_mono_ms }
  return {
    provider: sale.provider,
    inDoubt: sale.provider_reference === null,
    age_ms: run.since_ms(sent),
    failureAge_ms: sale.failure_word === null ? null : run.since_ms(heard),
  }
}

/** Drafts are timed from when this run first saw them: a clock that jumps calls none of them off. */
function createDrafts({ clock, transitions }: SettlementParts, agenda: Agenda) {
  const firstSeen = new Map<number, number>()
  return (sale: SaleRow, name: string): void => {
    const since = firstSeen.get(sale.seq) ?? clock.monotonic()
    firstSeen.set(sale.seq, since)
    if (clock.monotonic() - since < DRAFT_EXPIRES_ms) {
      agenda.at(name, since + DRAFT_EXPIRES_ms)
      return
    }
    firstSeen.delete(sale.seq)
    const evidence = { cause: 'settlement', words: '', observed: null } as const
    transitions.take(sale.seq, { type: 'cancelled', by: 'expiry' }, evidence)
  }
}

/** Where nobody can be asked, the wallet's figures are laid beside the sale for a person. */
async function readEvidence(
  sale: SaleRow,
  { wallets, transitions }: AskParts & { readonly wallets: Wallets },
): Promise<null> {
  const answer = await wallets.read(sale.provider)
  if (answer?.kind !== 'balances') return null
  const mine = answer.wallets.find(({ wallet }) => wallet === sale.wallet)
  transitions.observe(sale, {
    source: 'balance',
    class: answer.kind,
    raw: answer.raw,
    balance_e4: mine?.balance_e4 ?? null,
  })
  return null
}
