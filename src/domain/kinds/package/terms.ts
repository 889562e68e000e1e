import { z } from 'zod'
import { MobileNumber } from '../../mobile-number.ts'
import { Money } from '../../money.ts'
import { NetworkCode } from '../../operator.ts'
import { PackLine } from './lists.ts'

/** A package of a provider's list, as it stood there when it was confirmed. */
export const Pack = z.object({
  /** flexiloadbd's `package_id`. */
  packageId: z.number().int().positive(),
  packageName: z.string().min(1).max(200),
  /** What the list says comes back to the shop. */
  packageCommission_e4: Money.refine((amount) => amount >= 0),
})

const forANumber = {
  operator: NetworkCode,
  number: MobileNumber,
  lineType: PackLine,
  ...Pack.shape,
}

/** Data, minutes, a combination or a rate for a line, delivered like a recharge. */
export const PackageTerms = z.object({ kind: z.literal('package'), ...forANumber })
export type PackageTerms = z.infer<typeof PackageTerms>

/** A drive package: below its list price, loaded by a dealer by hand, hours later. */
export const DriveTerms = z.object({ kind: z.literal('drive'), ...forANumber })
export type DriveTerms = z.infer<typeof DriveTerms>
