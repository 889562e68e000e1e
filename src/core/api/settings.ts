import { implement } from '@orpc/server'
import { booksContract } from '../../contract/contract.ts'
import { storing, storingLater } from './storing.ts'
import type { UseCases } from './use-cases.ts'

export function createSettingsProcedures(use: UseCases) {
  const os = implement(booksContract).settings
  return {
    get: os.get.handler(() => use.settings.get()),
    save: os.save.handler(({ input, errors }) => {
      const saved = storing(
        () => use.settings.save(input),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      if (saved.ok) return saved.value
      throw errors.BAD_INPUT({ data: { field: 'charges', limit_e4: null, ...saved.problem } })
    }),
    notices: os.notices.handler(() => use.noticeDoor.get()),
    saveNotices: os.saveNotices.handler(({ input, errors }) =>
      storingLater(
        () => use.noticeDoor.save(input),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      ),
    ),
  }
}
