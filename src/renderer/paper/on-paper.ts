import { cutBetweenLetters, inOneLine } from '../../domain/one-line.ts'

/** More of a name is no name, and a roll has an end. */
const LETTERS_MOST = 80
/** So that it fits a paper's own limits with the sign that says it is cut. */
const UNITS_MOST = 180
/** Nothing longer is looked at: somebody may paste a megabyte as a name. */
const LOOKED_AT_MOST = 4_000

/** No letter of Bangla has more marks on it; what has a hundred is written over its neighbours. */
const pileOfMarks = /(\p{Mn}{3})\p{Mn}+/gu

/**
 * What others wrote (a customer's name, a package's, a provider's number) as it may stand on a
 * paper: one line of what can be read, cut between letters, and it says where it is cut.
 */
export function onPaper(text: string): string {
  const line = inOneLine(text.slice(0, LOOKED_AT_MOST)).replaceAll(pileOfMarks, '$1')
  const kept = cutBetweenLetters(line, { letters: LETTERS_MOST, units: UNITS_MOST })
  return kept.length < line.length ? `${kept}…` : kept
}
