import { type Money, money, TAKA_E4 } from '../money.ts'

/** What a drawer's cash is made of since its shift was opened, every term as a positive sum. */
export interface DrawerTerms {
  /** Counted when the shift was opened. */
  readonly opening_e4: Money
  /** Handed over by customers for what they bought. */
  readonly given_e4: Money
  /** Handed back of that at once. */
  readonly change_e4: Money
  /** Given back for what was called off, failed or was taken back. */
  readonly refunds_e4: Money
  /** Put in that is no customer's. */
  readonly paidIn_e4: Money
  /** Taken out that is no customer's: expenses, the owner, the bank. */
  readonly paidOut_e4: Money
  /** Taken out to buy balance at a provider. */
  readonly balanceBought_e4: Money
  /** Paid by customers of what they owed. */
  readonly duesCollected_e4: Money
}

/** What must lie in the drawer: the figure a count is laid beside. */
export function expectedCash(terms: DrawerTerms): Money {
  const came_e4 = terms.given_e4 + terms.paidIn_e4 + terms.duesCollected_e4
  const left_e4 = terms.change_e4 + terms.refunds_e4 + terms.paidOut_e4 + terms.balanceBought_e4
  return money(terms.opening_e4 + came_e4 - left_e4)
}

/** What a count must come with before it is taken; null where it is complete. */
export type CountProblem =
  /** The drawer is short or over, and nobody said why. */
  | 'reason-missing'
  /** By more than a cashier answers for: a manager signs. */
  | 'signature-missing'

export interface Counted {
  readonly expected_e4: Money
  readonly counted_e4: Money
  readonly reason: string
  /** The manager's name; null where nobody signed. */
  readonly signedBy: string | null
  /** Above this much short or over a manager signs. */
  readonly signAbove_e4: Money
}

/**
 * What is missing of a count that differs from what is expected. By less than the smallest coin of
 * a drawer it always does where a bill came to poisha: that is booked, and nobody is asked why.
 */
export function countProblem(counted: Counted): CountProblem | null {
  const difference_e4 = counted.counted_e4 - counted.expected_e4
  if (Math.abs(difference_e4) < TAKA_E4) return null
  if (counted.reason === '') return 'reason-missing'
  const isLarge = difference_e4 > counted.signAbove_e4 || -difference_e4 > counted.signAbove_e4
  return isLarge && counted.signedBy === null ? 'signature-missing' : null
}
