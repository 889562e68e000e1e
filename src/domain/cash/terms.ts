/** What a drawer's cash is moved by; opening and counts stand for themselves. */
export type CashTerm =
  | ('collected' | 'duesCollected' | 'paidIn')
  | ('refunds' | 'paidOut' | 'balanceBought')

const termOf: Readonly<Record<string, CashTerm>> = {
  collect: 'collected',
  'return-cash': 'refunds',
  refund: 'refunds',
  'dues-paid': 'duesCollected',
  'dues-paid-out': 'paidOut',
  'cash-in': 'paidIn',
  'cash-out': 'paidOut',
  'top-up': 'balanceBought',
}

/** Which of them a cause is, in a shift, a day and a report; null of one that is none of them. */
export function cashTermOf(cause: string): CashTerm | null {
  return termOf[cause] ?? null
}
