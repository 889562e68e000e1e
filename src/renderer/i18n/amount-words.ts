import type { MoneyProblem } from '../../domain/money.ts'
import { useSay } from './say.ts'

/** What is wrong with an amount as it was typed, and what was perhaps meant. */
export function useAmountWords(): (problem: MoneyProblem) => string {
  const { t, taka } = useSay()
  return (problem) => {
    const amount = problem.code === 'grouped' ? taka(problem.amount_e4) : ''
    return t(`amountProblem.${problem.code}`, { amount })
  }
}
