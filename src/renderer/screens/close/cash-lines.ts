import type { DayReport } from '../../../contract/days.ts'
import { type Money, money } from '../../../domain/money.ts'

type Term =
  | ('opening' | 'collected' | 'duesCollected' | 'paidIn' | 'ownerBetween')
  | ('refunds' | 'paidOut' | 'balanceBought' | 'overShort')

/** The terms that moved anything, what left the drawer with its minus. */
export function cashLines(cash: DayReport['cash']): readonly (readonly [Term, Money])[] {
  const out = (amount: Money) => money(0 - amount)
  const lines = [
    ['collected', cash.collected_e4],
    ['duesCollected', cash.duesCollected_e4],
    ['paidIn', cash.paidIn_e4],
    ['ownerBetween', cash.ownerBetween_e4],
    ['refunds', out(cash.refunds_e4)],
    ['paidOut', out(cash.paidOut_e4)],
    ['balanceBought', out(cash.balanceBought_e4)],
    ['overShort', cash.overShort_e4],
  ] as const
  return [['opening', cash.opening_e4], ...lines.filter(([, amount]) => amount !== 0)]
}
