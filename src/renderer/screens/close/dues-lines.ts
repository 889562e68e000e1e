import type { DayReport } from '../../../contract/days.ts'
import { type Money, negate } from '../../../domain/money.ts'

type Term = 'onCredit' | 'givenBack' | 'paid' | 'paidOut' | 'forgiven'

/** What moved the dues of a day, what is owed no more with its minus. */
export function duesLines(dues: DayReport['dues']): readonly (readonly [Term, Money])[] {
  const lines = [
    ['onCredit', dues.sold_e4],
    ['givenBack', negate(dues.givenBack_e4)],
    ['paid', negate(dues.paid_e4)],
    ['paidOut', dues.paidOut_e4],
    ['forgiven', negate(dues.forgiven_e4)],
  ] as const
  return lines.filter(([, amount_e4]) => amount_e4 !== 0)
}
