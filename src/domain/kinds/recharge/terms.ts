import { z } from 'zod'
import { MobileNumber } from '../../mobile-number.ts'
import { LineType, NetworkCode } from '../../operator.ts'

/** A recharge: balance for a line of a mobile network. */
export const RechargeTerms = z.object({
  kind: z.literal('recharge'),
  operator: NetworkCode,
  number: MobileNumber,
  lineType: LineType,
})
export type RechargeTerms = z.infer<typeof RechargeTerms>
