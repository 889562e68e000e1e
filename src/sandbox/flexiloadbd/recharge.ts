import { problem, success } from '../../domain/result.ts'
import { chargeFor } from '../taka.ts'
import { asText } from '../wire.ts'
import { amountOf, phoneOf } from './fields.ts'
import { networkOf } from './operators.ts'
import type { RequestType } from './request-type.ts'

const subTypes: readonly unknown[] = ['Prepaid', 'Postpaid', 'Personal', 'Agent']

export const recharge: RequestType = {
  word: 'recharge',
  delivered: 'Recharge successful',
  notDelivered: 'Failed: the operator did not accept this recharge',
  read(fields) {
    const network = networkOf(fields.get('operator_code'))
    if (!network.ok) return network
    const phone = phoneOf(fields)
    if (!phone.ok) return phone
    const amount = amountOf(fields)
    if (!amount.ok) return amount
    const subType = fields.get('sub_type') ?? null
    if (subType !== null && !subTypes.includes(subType)) {
      return problem('The selected sub type is invalid.')
    }
    const { operator, lineType } = network.value
    return success({
      kind: 'recharge',
      number: phone.value,
      operator,
      lineType: lineType ?? (subType === 'Postpaid' ? 'postpaid' : 'prepaid'),
      subType: asText(subType),
      amount_e4: amount.value,
      charged_e4: chargeFor(amount.value),
      wallet: 'flexiload',
    })
  },
}
