import type { BillerCode } from '../../domain/operator.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import type { Fields } from '../json.ts'
import { isMobileNumber } from '../wire.ts'
import { amountOf } from './fields.ts'
import { billerOf } from './operators.ts'
import type { RequestType } from './request-type.ts'
import { newTokens } from './tokens.ts'

/** The prepaid meters of its table of electricity: they are fed tokens. */
const prepaid: ReadonlySet<BillerCode> = new Set(['PBP', 'DSP'])

/** A bill of electricity, gas or internet. Nothing is given back for it. */
export const bill: RequestType = {
  word: 'bill',
  delivered: 'Bill paid',
  notDelivered: 'Failed: the biller did not accept this bill',
  read(fields, desk) {
    const biller = billerOf(fields.get('operator_code'))
    if (!biller.ok) return biller
    const billNumber = billNumberOf(fields)
    if (!billNumber.ok) return billNumber
    const month = monthOf(fields)
    if (!month.ok) return month
    const amount = amountOf(fields)
    if (!amount.ok) return amount
    const phone = customerOf(fields)
    if (!phone.ok) return phone
    return success({
      kind: 'bill',
      number: billNumber.value,
      operator: biller.value,
      subType: null,
      billNumber: billNumber.value,
      month: month.value,
      phone: phone.value,
      amount_e4: amount.value,
      charged_e4: amount.value,
      wallet: 'bank',
      tokens: prepaid.has(biller.value) ? newTokens(billNumber.value, desk.random) : [],
    })
  },
}

function billNumberOf(fields: Fields): Result<string, string> {
  const billNumber = fields.get('bill_number')
  if (billNumber === undefined) return problem('The bill number field is required.')
  return typeof billNumber === 'string' && /^\d{5,20}$/.test(billNumber)
    ? success(billNumber)
    : problem('The bill number field must be 5 to 20 digits.')
}

/** "Bill month in MM format: 01 – 12". */
function monthOf(fields: Fields): Result<string, string> {
  const month = fields.get('month')
  if (month === undefined) return problem('The month field is required.')
  return typeof month === 'string' && /^(?:0[1-9]|1[0-2])$/.test(month)
    ? success(month)
    : problem('The month field must be 01 to 12.')
}

/** "Required by some operators", and no word of which: it is demanded by none here. */
function customerOf(fields: Fields): Result<string | null, string> {
  const phone = fields.get('phone') ?? null
  if (phone === null) return success(null)
  return isMobileNumber(phone) ? success(phone) : problem('The phone field must be 11 digits.')
}
