import { implement } from '@orpc/server'
import type { PackageShelf } from '../../contract/packages.ts'
import { booksContract } from '../../contract/contract.ts'
import type { PackListCode } from '../../domain/kinds/package/lists.ts'
import type { UseCases } from './use-cases.ts'

/** What changed in the lists is looked back on for some days. */
const CHANGES_MAX = 200

export function createPackageProcedures(use: UseCases) {
  const { packages } = use
  const os = implement(booksContract).packages
  const shelfOf = (operator: PackListCode): PackageShelf => ({
    operator,
    packages: [...packages.of(operator)],
    readAt_ms: packages.readAt_ms(operator, false),
    driveReadAt_ms: packages.readAt_ms(operator, true),
  })
  return {
    list: os.list.handler(({ input }) => shelfOf(input.operator)),
    refresh: os.refresh.handler(async ({ input }) => {
      await use.readPackages(input.operator)
      return shelfOf(input.operator)
    }),
    changes: os.changes.handler(() => [...packages.changes(CHANGES_MAX)]),
  }
}
