import { inDigits } from '../digits.ts'
import type { Paper } from './paper.ts'

/** Stands across every paper of the practice books, and above and below what is on it. */
export const practiceWords: Readonly<Record<Paper['language'], string>> = {
  bn: 'অনুশীলন · আসল রসিদ নয়',
  en: 'PRACTICE · NO VALUE',
}

/** @param nth 2 for what is printed a second time; in the digits a sentence of its language has */
export function copyWords(nth: number, language: Paper['language']): string {
  return language === 'bn' ? `কপি ${inDigits(String(nth), 'bangla')}` : `COPY ${nth}`
}
