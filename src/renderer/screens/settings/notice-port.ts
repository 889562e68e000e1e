import { NoticePort } from '../../../contract/notices.ts'
import { toLatinDigits } from '../../../domain/digits.ts'

/** A port as it was typed, in Bangla or Latin digits; null for none that the counter may have. */
export function portOf(typed: string): number | null {
  const text = toLatinDigits(typed).trim()
  const port = NoticePort.safeParse(/^\d{1,5}$/u.test(text) ? Number(text) : null)
  return port.success ? port.data : null
}
