import { subtractMoney } from '../../domain/money.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import type { Fields } from '../json.ts'
import type { Desk } from '../wire.ts'
import { phoneOf } from './fields.ts'
import { networkOf } from './operators.ts'
import type { RequestType, Wanted } from './request-type.ts'

/** Every pack of the list but the drive packs: the other filters have no type of their own. */
export const packageSale: RequestType = {
  word: 'data',
  delivered: 'Package activated',
  notDelivered: 'Failed: the operator did not accept this package',
  read: (fields, desk) => readPack('package', fields, desk),
}

/** Drive packs, "Package id from /packages?type=drive". */
export const driveSale: RequestType = {
  word: 'drive',
  delivered: 'Drive package delivered',
  notDelivered: 'Failed: the drive package could not be loaded',
  read: (fields, desk) => readPack('drive', fields, desk),
}

/** The price is the pack's own as it is now, and paid less what the list gives back. */
function readPack(kind: 'package' | 'drive', fields: Fields, desk: Desk): Result<Wanted, string> {
  const code = fields.get('operator_code')
  const network = networkOf(code)
  if (!network.ok) return network
  const phone = phoneOf(fields)
  if (!phone.ok) return phone
  const id = fields.get('package_id')
  if (id === undefined) return problem('The package id field is required.')
  if (!Number.isSafeInteger(id)) return problem('The package id field must be an integer.')
  const pack = desk.packs().find((each) => each.id === id)
  const isDrive = kind === 'drive'
  if (!pack || pack.operator !== code || (pack.type === 'drive') !== isDrive) {
    return problem('The selected package id is invalid.')
  }
  const { price_e4, commission_e4 } = pack
  return success({
    kind,
    number: phone.value,
    operator: network.value.operator,
    lineType: network.value.lineType ?? 'prepaid',
    subType: null,
    packageId: pack.id,
    packageName: pack.name,
    amount_e4: price_e4,
    charged_e4: subtractMoney(price_e4, commission_e4),
    wallet: isDrive ? 'drive' : 'flexiload',
  })
}
