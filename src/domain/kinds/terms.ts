import { z } from 'zod'
import { DriveTerms, PackageTerms } from './package/terms.ts'
import { RechargeTerms } from './recharge/terms.ts'

/**
 * What was agreed with the customer beside the amount: for whom, and what its kind alone has. A new
 * kind of sale is a folder of its own, one line here and one in `kinds.ts`.
 */
export const Terms = z.discriminatedUnion('kind', [RechargeTerms, PackageTerms, DriveTerms])
export type Terms = z.infer<typeof Terms>
