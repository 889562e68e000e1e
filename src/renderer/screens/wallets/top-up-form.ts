import type { TopUp } from '../../../contract/schemas.ts'
import {
  isWholePoisha,
  type Money,
  type MoneyProblem,
  parseTaka,
  plainFigure,
} from '../../../domain/money.ts'
import type { Result } from '../../../domain/result.ts'

export type PaidFrom = TopUp['paidFrom']

/** What is typed of a top-up; nothing of it is booked before it was read back. */
export interface TopUpDraft {
  readonly amount: string
  readonly slip: string
  readonly paidFrom: PaidFrom | null
}

/** A slip's number is text: banks and providers write it as they like. */
export const SLIP_MAX = 60

export interface TopUpReading {
  readonly amount: Result<Money, MoneyProblem>
  readonly slip: string
  readonly paidFrom: PaidFrom | null
}

export function readTopUp({ amount, slip, paidFrom }: TopUpDraft): TopUpReading {
  return { amount: parseTaka(amount), slip: slip.trim(), paidFrom }
}

export type TopUpField = 'amount' | 'slip' | 'paidFrom'

/** The first field that is not said yet, or said wrongly; null where all of it can be read back. */
export function firstWrong({ amount, slip, paidFrom }: TopUpReading): TopUpField | null {
  if (!amount.ok) return 'amount'
  if (slip === '') return 'slip'
  return paidFrom === null ? 'paidFrom' : null
}

/** What the form was opened with. */
export interface Began {
  readonly came_e4?: Money | undefined
  readonly slip?: string | undefined
  readonly paidFrom?: PaidFrom | null | undefined
}

/**
 * A form begun with what came in at the provider. A sum with less than a poisha in it is no
 * bought balance but the price of a sale: then the person types what the slip says.
 */
export function draftFor({ came_e4, slip = '', paidFrom = null }: Began): TopUpDraft {
  const isBought = came_e4 !== undefined && came_e4 > 0 && isWholePoisha(came_e4)
  const amount = isBought ? plainFigure(came_e4) : ''
  return { amount, slip: slip.slice(0, SLIP_MAX), paidFrom }
}
