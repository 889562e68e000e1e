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
