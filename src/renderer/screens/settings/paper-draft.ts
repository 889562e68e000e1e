import type { PaperSettings } from '../../../contract/papers.ts'
import { drawable } from '../../../domain/paper/signs.ts'

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

/** Whoever pastes another script sees which: so many say it. */
const LACKING_TOLD = 12

/** @returns the letters of it that no roll can have, each once; null where it can have them all */
export function lackingOf(text: string): string | null {
  const lacking = [...new Set(drawable(text).lacking)]
  if (lacking.length === 0) return null
  const told = lacking.slice(0, LACKING_TOLD).join(' ')
  return lacking.length > LACKING_TOLD ? `${told} …` : told
}
