import { money, TAKA_E4 } from '../domain/money.ts'
import type { Money } from '../domain/money.ts'
import { Digits } from './json.ts'

/** ৳27.5 back on every ৳1000, the rate resellers are quoted; in ten-thousandths of the amount. */
const COMMISSION_PER_10_000 = 275

/**
 * What a recharge costs its wallet: the amount less the commission, the commission floored to a
 * ten-thousandth of a taka. flexiloadbd calls it `payable`; the other two take it silently.
 */
export function chargeFor(amount_e4: Money): Money {
  return money(amount_e4 - Math.floor((amount_e4 * COMMISSION_PER_10_000) / 10_000))
}

/** Taka as a JSON number, with at least `decimals` places: `440`, `50000.00`, `97.25`. */
export function takaDigits(amount_e4: Money, decimals: 0 | 2): Digits {
  const size_e4 = Math.abs(amount_e4)
  const whole = Math.floor(size_e4 / TAKA_E4)
  const places = String(size_e4 % TAKA_E4)
    .padStart(4, '0')
    .replace(/0+$/, '')
    .padEnd(decimals, '0')
  const sign = amount_e4 < 0 ? '-' : ''
  return new Digits(`${sign}${whole}${places === '' ? '' : '.'}${places}`)
}

/**
 * An amount of a request: a JSON number or the same as text, at most two places. Null for what is
 * not one; nine digits keep every sum far inside the safe integers.
 */
export function takaFrom(value: unknown, places: 0 | 2): Money | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(String(value))
  if (!parts || (places === 0 && parts[2] !== undefined)) return null
  return money(Number(parts[1]) * TAKA_E4 + Number((parts[2] ?? '').padEnd(4, '0')))
}
