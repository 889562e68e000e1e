import type { ProviderId } from '../../domain/provider.ts'
import type { Clock } from '../clock.ts'
import type { StatusAnswer, UnknownReason } from '../providers/provider.ts'
import type { SaleRow } from '../sales/rows.ts'

const MINUTE_ms = 60_000
/** A 404 means "not yet" for so long after our last byte (money.md §4, flexiloadbd). */
export const ABSENT_AFTER_ms = 15 * MINUTE_ms
/** So many in a row, the last of them after that time. */
export const ABSENT_ANSWERS = 4
/** A provider in trouble may not know its own sales. */
const UNTROUBLED_FOR_ms = 2 * MINUTE_ms

/** What a provider said of a sale it does not know. */
export interface Absent {
  /** Since the first of these answers on end; null when this is the first. */
  readonly since_ms: number | null
  readonly answers: number
  /** It answered no question with a fault of its own for a while. */
  readonly untroubled: boolean
}

/** Sales in doubt that their provider said it does not know, and since when nothing else. */
export interface Absence {
  /**
   * @returns null where the answer says anything else, and for a sale that not being known proves
   *   nothing about: one that the provider has named, or that has ended
   */
  heard(sale: Asked, answer: StatusAnswer): Absent | null
  /** The sale has ended, or is found: nothing of it is remembered. */
  forget(seq: number): void
}

type Asked = Pick<SaleRow, 'seq' | 'provider' | 'state' | 'provider_reference'>

/** Whether it could be proved by this that the provider never had the sale. */
export function mayBeAbsent({ state, provider_reference }: Asked): boolean {
  return (state === 'in-doubt' || state === 'needs-review') && provider_reference === null
}

const troubles: readonly string[] = [
  'timeout',
  'connection-lost',
  'server-error',
  'protocol',
  'not-json',
  'too-large',
  'redirect',
] satisfies readonly UnknownReason[]

/** In memory on purpose: after a restart the same answers must come again. */
export function createAbsence(clock: Clock): Absence {
  const absent = new Map<number, { readonly first_ms: number; readonly answers: number }>()
  const trouble = new Map<ProviderId, number>()
  return {
    heard(sale, answer) {
      const { seq, provider } = sale
      const now = clock.monotonic()
      if (answer.kind === 'inconclusive' && troubles.includes(answer.why))
        trouble.set(provider, now)
      if (answer.kind !== 'not-found' || !mayBeAbsent(sale)) {
        absent.delete(seq)
        return null
      }
      const before = absent.get(seq)
      const kept = { first_ms: before?.first_ms ?? now, answers: (before?.answers ?? 0) + 1 }
      absent.set(seq, kept)
      return {
        since_ms: before ? now - before.first_ms : null,
        answers: kept.answers,
        untroubled: now - (trouble.get(provider) ?? Number.NEGATIVE_INFINITY) >= UNTROUBLED_FOR_ms,
      }
    },
    forget: (seq) => void absent.delete(seq),
  }
}
