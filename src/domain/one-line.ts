/** Letters as a reader counts them: an emoji, or a Bangla letter with its signs, is one. */
const graphemes = new Intl.Segmenter('bn', { granularity: 'grapheme' })

/**
 * A text that others wrote, in one line with single spaces, without controls, marks that turn the
 * reading direction and characters nobody sees. The joiners of Bangla conjuncts stay.
 */
export function inOneLine(text: string): string {
  return (
    text
      // A cut may have left half of a character at the end.
      .toWellFormed()
      .replaceAll(/(?![\u200C\u200D])\p{Cf}/gu, '')
      .replaceAll(/[\s\p{Cc}]+/gu, ' ')
      .trim()
  )
}

export function lettersOf(text: string): readonly string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}

interface Most {
  readonly letters: number
  /** Code units: a hundred accents on one letter are no name either. */
  readonly units: number
}

/** Cut between letters, never within one. */
export function cutBetweenLetters(text: string, most: Most): string {
  let kept = ''
  let letters = 0
  for (const letter of lettersOf(text)) {
    letters += 1
    if (letters > most.letters || kept.length + letter.length > most.units) break
    kept += letter
  }
  // The cut may have left a space at the end.
  return kept.trimEnd()
}
