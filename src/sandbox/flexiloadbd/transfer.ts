import type { WalletBrandCode } from '../../domain/operator.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import type { Fields } from '../json.ts'
import { amountOf, phoneOf } from './fields.ts'
import { brandOf } from './operators.ts'
import type { RequestType } from './request-type.ts'

/** Money to an account of bKash, Nagad or Rocket. Nothing is given back for it. */
export const transfer: RequestType = {
  word: 'mfs',
  delivered: 'Transfer successful',
  notDelivered: 'Failed: the transfer was not accepted',
  read(fields) {
    const brand = brandOf(fields.get('operator_code'))
    if (!brand.ok) return brand
    const phone = accountOf(brand.value, fields)
    if (!phone.ok) return phone
    const amount = amountOf(fields)
    if (!amount.ok) return amount
    const subType = fields.get('sub_type') ?? null
    // "Agent — agent/merchant transfer" is the only word its table has.
    if (subType !== null && subType !== 'Agent') {
      return problem('The selected sub type is invalid.')
    }
    return success({
      kind: 'transfer',
      number: phone.value,
      operator: brand.value,
      subType,
      amount_e4: amount.value,
      charged_e4: amount.value,
      wallet: 'bank',
    })
  },
}

/** "Recipient wallet number": a Rocket account may carry a check digit behind the number. */
function accountOf(brand: WalletBrandCode, fields: Fields): Result<string, string> {
  const phone = fields.get('phone')
  if (brand !== 'RK' || phone === undefined) return phoneOf(fields)
  return typeof phone === 'string' && /^01[3-9]\d{8}\d?$/.test(phone)
    ? success(phone)
    : problem('The phone field must be 11 or 12 digits.')
}
