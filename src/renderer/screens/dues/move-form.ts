import type { DuesMove } from '../../../contract/dues.ts'
import {
  isWholePoisha,
  type Money,
  type MoneyProblem,
  money,
  negate,
  parseTaka,
  plainFigure,
  ZERO,
} from '../../../domain/money.ts'
import type { Result } from '../../../domain/result.ts'

export type MoveCause = DuesMove['cause']

/** What is typed of a payment; nothing of it is booked before it was read back. */
export interface MoveDraft {
  readonly amount: string
  readonly words: string
  /** The manager who lets a debt go. */
  readonly signedBy: string
}

export const emptyMove: MoveDraft = { amount: '', words: '', signedBy: '' }
export const WORDS_MAX = 120
export const NAME_MAX = 40

export interface MoveReading {
  readonly amount: Result<Money, MoneyProblem>
  readonly words: string
  readonly signedBy: string
}

export function readMove({ amount, words, signedBy }: MoveDraft): MoveReading {
  return { amount: parseTaka(amount), words: words.trim(), signedBy: signedBy.trim() }
}

/**
 * So much can be moved at most. A payment is never too much: what is more than is owed is paid
 * ahead. Null for that.
 */
export function mostOf(cause: MoveCause, owes_e4: Money): Money | null {
  if (cause === 'paid') return null
  return atLeastZero(cause === 'paid-out' ? negate(owes_e4) : owes_e4)
}

/** What one key fills in: all that is owed, or all that was paid ahead. */
export function allOf(cause: MoveCause, owes_e4: Money): Money {
  return mostOf(cause, owes_e4) ?? atLeastZero(owes_e4)
}

/** As the field takes it; empty where there is nothing, or a part of a poisha, to hand over. */
export function written(amount: Money): string {
  return amount > 0 && isWholePoisha(amount) ? plainFigure(amount) : ''
}

export type MoveWrong = 'amount' | 'too-much' | 'words' | 'signedBy'

/** What is not said yet, or said wrongly; null where all of it can be read back. */
export function wrongIn(
  cause: MoveCause,
  { amount, words, signedBy }: MoveReading,
  owes_e4: Money,
): MoveWrong | null {
  if (!amount.ok) return 'amount'
  const most_e4 = mostOf(cause, owes_e4)
  if (most_e4 !== null && amount.value > most_e4) return 'too-much'
  if (cause !== 'forgiven') return null
  if (words === '') return 'words'
  return signedBy === '' ? 'signedBy' : null
}

/** What is owed once it is booked. */
export function owesAfter(cause: MoveCause, owes_e4: Money, amount: Money): Money {
  return money(owes_e4 + (cause === 'paid-out' ? amount : negate(amount)))
}

function atLeastZero(amount_e4: number): Money {
  return amount_e4 > 0 ? money(amount_e4) : ZERO
}
