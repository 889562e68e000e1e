import type { CashPurpose } from '../../../domain/cash/movements.ts'
import { type Money, type MoneyProblem, parseTaka } from '../../../domain/money.ts'
import type { Result } from '../../../domain/result.ts'

/** What is typed of cash that goes in or out; nothing of it is booked before it was read back. */
export interface MoveDraft {
  readonly purpose: CashPurpose | null
  readonly amount: string
  readonly words: string
}

export const noMove: MoveDraft = { purpose: null, amount: '', words: '' }

/** What it was for, in so many letters at most. */
export const MOVE_WORDS_MAX = 120

export interface MoveReading {
  readonly purpose: CashPurpose | null
  readonly amount: Result<Money, MoneyProblem>
  readonly words: string
}

export function readMove({ purpose, amount, words }: MoveDraft): MoveReading {
  return { purpose, amount: parseTaka(amount), words: words.trim() }
}

/** In the order they are said. */
export const moveFields = ['purpose', 'amount', 'words'] as const
export type MoveField = (typeof moveFields)[number]

/** The first field that is not said yet, or said wrongly; null where all of it can be read back. */
export function firstWrong({ purpose, amount, words }: MoveReading): MoveField | null {
  if (purpose === null) return 'purpose'
  if (!amount.ok) return 'amount'
  return words === '' ? 'words' : null
}
