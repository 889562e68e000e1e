import { dhakaInstant_ms } from '../../../domain/business-day.ts'
import { lineWord } from '../../../domain/capability.ts'
import { type ProviderParts, createCaller } from '../caller.ts'
import { assertAskable, assertSellable, cannotSell, rechargeOf, wholeTaka } from '../can-sell.ts'
import { isProviderId } from '../echo.ts'
import type {
  Order,
  Provider,
  ProviderAccount,
  RechargeOrder,
  StatusQuestion,
} from '../provider.ts'
import { balanceAnswer, saleAnswer, statusAnswer } from './answers.ts'

/**
 * autoflexi: no reference of ours, no list, one wallet. What it does not answer cannot be looked
 * up, so everything it says is read with care (A8, A9).
 */
export function autoflexi(account: ProviderAccount, parts: ProviderParts): Provider {
  // One sample of the document says SOHOJPAY-API-KEY: a copy from another shop's page (A10).
  const caller = createCaller(account, (key) => ({ 'CD-API-KEY': key }), parts)
  const refuse = (order: Order) => cannotSell('autoflexi', order, null, parts.clock.now())
  return {
    id: 'autoflexi',
    cannotSell: refuse,
    async open(ordered) {
      assertSellable(refuse(ordered))
      const order = rechargeOf(ordered)
      return caller.open('/api/recharge/create', createBody(order), (reply) =>
        saleAnswer(reply, order),
      )
    },
    canAsk,
    repeatsReference: false,
    givenAt_ms,
    async askStatus(question) {
      assertAskable(canAsk(question))
      // Its table says `ref_id`, every example sends `trx_id`: both, with the same id (A1).
      const id = question.providerReference
      const body = JSON.stringify({ trx_id: id, ref_id: id })
      const asked = { ...question, order: rechargeOf(question.order) }
      return statusAnswer(await caller.ask('/api/recharge/verify', body), asked)
    },
    askByReference: null,
    async askBalance() {
      return balanceAnswer(await caller.ask('/api/recharge/balance'))
    },
    askOperators: null,
    askPackages: null,
  }
}

function canAsk({ providerReference: id }: StatusQuestion): boolean {
  return id !== null && isProviderId(id)
}

/** Its table says integers; all five examples send text. What the examples send works (A6). */
function createBody(order: RechargeOrder): string {
  return JSON.stringify({
    number: order.number,
    amount: String(wholeTaka(order)),
    type: lineWord('autoflexi', order.lineType),
    operator: order.operator,
  })
}

/**
 * The one id of its document reads 162670 20250210225655 8: what stands in the middle looks like a
 * clock in Dhaka. Written nowhere, so it may raise a doubt and settles none.
 */
function givenAt_ms(id: string): number | null {
  const digits = /^\d{6}(\d{14})\d$/u.exec(id)?.[1]
  return digits === undefined ? null : dhakaInstant_ms(digits)
}
