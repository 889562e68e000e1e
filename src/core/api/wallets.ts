import { implement } from '@orpc/server'
import { booksContract } from '../../contract/contract.ts'
import { storing, storingLater } from './storing.ts'
import type { UseCases } from './use-cases.ts'

export function createWalletProcedures(use: UseCases) {
  const os = implement(booksContract).wallets
  return {
    list: os.list.handler(() => use.wallets.list()),
    refresh: os.refresh.handler(async ({ input, errors }) => {
      await storingLater(
        () => use.readWallet(input.provider),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      return use.wallets.list()
    }),
    topUp: os.topUp.handler(({ input, errors }) => {
      const booked = storing(
        () => use.wallets.topUp(input),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      if (booked.ok) return use.wallets.list()
      const refused = booked.problem
      if (refused.why === 'slip-used') throw errors.SLIP_USED({ data: refused.booked })
      if (refused.why === 'no-shift') throw errors.NO_SHIFT({ data: {} })
      if (refused.why === 'above-drawer') {
        const { why: code, limit_e4 } = refused
        throw errors.BAD_INPUT({ data: { field: 'amount_e4', code, limit_e4 } })
      }
      const field = refused.why === 'not-opened' ? 'wallet' : 'id'
      throw errors.BAD_INPUT({ data: { field, code: refused.why, limit_e4: null } })
    }),
    drift: os.drift.handler(() => use.wallets.drift()),
  }
}
