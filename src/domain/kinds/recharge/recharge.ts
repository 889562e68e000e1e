import { z } from 'zod'
import { expectedCommission } from '../../commission/assumed.ts'
import { parseMobileNumber } from '../../mobile-number.ts'
import { LineType, NetworkCode } from '../../operator.ts'
import { problem, type Result, success } from '../../result.ts'
import { readAmount } from '../amount.ts'
import type { Agreed, FieldProblem, Kind } from '../kind.ts'
import { smallCharge } from './small-charge.ts'
import type { RechargeTerms } from './terms.ts'

/** What a form sends. The number may be written any way people write it. */
export const rechargeWanted = {
  kind: z.literal('recharge'),
  operator: NetworkCode,
  number: z.string().max(32),
  lineType: LineType,
  amount_e4: z.number(),
}
const Wanted = z.object(rechargeWanted)
export type RechargeWanted = z.infer<typeof Wanted>

export const recharge: Kind<RechargeWanted, RechargeTerms> = {
  read,
  words: ({ lineType }) => [lineType],
  isForALine: true,
  asks: (amount, { recharges }) => success(smallCharge(amount, recharges)),
  earns: ({ operator }, amount, { provider, businessDate }) => ({
    source: 'assumed',
    earned_e4: expectedCommission(provider, operator, amount, businessDate),
  }),
  // Nobody takes more than the face or gives back more than a tenth of it.
  believes: (charged, amount) => charged <= amount && charged * 10 >= amount * 9,
}

function read(wanted: RechargeWanted): Result<Agreed<RechargeTerms>, FieldProblem> {
  const number = parseMobileNumber(wanted.number)
  if (!number.ok) return problem({ field: 'number', code: number.problem, limit_e4: null })
  const amount = readAmount(wanted.amount_e4)
  if (!amount.ok) return amount
  const { kind, operator, lineType } = wanted
  const terms = { kind, operator, number: number.value, lineType }
  return success({ terms, amount_e4: amount.value })
}
