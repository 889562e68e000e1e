import { z } from 'zod'
import { BillTerms } from './bill/terms.ts'
import { DriveTerms, PackageTerms } from './package/terms.ts'
import { RechargeTerms } from './recharge/terms.ts'
import { TransferTerms } from './transfer/terms.ts'

/**
 * What was agreed with the customer beside the amount: for whom, and what its kind alone has. A new
 * kind of sale is a folder of its own, one line here and one in `kinds.ts`.
 */
export const Terms = z.discriminatedUnion('kind', [
  RechargeTerms,
  PackageTerms,
  DriveTerms,
  TransferTerms,
  BillTerms,
])
export type Terms = z.infer<typeof Terms>
