import { implement } from '@orpc/server'
import { booksContract } from '../../contract/contract.ts'
import { storing, storingLater } from './storing.ts'
import type { UseCases } from './use-cases.ts'

export function createProviderProcedures(use: UseCases) {
  const os = implement(booksContract).providers
  return {
    list: os.list.handler(() => use.accounts.list()),
    save: os.save.handler(async ({ input, errors }) => {
      const saved = await storingLater(
        () => use.accounts.save(input),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      if (saved.ok) return saved.value
      const { field, code } = saved.problem
      throw errors.BAD_INPUT({ data: { field, code, limit_e4: null } })
    }),
    test: os.test.handler(({ input }) => use.accounts.test(input.provider)),
    cap: os.cap.handler(({ input, errors }) => {
      const capped = storing(
        () => use.accounts.cap(input.provider, input.plainHttpMost_e4),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      if (capped) return capped
      const data = { field: 'provider', code: 'not-set-up', limit_e4: null }
      throw errors.BAD_INPUT({ data })
    }),
  }
}

export function createCertificationProcedures(use: UseCases) {
  const os = implement(booksContract).certification
  return {
    get: os.get.handler(({ input }) => use.certifying.get(input.provider)),
    step: os.step.handler(({ input, errors }) => {
      const begun = use.certifying.step(input)
      if (begun.ok) return begun.value
      throw errors.BAD_INPUT({ data: { ...begun.problem, limit_e4: null } })
    }),
  }
}
