import { toLatinDigits } from '../../../domain/digits.ts'
import { PLAN_BOUNDS } from '../../../domain/rate-limits.ts'

/** Calls a minute as an owner types them, in either digits; null for what no plan can be. */
export function readPlan(text: string): number | null {
  const digits = /^\d{1,4}$/u.exec(toLatinDigits(text.trim()))
  const perMinute = digits ? Number(digits[0]) : 0
  return perMinute >= PLAN_BOUNDS.min && perMinute <= PLAN_BOUNDS.max ? perMinute : null
}
