import { implement } from '@orpc/server'
import { booksContract } from '../../contract/contract.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import type { Result } from '../../domain/result.ts'
import { storingLater } from './storing.ts'
import type { UseCases } from './use-cases.ts'

interface Refusing {
  BAD_INPUT: (options: { data: FieldProblem }) => Error
}

export function createStatementProcedures({ statements }: UseCases) {
  const os = implement(booksContract).statements
  return {
    bring: os.bring.handler(({ input, errors }) => ({
      rows: granted(statements.bring(input), errors),
    })),
    preview: os.preview.handler(async ({ input, errors }) =>
      granted(await statements.preview(input), errors),
    ),
    import: os.import.handler(async ({ input, errors }) => {
      const taken = await storingLater(
        () => statements.take(input),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      return granted(taken, errors)
    }),
    list: os.list.handler(() => statements.list()),
    get: os.get.handler(({ input, errors }) => {
      const page = statements.page(input.id, input.outcome, input.cursor)
      if (page) return page
      throw errors.BAD_INPUT({ data: { field: 'id', code: 'no-such-statement', limit_e4: null } })
    }),
    mapping: os.mapping.handler(({ input }) => statements.mapping(input.provider)),
  }
}

function granted<Value>(done: Result<Value, FieldProblem>, errors: Refusing): Value {
  if (done.ok) return done.value
  throw errors.BAD_INPUT({ data: done.problem })
}
