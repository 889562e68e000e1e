import { implement } from '@orpc/server'
import { booksContract } from '../../contract/contract.ts'
import type { Result } from '../../domain/result.ts'
import type { RuleProblem } from '../commission/rules.ts'
import { storing } from './storing.ts'
import type { UseCases } from './use-cases.ts'

interface RuleErrors {
  BAD_INPUT: (options: { data: RuleProblem & { limit_e4: null } }) => Error
  CANNOT_STORE: (options: { data: { why: string } }) => Error
}

export function createCommissionProcedures({ commissionRules, commissionDrift }: UseCases) {
  const os = implement(booksContract).commission
  const told = <Value>(work: () => Result<Value, RuleProblem>, errors: RuleErrors): Value => {
    const done = storing(work, (why) => errors.CANNOT_STORE({ data: { why } }))
    if (done.ok) return done.value
    throw errors.BAD_INPUT({ data: { ...done.problem, limit_e4: null } })
  }
  return {
    rules: os.rules.handler(() => commissionRules.list()),
    save: os.save.handler(({ input, errors }) => told(() => commissionRules.save(input), errors)),
    end: os.end.handler(({ input, errors }) => told(() => commissionRules.end(input), errors)),
    drift: os.drift.handler(async ({ input, errors }) => {
      const drift = await commissionDrift(input)
      return told(() => drift, errors)
    }),
  }
}
