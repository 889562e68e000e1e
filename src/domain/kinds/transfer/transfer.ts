import { z } from 'zod'
import { isWholeTaka, type Money } from '../../money.ts'
import { WalletBrandCode } from '../../operator.ts'
import { problem, type Result, success } from '../../result.ts'
import { readAmountWithin } from '../amount.ts'
import type { Agreed, FieldProblem, HouseRules, Kind, Now } from '../kind.ts'
import { undocumented } from '../undocumented.ts'
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

export const transfer: Kind<TransferWanted, TransferTerms> = {
  read,
  words: ({ walletType }) => [walletType],
  isForALine: false,
  asks,
  ...undocumented,
}

function read(
  wanted: TransferWanted,
  { businessDate }: Now,
): Result<Agreed<TransferTerms>, FieldProblem> {
  const { kind, operator, walletType } = wanted
  const number = parseRecipient(operator, wanted.number)
  if (!number.ok) return problem({ field: 'number', code: number.problem, limit_e4: null })
  const { amount_e4 } = wanted
  const amount = readAmountWithin(kind, operator, { amount_e4, businessDate, isWhole: isWholeTaka })
  if (!amount.ok) return amount
  const terms = { kind, operator, number: number.value, walletType }
  return success({ terms, amount_e4: amount.value })
}

function asks(amount: Money, { transfers }: HouseRules): Result<Money, FieldProblem> {
  if (!transfers.on) return problem({ field: 'kind', code: 'switched-off', limit_e4: null })
  return success(chargeFor(amount, transfers.charges))
}
