import { type NumberProblem, writtenDigits } from '../../domain/mobile-number.ts'
import type { LineReading } from './line.ts'

export type NumberWords = `numberProblem.${NumberProblem}` | 'operatorProblem.unknown'

export interface NumberTyped {
  readonly number: string
  /** Whether the cashier tried to leave the field: its problem is said from then on. */
  readonly told: { readonly number: boolean }
}

/** More digits than a country code and a number can have: no further key makes it right. */
const LONGEST_DIGITS = 11

/**
 * What to say at the number, if anything yet. While a number is still growing it is left in
 * peace; what no further key can put right is said at once.
 */
export function numberProblemShown(
  form: NumberTyped,
  reading: Pick<LineReading, 'number' | 'operator'>,
): NumberWords | null {
  if (reading.number.ok) {
    return reading.operator === null && form.told.number ? 'operatorProblem.unknown' : null
  }
  const { problem } = reading.number
  if (!form.told.number && stillGrowing(form.number, problem)) return null
  return `numberProblem.${problem}`
}

/** While it may still become a number it is left in peace. */
export function stillGrowing(text: string, problem: string): boolean {
  if (problem === 'empty' || problem === 'too-short') return true
  if (problem === 'country') return (writtenDigits(text) ?? '').length < LONGEST_DIGITS
  // Ten digits that begin with 1 may be the middle of `1712345678…` only by mistake.
  return false
}
