import type { LineType, NetworkCode } from '../domain/operator.ts'
import { assertNever } from '../domain/result.ts'
import type { Execution } from './book.ts'
import { packagesOf } from './flexiloadbd-packages.ts'
import { clockDigits, freshId, randomDigits, randomLetters, utcMicroseconds } from './ids.ts'
import type { Json } from './json.ts'
import { takaDigits, takaFrom } from './taka.ts'
import { asText, hasBearer, isMobileNumber } from './wire.ts'
import type { Call, Complaint, Desk, Handled, ProviderWire, Reply, WireRequest } from './wire.ts'

interface Listed {
  readonly code: string
  readonly name: string
  readonly ours: NetworkCode
  readonly lineType: LineType | null
}

/** The table of mobile operators; Skitto is one of its own there, and Grameenphone's to us. */
const operators: readonly Listed[] = [
  { code: 'GP', name: 'Grameenphone', ours: 'GP', lineType: null },
  { code: 'RB', name: 'Robi', ours: 'RB', lineType: null },
  { code: 'AT', name: 'Airtel', ours: 'AT', lineType: null },
  { code: 'BL', name: 'Banglalink', ours: 'BL', lineType: null },
  { code: 'SK', name: 'Skitto', ours: 'GP', lineType: 'skitto' },
  { code: 'TT', name: 'Teletalk', ours: 'TT', lineType: null },
]

const types: readonly unknown[] = ['recharge', 'data', 'drive', 'mfs', 'bill']
const subTypes: readonly unknown[] = ['Prepaid', 'Postpaid', 'Personal', 'Agent']

const wordOf = {
  pending: 'Pending',
  succeeded: 'Success',
  failed: 'Failed',
  reversed: 'Refunded',
} as const satisfies Record<Execution['outcome'], string>

/** The sample's "Message/Failed Reason/Pin/Note". */
const messageOf = {
  pending: 'Request submitted',
  succeeded: 'Recharge successful',
  failed: 'Failed: the operator did not accept this recharge',
  reversed: 'Refunded by the operator',
} as const satisfies Record<Execution['outcome'], string>

function refuse(status: number, message: string): Reply {
  return { status, body: { status: false, message } }
}

function invalid(message: string): Handled {
  return plain(refuse(422, message))
}

function plain(reply: Reply): Handled {
  return { reply, manner: null }
}

function create(request: WireRequest, desk: Desk): Handled {
  const { fields } = request
  const type = fields.get('type')
  if (type === undefined) return invalid('The type field is required.')
  if (!types.includes(type)) return invalid('The selected type is invalid.')
  // The four other types come with the packages, transfers and bills that use them.
  if (type !== 'recharge') return invalid('Service not available')
  if (!fields.has('operator_code')) return invalid('The operator code field is required.')
  const operator = operators.find((each) => each.code === fields.get('operator_code'))
  if (!operator) return invalid('Operator not found or not active')
  const phone = fields.get('phone')
  if (phone === undefined) return invalid('The phone field is required.')
  if (!isMobileNumber(phone)) return invalid('The phone field must be 11 digits.')
  const amount_e4 = takaFrom(fields.get('amount'), 2)
  if (amount_e4 === null) return invalid('The amount field must be a number.')
  if (amount_e4 <= 0) return invalid('The amount field must be at least 1.')
  const subType = fields.get('sub_type') ?? null
  if (subType !== null && !subTypes.includes(subType)) {
    return invalid('The selected sub type is invalid.')
  }
  const reference = fields.get('ref_id') ?? null
  if (reference !== null && (typeof reference !== 'string' || reference.length > 255)) {
    return invalid('The ref id field must be a string.')
  }
  const before = reference === null ? null : desk.byReference(reference)
  if (before && desk.way.sameReference === 'refused') return invalid('Duplicate transaction')
  if (before && desk.way.sameReference === 'same-id') return plain(submitted(before, desk))
  const result = desk.sell({
    number: phone,
    operator: operator.ours,
    lineType: operator.lineType ?? (subType === 'Postpaid' ? 'postpaid' : 'prepaid'),
    subType: asText(subType),
    amount_e4,
    reference,
    providerReference: newId(desk),
    wallet: 'flexiload',
  })
  if (!result.sold) {
    const words = { balance: 'Insufficient balance', duplicate: 'Duplicate transaction' }
    return invalid(words[result.why])
  }
  return { reply: submitted(result.execution, desk), manner: result.manner }
}

/** As the sample: the minute of its `created_at`, then three digits. */
function newId(desk: Desk): string {
  const minute = clockDigits(utcMicroseconds(desk.now())).slice(0, 12)
  return freshId(
    (attempt) => `TRX${minute}${randomDigits(desk.random, attempt < 100 ? 3 : 6)}`,
    (id) => desk.byId(id) !== null,
  )
}

function listed(sold: Execution): Listed | undefined {
  const skitto = sold.lineType === 'skitto'
  return operators.find((each) => each.ours === sold.operator && skitto === (each.code === 'SK'))
}

function submitted(sold: Execution, desk: Desk): Reply {
  const body: Json = {
    status: true,
    trx_id: sold.providerReference,
    ref_id: sold.reference,
    type: 'recharge',
    operator: listed(sold)?.name ?? '',
    phone: sold.number,
    bill_number: null,
    package: null,
    amount: takaDigits(sold.amount_e4, 0),
    payable: takaDigits(sold.charged_e4, 0),
    balance: takaDigits(desk.balance('flexiload'), 2),
    trx_status: wordOf[sold.outcome],
    message: messageOf[sold.outcome],
    created_at: utcMicroseconds(sold.at_ms),
  }
  return { status: 200, body }
}

/** "Pass either trx_id (our ID) or ref_id (your own ID) — one is required." */
function status(request: WireRequest, desk: Desk): Reply {
  const id = asText(request.fields.get('trx_id'))
  const reference = asText(request.fields.get('ref_id'))
  if (id === null && reference === null) {
    return refuse(422, 'The trx id field is required when ref id is not present.')
  }
  const named = desk.way.losesReference ? null : desk.byReference(reference ?? '')
  const sold = id !== null ? desk.byId(id) : named
  if (!sold || desk.now() - sold.at_ms < desk.way.knownAfter_ms) {
    return complain({ about: 'unknown-transaction' })
  }
  const body: Json = {
    status: true,
    trx_id: sold.providerReference,
    ref_id: sold.reference,
    type: 'recharge',
    sub_type: sold.subType,
    operator: listed(sold)?.name ?? '',
    operator_code: listed(sold)?.code ?? '',
    phone: sold.number,
    bill_number: null,
    package_name: null,
    amount: takaDigits(sold.amount_e4, 0),
    payable: takaDigits(sold.charged_e4, 0),
    trx_status: wordOf[sold.outcome],
    message: messageOf[sold.outcome],
    created_at: utcMicroseconds(sold.at_ms),
  }
  return { status: 200, body }
}

function balances(desk: Desk): Reply {
  const told = {
    flexiload_balance: takaDigits(desk.balance('flexiload'), 2),
    drive_balance: takaDigits(desk.balance('drive'), 2),
    bank_balance: takaDigits(desk.balance('bank'), 2),
  }
  return { status: 200, body: { status: true, data: told } }
}

const routes: ReadonlyMap<string, Call> = new Map([
  ['GET /balance', 'balance'],
  ['POST /packages', 'packages'],
  ['POST /request', 'create'],
  ['POST /status', 'status'],
])

export const flexiloadbd: ProviderWire = {
  id: 'flexiloadbd',
  basePath: '/api/gateway/v1',
  wordPath: 'trx_status',
  route(method, path) {
    const call = routes.get(`${method} ${path}`)
    return call ? { call, pathId: '' } : null
  },
  hasKey: hasBearer,
  /** "Balance · Packages · Status 60 requests / minute", "Transactions (/request) 30". */
  limitOf: (call) =>
    call === 'create' ? { name: 'transactions', perMinute: 30 } : { name: 'reads', perMinute: 60 },
  /** Not documented; the framework adds them to a 429. */
  limitHeaders: ({ allowed, resetIn_s }) => (allowed ? {} : { 'Retry-After': String(resetIn_s) }),
  handle(call, request, desk) {
    if (call === 'create') return create(request, desk)
    if (call === 'status') return plain(status(request, desk))
    if (call === 'packages') return plain(packagesOf(request.fields))
    return plain(balances(desk))
  },
  complain,
  newKey: (random) => `${randomDigits(random, 2)}|${randomLetters(random, 40)}`,
}

function complain(complaint: Complaint): Reply {
  switch (complaint.about) {
    case 'key':
      return refuse(401, 'Missing or invalid API token')
    case 'route':
      return refuse(404, 'Not found')
    case 'rate-limit':
      return refuse(429, 'Rate limit exceeded')
    case 'too-large':
      return refuse(413, 'Request too large')
    case 'unknown-transaction':
      return refuse(404, 'Transaction not found')
    case 'status':
      return refuse(complaint.status, complaint.words)
    default:
      return assertNever(complaint)
  }
}
