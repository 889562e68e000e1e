import { implement } from '@orpc/server'
import { booksContract } from '../../contract/contract.ts'
import { storing } from './storing.ts'
import type { UseCases } from './use-cases.ts'

export function createBillProcedures({ bills }: UseCases) {
  const os = implement(booksContract).bills
  return {
    billers: os.billers.handler(() => bills.billers()),
    confirm: os.confirm.handler(({ input, errors }) => {
      const confirmed = storing(
        () => bills.confirm(input.operator),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      if (!confirmed.ok) throw errors.BAD_INPUT({ data: confirmed.problem })
      return bills.billers()
    }),
  }
}

export function createBillAccountProcedures({ bills: { accounts } }: UseCases) {
  const os = implement(booksContract).billAccounts
  return {
    list: os.list.handler(() => accounts.list()),
    save: os.save.handler(({ input, errors }) => {
      const saved = storing(
        () => accounts.save(input),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      if (!saved.ok) throw errors.BAD_INPUT({ data: saved.problem })
      return accounts.list()
    }),
    remove: os.remove.handler(({ input, errors }) => {
      storing(
        () => accounts.remove(input),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      return accounts.list()
    }),
  }
}
