import { writtenDigits } from '../../../domain/mobile-number.ts'

/** What was looked for begins the new customer: figures are a phone, all else is a name. */
export function draftFrom(text: string): { readonly name: string; readonly phone: string } {
  const isPhone = writtenDigits(text) !== null
  return isPhone ? { name: '', phone: text } : { name: text, phone: '' }
}
