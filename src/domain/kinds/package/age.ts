import { type Money, negate, subtractMoney } from '../../money.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How old a list is, in whole units of the one that suits. */
export type ListAge =
  | { readonly unit: 'minutes' | 'hours' | 'days'; readonly count: number }
  /** Never read, or read in what is the future by this clock: nobody can say. */
  | { readonly unit: 'unknown' }

/** @param read_ms when the list was read, in milliseconds since 1970 UTC; null for never. */
export function listAge(read_ms: number | null, now_ms: number): ListAge {
  if (read_ms === null || read_ms > now_ms) return { unit: 'unknown' }
  const age_ms = now_ms - read_ms
  if (age_ms < HOUR_MS) return { unit: 'minutes', count: Math.floor(age_ms / MINUTE_MS) }
  if (age_ms < DAY_MS) return { unit: 'hours', count: Math.floor(age_ms / HOUR_MS) }
  return { unit: 'days', count: Math.floor(age_ms / DAY_MS) }
}

/**
 * A price older than this is read again before a pack is sent for: the request carries no price,
 * and the list may have changed since (C15 of the providers' contradictions).
 */
export const PRICE_HOLDS_MS = 5 * MINUTE_MS

/** True where the price must be read again before the pack is sent for. */
export function mustReadAgain(read_ms: number | null, now_ms: number): boolean {
  return read_ms === null || read_ms > now_ms || now_ms - read_ms > PRICE_HOLDS_MS
}

/** A price beside the one that was quoted before it. The differences are above nothing. */
export type PriceComparison =
  | { readonly is: 'same' }
  | { readonly is: 'dearer'; readonly by_e4: Money }
  | { readonly is: 'cheaper'; readonly by_e4: Money }

/** What a price, read again or charged, is beside the one the customer was told. */
export function comparePrice(quoted_e4: Money, charged_e4: Money): PriceComparison {
  const by_e4 = subtractMoney(charged_e4, quoted_e4)
  if (by_e4 > 0) return { is: 'dearer', by_e4 }
  return by_e4 < 0 ? { is: 'cheaper', by_e4: negate(by_e4) } : { is: 'same' }
}
