import { lineWord } from '../../../../domain/capability.ts'
import { wholeTaka } from '../../can-sell.ts'
import { amountEcho, numberEcho } from '../../echo.ts'
import type { RechargeOrder } from '../../provider.ts'
import type { WireKind } from './kind.ts'

/** `sub_type` also lists Personal and Agent, which are words of wallets, not of lines (C17). */
export const recharge: WireKind<RechargeOrder> = {
  type: 'recharge',
  body: (order) => ({
    operator_code: order.lineType === 'skitto' ? 'SK' : order.operator,
    phone: order.number,
    amount: wholeTaka(order),
    sub_type: lineWord('flexiloadbd', order.lineType) ?? '',
  }),
  echoes: (told, { number, amount_e4 }) => [
    numberEcho(told['phone'], number),
    amountEcho(told['amount'], amount_e4),
  ],
}
