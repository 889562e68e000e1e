import * as fc from 'fast-check'
import { type Money, money } from '../../domain/money.ts'

/** Far more than any shop has, and few enough to be added up within the books. */
const MOST_e4 = 2 ** 48

/** Any sum that may stand in the books, and more often one of a shop. */
export const aSum: fc.Arbitrary<Money> = fc
  .oneof(
    fc.integer({ min: -100_000_000, max: 100_000_000 }),
    fc.integer({ min: -MOST_e4, max: MOST_e4 }),
    fc.constantFrom(0, 1, -1, 9_999, -9_999),
  )
  .map(money)

const signs = 'ক খ গ জ্ঞ ক্ষ স্ত্র র্ম ি ু ৌ ঁ ০ ১ a b X Y 0 1 - , . : ; ! ? " < > & % ৳'.split(' ')

/** What people type, in both languages: no letter has more than three marks, as on a paper. */
export function someWords(most: number): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...signs, ' '), { minLength: 1, maxLength: most })
    .map((typed) => typed.join('').replaceAll(/ +/gu, ' ').slice(0, most).trim() || 'x')
    .map((words) => words.replaceAll(/(\p{Mn}{3})\p{Mn}+/gu, '$1'))
}
