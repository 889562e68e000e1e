import { lineTypeWords } from '../../../domain/operator.ts'
import { type ProviderParts, createCaller } from '../caller.ts'
import { assertSellable, cannotSell, wholeTaka } from '../can-sell.ts'
import { isProviderId } from '../echo.ts'
import type { Provider, ProviderAccount, RechargeOrder, StatusQuestion } from '../provider.ts'
import { balanceAnswer, saleAnswer, statusAnswer } from './answers.ts'

/** flexiloadbd: three wallets, and the only one that can be asked about our own reference. */
export function flexiloadbd(account: ProviderAccount, parts: ProviderParts): Provider {
  const caller = createCaller(account, (key) => ({ Authorization: `Bearer ${key}` }), parts)
  const refuse = (order: RechargeOrder) => cannotSell('flexiloadbd', order, null, parts.clock.now())
  return {
    id: 'flexiloadbd',
    cannotSell: refuse,
    async open(order) {
      assertSellable(refuse(order))
      return caller.open('/request', createBody(order), (reply) => saleAnswer(reply, order))
    },
    canAsk: () => true,
    repeatsReference: true,
    givenAt_ms: () => null,
    async askStatus(question) {
      return statusAnswer(await caller.ask('/status', statusBody(question)), question)
    },
    async askBalance() {
      return balanceAnswer(await caller.ask('/balance'))
    },
    askOperators: null,
  }
}

/** `sub_type` also lists Personal and Agent, which are words of wallets, not of lines (C17). */
function createBody(order: RechargeOrder): string {
  return JSON.stringify({
    type: order.kind,
    operator_code: order.lineType === 'skitto' ? 'SK' : order.operator,
    phone: order.number,
    amount: wholeTaka(order),
    sub_type: lineTypeWords.flexiloadbd[order.lineType],
    ref_id: order.ourReference,
  })
}

/** Either its id or our reference; its own where it gave us one. */
function statusBody({ providerReference: id, order }: StatusQuestion): string {
  return JSON.stringify(
    id !== null && isProviderId(id) ? { trx_id: id } : { ref_id: order.ourReference },
  )
}
