import type { DriveTerms, PackageTerms } from '../../../../domain/kinds/package/terms.ts'
import { ifPresent } from '../../classify.ts'
import { numberEcho, operatorEcho } from '../../echo.ts'
import type { Ordered } from '../../provider.ts'
import type { WireKind } from './kind.ts'

/**
 * A package is named by its id alone: what it costs is the provider's word, so the price in an
 * answer is no echo of ours (C15). Combo, minutes and rate packages have no `type` of their own in
 * a request; they are data there (C4).
 */
function packOf<Sold extends (PackageTerms | DriveTerms) & Ordered>(type: string): WireKind<Sold> {
  return {
    type,
    body: ({ operator, number, packageId }) => ({
      operator_code: operator,
      phone: number,
      package_id: packageId,
    }),
    echoes: (told, { number, operator }) => [
      numberEcho(told['phone'], number),
      ifPresent(operatorEcho(told['operator'], operator)),
      ifPresent(operatorEcho(told['operator_code'], operator)),
    ],
  }
}

export const packageKind = packOf<PackageTerms & Ordered>('data')
export const driveKind = packOf<DriveTerms & Ordered>('drive')
