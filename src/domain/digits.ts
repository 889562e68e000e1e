/** The digits a figure is shown in. People may type either; the books hold Latin only. */
export type Digits = 'latin' | 'bangla'

const BANGLA_ZERO = 0x09_e6

/** `০১৭` → `017`. Other characters stay. JavaScript's `\d` and `Number` know no Bangla digit. */
export function toLatinDigits(text: string): string {
  return text.replaceAll(/[০-৯]/gu, (digit) => String(digit.charCodeAt(0) - BANGLA_ZERO))
}

/** `017` → `০১৭`. Other characters stay. */
export function toBanglaDigits(text: string): string {
  return text.replaceAll(/[0-9]/gu, (digit) => String.fromCharCode(BANGLA_ZERO + Number(digit)))
}

/** Latin digits as the shop wants to see them. */
export function inDigits(text: string, digits: Digits): string {
  return digits === 'bangla' ? toBanglaDigits(text) : text
}
