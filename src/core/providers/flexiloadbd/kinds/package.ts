import { listFor } from '../../../../domain/kinds/package/lists.ts'
import type { DriveTerms, PackageTerms } from '../../../../domain/kinds/package/terms.ts'
import type { Money } from '../../../../domain/money.ts'
import { moneyOf, numberEcho } from '../../echo.ts'
import { present } from '../../../../domain/result.ts'
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
    body: ({ operator, lineType, number, packageId }) => ({
      operator_code: present(listFor(operator, lineType), `a list of ${operator} ${lineType}`),
      phone: number,
      package_id: packageId,
    }),
    echoes: (told, { number }) => [numberEcho(told['phone'], number)],
    charged: chargedFor,
  }
}

/**
 * `payable` repeats `amount` in every sample of the document, and what its list calls commission is
 * "given back" (C8). Where both are the price that was quoted, the answer only says that the price
 * still holds: the expected cost stands, which is that price less what the list gives back, and the
 * wallet's comparison tells where that was not given. Any other figure is what was charged.
 */
function chargedFor(
  told: Readonly<Record<string, unknown>>,
  { amount_e4: quoted }: Ordered,
): Money | null {
  const price = moneyOf(told['amount']) ?? quoted
  const charged = moneyOf(told['payable']) ?? price
  return price === quoted && charged === quoted ? null : charged
}

export const packageKind = packOf<PackageTerms & Ordered>('data')
export const driveKind = packOf<DriveTerms & Ordered>('drive')
