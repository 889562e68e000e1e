import { assertNever } from '../../domain/result.ts'
import { SECOND_FAILURE_AFTER_ms, type SaleStep } from '../../domain/sale-machine.ts'
import type { Log } from '../log.ts'
import { wasNotPut } from '../not-put.ts'
import type { Provider, StatusAnswer } from '../providers/provider.ts'
import type { Run } from '../run.ts'
import type { Observed } from '../sales/history.ts'
import { orderOf, reasonOf, type SaleRow } from '../sales/rows.ts'
import type { Transitions } from '../sales/transition.ts'
import type { WalletEvidence } from '../wallets/evidence.ts'
import {
  ABSENT_AFTER_ms,
  ABSENT_ANSWERS,
  type Absence,
  type Absent,
  mayBeAbsent,
} from './absence.ts'

export interface AskParts {
  readonly run: Run
  readonly log: Pick<Log, 'warn'>
  readonly transitions: Pick<Transitions, 'take' | 'observe'>
  readonly absence: Absence
}

/** What beside the answer itself decides what it means. */
export interface Beside {
  readonly run: Run
  /** Since our last byte, as far as this run can prove it. */
  readonly age_ms: number
  /** The provider is asked through the very account the sale left through. */
  readonly sameAccount: boolean
  /** Null where the provider said anything but that it knows no such sale. */
  readonly absent: Absent | null
  readonly wallet: () => WalletEvidence | null
  /** So long after our last byte its "not found" was certified to prove nothing. */
  readonly absentFor_ms: number
  /** It was answered with a refusal that may speak of our own reference. */
  readonly refusedWeakly: () => boolean
  /**
   * An id that a notice named, for a sale that has none: it is asked by, and the answer has to show
   * number, amount and reference of ours like any other. Null or absent: by what is known.
   */
  readonly hint?: string | null
}

/** What an answer to "what became of it" does to a sale; null where it moves nothing. */
export function stepForStatus(
  sale: SaleRow,
  answer: StatusAnswer,
  beside: Beside,
): SaleStep | null {
  switch (answer.kind) {
    case 'final': {
      const { providerReference, charged_e4, word } = answer
      if (answer.outcome === 'succeeded') {
        return { type: 'delivered', providerReference, charged_e4 }
      }
      const first = { boot: sale.failure_boot, mono_ms: sale.failure_mono_ms }
      const sinceFirst_ms = sale.failure_word === word ? beside.run.since_ms(first) : null
      return { type: 'failure-heard', providerReference, word, sinceFirst_ms }
    }
    case 'pending':
      return { type: 'accepted', providerReference: answer.providerReference }
    case 'not-found': {
      const proof = proofOfAbsence(sale, beside)
      return proof === null ? null : { type: 'not-executed', proof }
    }
    case 'unknown-word':
    case 'inconclusive':
      return null
    default:
      return assertNever(answer)
  }
}

/** Only flexiloadbd can be asked about our reference, so only it can say that it has none. */
function proofOfAbsence(
  sale: SaleRow,
  { absent, age_ms, sameAccount, wallet, refusedWeakly, absentFor_ms }: Beside,
): string | null {
  // Another account knows nothing of what left through the one before it.
  if (!sameAccount) return null
  if (!absent || !mayBeAbsent(sale)) return null
  if (age_ms < absentFor_ms) return null
  // It said "Duplicate transaction" and does not know our reference: it is a duplicate of another
  // sale, so ours was not executed (money.md §3, weak refusal). Other words, such as a reference
  // that "has been taken", may speak of our own. And a reference may be found late, so the same
  // answer must come again a minute later, as for a failure.
  const reason = sale.state === 'in-doubt' ? reasonOf(sale) : null
  const duplicate = reason?.code === 'duplicate' && /duplicate transaction/iu.test(reason.words)
  const again = absent.since_ms !== null && absent.since_ms >= SECOND_FAILURE_AFTER_ms
  if (duplicate && again) return 'duplicate-of-another'
  // A 404 means "not yet" until time, repetition and the wallet all say otherwise (§4).
  const settled = absent.answers >= ABSENT_ANSWERS && age_ms >= ABSENT_AFTER_ms
  if (!settled || !absent.untroubled || refusedWeakly()) return null
  const evidence = wallet()
  if (evidence?.finding.kind !== 'untouched') return null
  // Money of another sale that came back could have hidden ours going.
  return evidence.finding.soon && evidence.agreed ? 'not-found' : null
}

/**
 * Puts one status question and keeps what comes of it. A word outside the provider's table moves
 * nothing: the sale stays where it is and the answer is kept for a person. A question that was
 * called off because the counter closes has no answer, and leaves nothing behind; nor does one that
 * was not put, the provider's limit being used up.
 *
 * @returns whether the answer says something of the sale that stands, or that there is none; null
 *   where nobody was asked
 */
export async function askAbout(
  row: SaleRow,
  provider: Pick<Provider, 'askStatus'>,
  { run, log, transitions, absence }: AskParts,
  beside: Omit<Beside, 'run' | 'absent'>,
): Promise<boolean | null> {
  const { hint = null } = beside
  // What is not known by a hint is no sign that our own sale is absent.
  const sale = hint === null ? row : { ...row, provider_reference: hint }
  const answer = await provider.askStatus({
    order: orderOf(sale),
    providerReference: sale.provider_reference,
  })
  if (wasNotPut(answer)) return null
  const remark = remarkOn(sale, answer, beside.sameAccount)
  const observed: Observed = {
    source: 'status',
    class: remark === null ? answer.kind : `${answer.kind}:${remark}`,
    raw: answer.raw,
    // An id that anybody may have made up leads to somebody else's sale: that alarms nobody.
    alarm: hint === null ? alarmIn(answer) : null,
  }
  const absent = absence.heard(sale, answer)
  const next = stepForStatus(sale, answer, { ...beside, run, absent })
  if (next) {
    const evidence = { cause: 'settlement', words: answer.words, observed } as const
    const taken = transitions.take(sale.seq, next, evidence)
    if (!taken.ok) log.warn('answer-not-taken', { sale: sale.id, why: taken.problem })
  } else {
    transitions.observe(sale, observed)
  }
  if (answer.kind === 'unknown-word') log.warn('unknown-word', { sale: sale.id })
  if (remark === 'after-end') log.warn('pending-after-end', { sale: sale.id, state: sale.state })
  if (answer.kind === 'inconclusive') return false
  // Where money is due back, or went back, a provider that has it under way owes its last word.
  const isOpenAgain =
    remark === 'after-end' && (sale.state === 'failed' || sale.state === 'reversed')
  return !isOpenAgain
}

const ENDED: readonly string[] = ['succeeded', 'failed', 'reversed', 'late-success']

/** What is odd about an answer that moves nothing; kept with it for whoever reads the story. */
function remarkOn(
  { state }: SaleRow,
  { kind }: StatusAnswer,
  sameAccount: boolean,
): 'other-account' | 'after-end' | null {
  if (kind === 'not-found' && !sameAccount) return 'other-account'
  // "Pending" takes no end back: only a last word can.
  return kind === 'pending' && ENDED.includes(state) ? 'after-end' : null
}

/** Somebody else's sale under our question, or a word that may be the end of ours. */
function alarmIn(answer: StatusAnswer): 'unknown-word' | 'crossed-answer' | null {
  if (answer.kind === 'unknown-word') return 'unknown-word'
  const isCrossed = answer.kind === 'inconclusive' && answer.why === 'echo-mismatch'
  return isCrossed ? 'crossed-answer' : null
}
