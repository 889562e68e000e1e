import { type ProviderParts, createCaller } from '../caller.ts'
import { assertAskable, assertSellable, cannotSell, rechargeOf, wholeTaka } from '../can-sell.ts'
import { isProviderId } from '../echo.ts'
import type {
  CannotSell,
  ListedOperator,
  Order,
  Provider,
  ProviderAccount,
  RechargeOrder,
  StatusQuestion,
} from '../provider.ts'
import { balanceAnswer, saleAnswer, statusAnswer } from './answers.ts'
import { operatorsAnswer } from './operators.ts'

/**
 * alsamiflexi: keeps our reference but cannot be asked by it (B1), knows operators by the numbers
 * of its own list, and knows no line type (B10).
 */
export function alsamiflexi(account: ProviderAccount, parts: ProviderParts): Provider {
  const { clock, directory } = parts
  const caller = createCaller(account, (key) => ({ Authorization: `Bearer ${key}` }), parts)
  const find = (order: RechargeOrder) => directory.find('alsamiflexi', order.operator)

  function refuse(order: Order): CannotSell | null {
    if (order.kind !== 'recharge') return { why: 'kind' }
    const listed = find(order)
    if (listed === null && directory.hasList('alsamiflexi')) return { why: 'operator' }
    return cannotSell('alsamiflexi', order, listed, clock.now())
  }

  return {
    id: 'alsamiflexi',
    cannotSell: refuse,
    async open(ordered) {
      assertSellable(refuse(ordered))
      const order = rechargeOf(ordered)
      const listed = find(order)
      if (listed === null) return { kind: 'not-sent', why: 'operator-list', words: '' }
      return caller.open('/recharge', createBody(order, listed), (reply) =>
        saleAnswer(reply, order),
      )
    },
    canAsk,
    repeatsReference: true,
    givenAt_ms: () => null,
    async askStatus(question) {
      assertAskable(canAsk(question))
      // `canAsk` has seen that the id is of letters, digits, dashes and underscores alone.
      const asked = { ...question, order: rechargeOf(question.order) }
      return statusAnswer(await caller.ask(`/transaction/${question.providerReference}`), asked)
    },
    async askByReference(order) {
      // Letters, digits and dashes alone: our own reference is safe in a path.
      const question = { order: rechargeOf(order), providerReference: null }
      return statusAnswer(await caller.ask(`/transaction/${order.ourReference}`), question)
    },
    async askBalance() {
      return balanceAnswer(await caller.ask('/balance'))
    },
    async askOperators() {
      return operatorsAnswer(await caller.ask('/operators'))
    },
    askPackages: null,
  }
}

function canAsk({ providerReference: id }: StatusQuestion): boolean {
  return id !== null && isProviderId(id)
}

function createBody(order: RechargeOrder, listed: ListedOperator): string {
  return JSON.stringify({
    operator_id: Number(listed.providerCode),
    mobile_number: order.number,
    amount: wholeTaka(order),
    reference: order.ourReference,
  })
}
