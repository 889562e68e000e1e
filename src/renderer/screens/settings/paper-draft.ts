import type { PaperSettings } from '../../../contract/papers.ts'

/** Of a business identification number. */
export const BIN_DIGITS = 13

/**
 * What is wrong with the number a tax layout needs; null where nothing is. Without the layout it
 * may be left out, and half of one is kept nowhere.
 */
export function binProblem({ on, bin }: PaperSettings['tax']): 'binMissing' | 'binWrong' | null {
  if (bin === '') return on ? 'binMissing' : null
  return /^\d{13}$/u.test(bin) ? null : 'binWrong'
}

/** Whether there is nothing to save: white space around the words is not kept. */
export function isSamePaper(one: PaperSettings, other: PaperSettings): boolean {
  return (
    one.header.trim() === other.header.trim() &&
    one.footer.trim() === other.footer.trim() &&
    one.tax.on === other.tax.on &&
    one.tax.bin === other.tax.bin
  )
}
