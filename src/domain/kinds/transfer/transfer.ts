import { z } from 'zod'
import { isWholeTaka, type Money, taka, ZERO } from '../../money.ts'
import { WalletBrandCode } from '../../operator.ts'
import { problem, type Result, success } from '../../result.ts'
import { readAmount } from '../amount.ts'
import type { Agreed, FieldProblem, HouseRules, Kind } from '../kind.ts'
import { walletTypes } from './brands.ts'
import { chargeFor } from './charge.ts'
import { parseRecipient } from './recipient.ts'
import type { TransferTerms } from './terms.ts'

/** What a form sends. */
export const transferWanted = {
  kind: z.literal('transfer'),
  operator: WalletBrandCode,
  number: z.string().max(32),
  walletType: z.enum(walletTypes),
  amount_e4: z.number(),
}
const Wanted = z.object(transferWanted)
export type TransferWanted = z.infer<typeof Wanted>

/** No document names a least; what nobody sends is a slip of the finger. */
const LEAST_e4 = taka(10)
/** What a wallet may take in a day by law: no single transfer can be more (legal-limits.ts). */
const MOST_e4 = taka(50_000)

export const transfer: Kind<TransferWanted, TransferTerms> = {
  read,
  words: ({ walletType }) => [walletType],
  isForALine: false,
  asks,
  wallets: { autoflexi: null, alsamiflexi: null, flexiloadbd: 'bank' },
  // No commission is documented; what past ones really cost is learned.
  earns: (_terms, _amount, { learned_e4 }) => learned_e4 ?? ZERO,
  // A fee on top of the amount may be taken from the wallet as well.
  believes: (charged, amount) => charged * 10 >= amount * 9 && charged * 10 <= amount * 11,
}

function read(wanted: TransferWanted): Result<Agreed<TransferTerms>, FieldProblem> {
  const { kind, operator, walletType } = wanted
  const number = parseRecipient(operator, wanted.number)
  if (!number.ok) return problem({ field: 'number', code: number.problem, limit_e4: null })
  const amount = readAmount(wanted.amount_e4)
  if (!amount.ok) return amount
  const field = 'amount_e4'
  if (amount.value > MOST_e4) return problem({ field, code: 'above-maximum', limit_e4: MOST_e4 })
  if (amount.value < LEAST_e4) return problem({ field, code: 'below-minimum', limit_e4: LEAST_e4 })
  if (!isWholeTaka(amount.value)) return problem({ field, code: 'whole-taka', limit_e4: null })
  const terms = { kind, operator, number: number.value, walletType }
  return success({ terms, amount_e4: amount.value })
}

function asks(amount: Money, { transfers }: HouseRules): Result<Money, FieldProblem> {
  if (!transfers.on) return problem({ field: 'kind', code: 'switched-off', limit_e4: null })
  return success(chargeFor(amount, transfers.charges))
}
