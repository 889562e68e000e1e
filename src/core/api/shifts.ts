import { implement } from '@orpc/server'
import { booksContract } from '../../contract/contract.ts'
import type { ClockDoubt } from '../../contract/days.ts'
import type { ShiftReport } from '../../contract/shifts.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import type { Result } from '../../domain/result.ts'
import type { NoShift } from '../sales/open-drawer.ts'
import { storing } from './storing.ts'
import type { UseCases } from './use-cases.ts'

type NotDone = FieldProblem | NoShift | ClockDoubt

interface ShiftErrors {
  BAD_INPUT: (options: { data: FieldProblem }) => Error
  CANNOT_STORE: (options: { data: { why: string } }) => Error
  CLOCK: (options: { data: ClockDoubt }) => Error
  NO_SHIFT: (options: { data: Record<string, never> }) => Error
}

export function createShiftProcedures({ shifts }: UseCases) {
  const os = implement(booksContract).shifts
  const told = (work: () => Result<ShiftReport, NotDone>, errors: ShiftErrors) => {
    const done = storing(work, (why) => errors.CANNOT_STORE({ data: { why } }))
    if (done.ok) return done.value
    if (done.problem === 'no-shift') throw errors.NO_SHIFT({ data: {} })
    if ('why' in done.problem) throw errors.CLOCK({ data: done.problem })
    throw errors.BAD_INPUT({ data: done.problem })
  }
  return {
    open: os.open.handler(({ input, errors }) => told(() => shifts.begin(input), errors)),
    close: os.close.handler(({ input, errors }) => told(() => shifts.end(input), errors)),
    move: os.move.handler(({ input, errors }) => told(() => shifts.move(input), errors)),
    report: os.report.handler(({ input, errors }) => {
      const report = shifts.report(input.id)
      if (report) return report
      throw errors.BAD_INPUT({ data: { field: 'id', code: 'no-such-shift', limit_e4: null } })
    }),
    list: os.list.handler(({ input }) => shifts.list(input.before)),
  }
}
