import { type Money, ZERO, subtractMoney } from '../money.ts'

interface Wanted {
  readonly owes_e4: Money
  /** The customer's own, or the shop's. */
  readonly limit_e4: Money
  readonly isFirm: boolean
  /** So much more is to be paid later. */
  readonly amount_e4: Money
}

/** What a limit says against so much more on credit, and how much would be within it. */
export interface LimitSays {
  readonly says: 'within' | 'warns' | 'above'
  /** Never less than nothing: whoever owes more than the limit is free for nothing. */
  readonly free_e4: Money
}

/** One rule for the screen that warns and for the books that refuse. */
export function limitSays({ owes_e4, limit_e4, isFirm, amount_e4 }: Wanted): LimitSays {
  const left_e4 = subtractMoney(limit_e4, owes_e4)
  const free_e4 = left_e4 > 0 ? left_e4 : ZERO
  if (amount_e4 <= left_e4) return { says: 'within', free_e4 }
  return { says: isFirm ? 'above' : 'warns', free_e4 }
}
