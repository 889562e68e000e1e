import { z } from 'zod'
import { parseMobileNumber } from '../../mobile-number.ts'
import { NetworkCode } from '../../operator.ts'
import { problem, type Result, success } from '../../result.ts'
import { readAmount } from '../amount.ts'
import type { Agreed, FieldProblem, Kind, Shelf } from '../kind.ts'
import { listFor, PackLine } from './lists.ts'
import { isSamePackName } from './pack-name.ts'
import { type DriveTerms, Pack, type PackageTerms } from './terms.ts'

type PackKind = 'package' | 'drive'

/** What a form sends: name and price are those its cashier saw. */
function wantedOf<K extends PackKind>(kind: K) {
  return {
    kind: z.literal(kind),
    operator: NetworkCode,
    number: z.string().max(32),
    lineType: PackLine,
    packageId: Pack.shape.packageId,
    packageName: Pack.shape.packageName,
    amount_e4: z.number(),
  }
}
export const packageWanted = wantedOf('package')
export const driveWanted = wantedOf('drive')
export interface PackWanted<K extends PackKind> {
  readonly kind: K
  readonly operator: NetworkCode
  readonly number: string
  readonly lineType?: 'skitto' | undefined
  readonly packageId: number
  readonly packageName: string
  readonly amount_e4: number
}

type What = Omit<PackageTerms, 'kind'>

function kindOf<Sold extends PackageTerms | DriveTerms>(
  agree: (what: What) => Sold,
): Kind<PackWanted<Sold['kind']>, Sold> {
  return {
    read(wanted, { shelf }) {
      const agreed = read(wanted, shelf)
      return agreed.ok ? success({ ...agreed.value, terms: agree(agreed.value.terms) }) : agreed
    },
    words: ({ packageId, lineType }) =>
      lineType === undefined ? [packageId] : [packageId, lineType],
    isForALine: true,
    // The provider's own figure; what it took is compared with it once that is known.
    earns: ({ packageCommission_e4 }) => ({
      source: 'provider',
      earned_e4: packageCommission_e4,
    }),
    // The request carries no price: what was taken may be another one's (C15). Not any.
    believes: (charged, amount) => charged * 2 >= amount && charged <= amount * 2,
  }
}

export const packageKind = kindOf<PackageTerms>((what) => ({ kind: 'package', ...what }))
export const driveKind = kindOf<DriveTerms>((what) => ({ kind: 'drive', ...what }))

function read(
  { kind, operator, packageId, packageName, lineType, ...written }: PackWanted<PackKind>,
  shelf: Shelf,
): Result<Agreed<What>, FieldProblem> {
  const number = parseMobileNumber(written.number)
  if (!number.ok) return problem({ field: 'number', code: number.problem, limit_e4: null })
  const amount = readAmount(written.amount_e4)
  if (!amount.ok) return amount
  const list = listFor(operator, lineType)
  const pack = list && shelf.pack(list, packageId)
  // Of another network, of the other sort, or no longer sold: all the same to the customer.
  if (pack?.isDrive !== (kind === 'drive')) {
    return problem({ field: 'packageId', code: 'withdrawn', limit_e4: null })
  }
  if (pack.price_e4 !== amount.value) {
    return problem({ field: 'packageId', code: 'price-changed', limit_e4: pack.price_e4 })
  }
  if (!isSamePackName(pack.name, packageName)) {
    return problem({ field: 'packageId', code: 'name-changed', limit_e4: null })
  }
  const named = { packageId, packageName: pack.name, packageCommission_e4: pack.commission_e4 }
  const line = lineType === undefined ? {} : { lineType }
  const terms = { operator, number: number.value, ...line, ...named }
  return success({ terms, amount_e4: amount.value })
}
