import { cutBetweenLetters, inOneLine } from '../../domain/one-line.ts'

/**
 * More of a name is no name, and a roll has an end. So many units fit a paper's own limits with
 * the sign that says it is cut.
 */
const name = { letters: 80, units: 180 } as const
/** As much as the counter lets anybody write, and the words around it. */
const sentence = { letters: 240, units: 560 } as const
/** Nothing longer is looked at: somebody may paste a megabyte as a name. */
const LOOKED_AT_MOST = 4_000

/** No letter of Bangla has more marks on it; what has a hundred is written over its neighbours. */
const pileOfMarks = /(\p{Mn}{3})\p{Mn}+/gu

/**
 * What others wrote (a customer's name, a package's, a provider's number) as it may stand on a
 * paper: one line of what can be read, cut between letters, and it says where it is cut.
 */
export function onPaper(text: string): string {
  return cut(text, name)
}

/** What somebody said in the shop's own books, as why a drawer is short: nothing of it is lost. */
export function saidOnPaper(text: string): string {
  return cut(text, sentence)
}

function cut(text: string, most: { readonly letters: number; readonly units: number }): string {
  const line = inOneLine(text.slice(0, LOOKED_AT_MOST)).replaceAll(pileOfMarks, '$1')
  const kept = cutBetweenLetters(line, most)
  return kept.length < line.length ? `${kept}…` : kept
}
