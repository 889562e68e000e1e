import { money, TAKA_E4 } from '../domain/money.ts'
import { NetworkCode } from '../domain/operator.ts'
import type { LineType } from '../domain/operator.ts'
import { assertNever } from '../domain/result.ts'
import type { Execution } from './execution.ts'
import { clockDigits, dhakaTime, freshId, randomDigits, randomLetters } from './ids.ts'
import { Digits } from './json.ts'
import { chargeFor, takaDigits, takaFrom } from './taka.ts'
import { asText, isMobileNumber } from './wire.ts'
import type { Call, Complaint, Desk, Handled, ProviderWire, Reply, WireRequest } from './wire.ts'

/** "Required Minimum amount 20 tk." */
const MINIMUM_e4 = money(20 * TAKA_E4)

/** "Type of sim: 1 for prepaid, 2 for Postpaid & 3 for Skitto"; not marked as required. */
const lineTypeOf = new Map<unknown, LineType>([
  [undefined, 'prepaid'],
  ['1', 'prepaid'],
  ['2', 'postpaid'],
  ['3', 'skitto'],
])

/** The document has `Completed` only; the words before it and for the other ends are our choice. */
const wordOf = {
  pending: 'Pending',
  succeeded: 'Completed',
  failed: 'Failed',
  reversed: 'Refunded',
} as const satisfies Record<Execution['outcome'], string>

/** No HTTP codes are documented for errors; a refusal is `200` here, as PHP panels answer. */
function refuse(error: string, status = 200): Reply {
  return { status, body: { status: false, error } }
}

function plain(reply: Reply): Handled {
  return { reply, manner: null }
}

function create(request: WireRequest, desk: Desk): Handled {
  const number = request.fields.get('number')
  if (!isMobileNumber(number)) return plain(refuse('The number must be 11 digits.'))
  const amount_e4 = takaFrom(request.fields.get('amount'), 0)
  if (amount_e4 === null) return plain(refuse('The amount must be an integer.'))
  if (amount_e4 < MINIMUM_e4) return plain(refuse('The amount must be at least 20.'))
  const operator = NetworkCode.safeParse(request.fields.get('operator'))
  if (!operator.success) return plain(refuse('The selected operator is invalid.'))
  // The table says integer, all five examples send text.
  const type = request.fields.get('type')
  const lineType = lineTypeOf.get(typeof type === 'number' ? String(type) : type)
  if (!lineType || (lineType === 'skitto' && operator.data !== 'GP')) {
    return plain(refuse('The selected type is invalid.'))
  }
  const result = desk.sell({
    kind: 'recharge',
    number,
    operator: operator.data,
    lineType,
    subType: null,
    amount_e4,
    charged_e4: chargeFor(amount_e4),
    reference: null,
    providerReference: newId(desk),
    wallet: 'main',
  })
  if (!result.sold) {
    const words = { balance: 'Insufficient balance', duplicate: 'Duplicate request' }
    return plain(refuse(words[result.why]))
  }
  const body = {
    status: true,
    message: 'Flexiload- Request Submit Successfully',
    trx_id: result.execution.providerReference,
  }
  return { reply: { status: 200, body }, manner: result.manner }
}

/** As the samples: six digits, the time in Dhaka to the second, one digit; 21 in all. */
function newId(desk: Desk): string {
  const time = clockDigits(dhakaTime(desk.now()))
  return freshId(
    () => `1${randomDigits(desk.random, 5)}${time}${randomDigits(desk.random, 1)}`,
    (id) => desk.byId(id) !== null,
  )
}

/** The table names `ref_id`, every example sends `trx_id`: both are taken. */
function verify(request: WireRequest, desk: Desk): Reply {
  const id = asText(request.fields.get('trx_id')) ?? asText(request.fields.get('ref_id'))
  if (id === null) return refuse('The ref id field is required.')
  const found = desk.byId(id)
  if (!found) return refuse('Transaction not found')
  return {
    status: 200,
    body: {
      status: true,
      data: {
        status: wordOf[found.outcome],
        trx_id: found.providerReference,
        // The sample prints the number bare, from its 1 on: an integer has no leading zero.
        number: new Digits(found.number.replace(/^0/, '')),
        amount: takaDigits(found.amount_e4, 0),
      },
    },
  }
}

const routes: ReadonlyMap<string, Call> = new Map([
  ['POST /api/recharge/create', 'create'],
  ['POST /api/recharge/verify', 'status'],
  ['GET /api/recharge/balance', 'balance'],
])

export const autoflexi: ProviderWire = {
  id: 'autoflexi',
  basePath: '',
  wordPath: 'data.status',
  route(method, path) {
    const call = routes.get(`${method} ${path}`)
    return call ? { call, pathId: '' } : null
  },
  hasKey: (headers, key) => headers.get('cd-api-key') === key,
  limitOf: () => null,
  limitHeaders: () => ({}),
  handle(call, request, desk) {
    if (call === 'create') return create(request, desk)
    if (call === 'status') return plain(verify(request, desk))
    const balance = takaDigits(desk.balance('main'), 0)
    return plain({ status: 200, body: { status: true, data: { balance } } })
  },
  complain,
  newKey: (random) => randomLetters(random, 60),
}

function complain(complaint: Complaint): Reply {
  switch (complaint.about) {
    case 'key':
      return refuse('Invalid API key', 401)
    case 'route':
      return refuse('Not found', 404)
    case 'rate-limit':
      return refuse('Too many requests', 429)
    case 'too-large':
      return refuse('Request too large', 413)
    case 'unknown-transaction':
      return refuse('Transaction not found')
    case 'status':
      return refuse(complaint.words, complaint.status)
    default:
      return assertNever(complaint)
  }
}
