import type { TransferTerms } from '../../../../domain/kinds/transfer/terms.ts'
import { wholeTaka } from '../../can-sell.ts'
import { amountEcho, numberEcho } from '../../echo.ts'
import type { Ordered } from '../../provider.ts'
import type { WireKind } from './kind.ts'

/** A personal wallet has no word of its own: the document names `Agent` alone (C17). */
export const transfer: WireKind<TransferTerms & Ordered> = {
  type: 'mfs',
  body: (order) => ({
    operator_code: order.operator,
    phone: order.number,
    amount: wholeTaka(order),
    ...(order.walletType === 'agent' && { sub_type: 'Agent' }),
  }),
  echoes: (told, { number, amount_e4 }) => [
    numberEcho(told['phone'], number),
    amountEcho(told['amount'], amount_e4),
  ],
}
