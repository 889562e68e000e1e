import { toLatinDigits } from './digits.ts'

/** How a slip ends that is one to practise a difference with. */
export const UNADDED_ENDING = '0000'

/** Such a top-up is booked in practice, and the practice provider adds nothing to its wallet. */
export function isUnadded(slip: string): boolean {
  return toLatinDigits(slip.trim()).endsWith(UNADDED_ENDING)
}
