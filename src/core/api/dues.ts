import { implement } from '@orpc/server'
import { booksContract } from '../../contract/contract.ts'
import { storing } from './storing.ts'
import type { UseCases } from './use-cases.ts'

export function createCustomerProcedures({ dues: { customers } }: UseCases) {
  const os = implement(booksContract).customers
  return {
    list: os.list.handler(({ input }) => customers.list(input)),
    save: os.save.handler(({ input, errors }) => {
      const saved = storing(
        () => customers.save(input),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      if (saved.ok) return saved.value
      throw errors.BAD_INPUT({ data: saved.problem })
    }),
  }
}

export function createDuesProcedures({ dues }: UseCases) {
  const os = implement(booksContract).dues
  return {
    statement: os.statement.handler(({ input, errors }) => {
      const told = dues.statement(input)
      if (told.ok) return told.value
      throw errors.BAD_INPUT({ data: told.problem })
    }),
    move: os.move.handler(({ input, errors }) => {
      const moved = storing(
        () => dues.move(input),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      if (moved.ok) return moved.value
      if (moved.problem === 'no-shift') throw errors.NO_SHIFT({ data: {} })
      throw errors.BAD_INPUT({ data: moved.problem })
    }),
  }
}
