import { implement } from '@orpc/server'
import { booksContract } from '../../contract/contract.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import type { Result } from '../../domain/result.ts'
import { storing } from './storing.ts'
import type { UseCases } from './use-cases.ts'

interface DayErrors {
  BAD_INPUT: (options: { data: FieldProblem }) => Error
  CANNOT_STORE: (options: { data: { why: string } }) => Error
}

export function createDayProcedures({ days }: UseCases) {
  const os = implement(booksContract).days
  const told = <Value>(work: () => Result<Value, FieldProblem>, errors: DayErrors): Value => {
    const done = storing(work, (why) => errors.CANNOT_STORE({ data: { why } }))
    if (done.ok) return done.value
    throw errors.BAD_INPUT({ data: done.problem })
  }
  return {
    standing: os.standing.handler(() => days.standing()),
    prepare: os.prepare.handler(({ input, errors }) =>
      told(() => days.prepare(input.businessDate, input.again ?? false), errors),
    ),
    leave: os.leave.handler(() => days.leave()),
    close: os.close.handler(async ({ input, errors }) => {
      await days.ready(input.businessDate)
      return told(() => days.close(input), errors)
    }),
    list: os.list.handler(({ input }) => days.list(input.before)),
    report: os.report.handler(async ({ input, errors }) => {
      await days.ready(input.businessDate)
      return told(() => days.report(input.businessDate), errors)
    }),
    verify: os.verify.handler(() => days.verify()),
  }
}
