import { bringsTokens } from '../../../../domain/kinds/bill/billers.ts'
import type { BillTerms } from '../../../../domain/kinds/bill/terms.ts'
import { findTokens } from '../../../../domain/kinds/bill/tokens.ts'
import { wholeWords } from '../../answer-text.ts'
import { amountEcho, billNumberEcho } from '../../echo.ts'
import type { Ordered } from '../../provider.ts'
import type { WireKind } from './kind.ts'

/** The month goes without its year: flexiloadbd has no field for that (C6). */
export const bill: WireKind<BillTerms & Ordered> = {
  type: 'bill',
  body: ({ operator, number, billMonth, phone, amount_e4 }) => ({
    operator_code: operator,
    bill_number: number,
    month: billMonth.slice(5),
    amount: amount_e4 / 10_000,
    ...(phone !== null && { phone }),
  }),
  echoes: (told, { number, amount_e4 }) => [
    billNumberEcho(told['bill_number'], number),
    amountEcho(told['amount'], amount_e4),
  ],
  // "Message/Failed Reason/Pin/Note" of its sample: a meter's pin is there and nowhere else (C18).
  tokens: (told, order) => (bringsTokens(order) ? findTokens(wholeWords(told['message'])) : []),
}
