import { assertNever } from '../../domain/result.ts'
import type { Execution } from '../execution.ts'
import { utcMicroseconds } from '../ids.ts'
import type { Json } from '../json.ts'
import { takaDigits } from '../taka.ts'
import type { Desk, Reply } from '../wire.ts'
import { listed } from './operators.ts'
import { requestTypes } from './request-types.ts'
import { tokenLines } from './tokens.ts'

const wordOf = {
  pending: 'Pending',
  succeeded: 'Success',
  failed: 'Failed',
  reversed: 'Refunded',
} as const satisfies Record<Execution['outcome'], string>

/** The sample's "Message/Failed Reason/Pin/Note": a prepaid meter's tokens are its pin. */
function messageOf(sold: Execution): string {
  const { outcome } = sold
  const { delivered, notDelivered } = requestTypes[sold.kind]
  switch (outcome) {
    case 'pending':
      return 'Request submitted'
    case 'succeeded': {
      const tokens = sold.kind === 'bill' ? tokenLines(sold.tokens) : []
      return tokens.length === 0 ? delivered : [`${delivered}. Token:`, ...tokens].join('\n')
    }
    case 'failed':
      return notDelivered
    case 'reversed':
      return 'Refunded by the operator'
    default:
      return assertNever(outcome)
  }
}

/** The answer to POST /request. Whose `balance` it is the sample does not say: its wallet's. */
export function submitted(sold: Execution, desk: Desk): Reply {
  const body: Json = {
    status: true,
    trx_id: sold.providerReference,
    ref_id: sold.reference,
    type: requestTypes[sold.kind].word,
    operator: listed(sold).name,
    phone: phoneOf(sold),
    bill_number: billNumberOf(sold),
    package: packageNameOf(sold),
    amount: takaDigits(sold.amount_e4, 0),
    payable: payableOf(sold, desk),
    balance: takaDigits(desk.balance(sold.wallet), 2),
    trx_status: wordOf[sold.outcome],
    message: messageOf(sold),
    created_at: utcMicroseconds(sold.at_ms),
  }
  return { status: 200, body }
}

/** The answer to POST /status. */
export function described(sold: Execution, desk: Desk): Reply {
  const { name, code } = listed(sold)
  const body: Json = {
    status: true,
    trx_id: sold.providerReference,
    ref_id: sold.reference,
    type: requestTypes[sold.kind].word,
    sub_type: sold.subType,
    operator: name,
    operator_code: code,
    phone: phoneOf(sold),
    bill_number: billNumberOf(sold),
    package_name: packageNameOf(sold),
    amount: takaDigits(sold.amount_e4, 0),
    payable: payableOf(sold, desk),
    trx_status: wordOf[sold.outcome],
    message: messageOf(sold),
    created_at: utcMicroseconds(sold.at_ms),
  }
  return { status: 200, body }
}

/** Its samples show the same figure for both, and none of a pack that something comes back of. */
function payableOf(sold: Execution, { way }: Desk): Json {
  const isPrice = way.payableIsPrice && 'packageName' in sold
  return takaDigits(isPrice ? sold.amount_e4 : sold.charged_e4, 0)
}

const phoneOf = (sold: Execution) => (sold.kind === 'bill' ? sold.phone : sold.number)
const billNumberOf = (sold: Execution) => (sold.kind === 'bill' ? sold.billNumber : null)
const packageNameOf = (sold: Execution) => ('packageName' in sold ? sold.packageName : null)
