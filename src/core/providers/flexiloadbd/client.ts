import { type ProviderParts, createCaller } from '../caller.ts'
import { assertSellable, cannotSell } from '../can-sell.ts'
import { isProviderId } from '../echo.ts'
import type { Order, Provider, ProviderAccount, StatusQuestion } from '../provider.ts'
import { balanceAnswer, saleAnswer, statusAnswer } from './answers.ts'
import { requestBody } from './kinds/kinds.ts'
import { packagesAnswer } from './packages.ts'

/** flexiloadbd: three wallets, and the only one that can be asked about our own reference. */
export function flexiloadbd(account: ProviderAccount, parts: ProviderParts): Provider {
  const caller = createCaller(account, (key) => ({ Authorization: `Bearer ${key}` }), parts)
  const refuse = (order: Order) => cannotSell('flexiloadbd', order, null, parts.clock.now())
  return {
    id: 'flexiloadbd',
    cannotSell: refuse,
    async open(order) {
      assertSellable(refuse(order))
      return caller.open('/request', requestBody(order), (reply) => saleAnswer(reply, order))
    },
    canAsk: () => true,
    repeatsReference: true,
    givenAt_ms: () => null,
    async askStatus(question) {
      return statusAnswer(await caller.ask('/status', statusBody(question)), question)
    },
    async askByReference(order) {
      const question = { order, providerReference: null }
      return statusAnswer(await caller.ask('/status', statusBody(question)), question)
    },
    async askBalance() {
      return balanceAnswer(await caller.ask('/balance'))
    },
    askOperators: null,
    async askPackages(operator, isDrive) {
      const words = JSON.stringify({ operator_code: operator, ...(isDrive && { type: 'drive' }) })
      const answer = packagesAnswer(await caller.ask('/packages', words))
      if (!isDrive || answer.kind !== 'packages' || answer.rows.length > 0) return answer
      // Its table of drive packages names the sort in the address (C3).
      return packagesAnswer(await caller.ask('/packages?type=drive', words))
    },
  }
}

/** Either its id or our reference; its own where it gave us one. */
function statusBody({ providerReference: id, order }: StatusQuestion): string {
  return JSON.stringify(
    id !== null && isProviderId(id) ? { trx_id: id } : { ref_id: order.ourReference },
  )
}
