import { money, TAKA_E4 } from '../domain/money.ts'
import type { NetworkCode } from '../domain/operator.ts'
import { assertNever } from '../domain/result.ts'
import type { Execution } from './execution.ts'
import { dhakaTime, freshId, randomDigits, randomLetters } from './ids.ts'
import { writeJson } from './json.ts'
import type { Json } from './json.ts'
import { chargeFor, takaDigits, takaFrom } from './taka.ts'
import { hasBearer, isMobileNumber } from './wire.ts'
import type { Complaint, Desk, Handled, ProviderWire, Reply, WireRequest } from './wire.ts'

/**
 * The document lists the first two and calls Robi `ROBI`; the others follow that pattern. The
 * ids are the provider's own and mean nothing elsewhere.
 */
const operators: readonly { id: number; name: string; code: string; ours: NetworkCode }[] = [
  { id: 1, name: 'Grameenphone', code: 'GP', ours: 'GP' },
  { id: 2, name: 'Robi', code: 'ROBI', ours: 'RB' },
  { id: 3, name: 'Banglalink', code: 'BANGLALINK', ours: 'BL' },
  { id: 4, name: 'Airtel', code: 'AIRTEL', ours: 'AT' },
  { id: 5, name: 'Teletalk', code: 'TELETALK', ours: 'TT' },
]
const MIN_TAKA = 10
const MAX_TAKA = 1000

/** The document has `processing` and `completed`; the words for a bad end are our choice. */
const wordOf = {
  pending: 'processing',
  succeeded: 'completed',
  failed: 'failed',
  reversed: 'refunded',
} as const satisfies Record<Execution['outcome'], string>

function refuse(status: number, code: string, message: string): Reply {
  return { status, body: { success: false, error: { code, message } } }
}

function invalid(message: string): Handled {
  return plain(refuse(400, 'INVALID_PARAMETERS', message))
}

function plain(reply: Reply): Handled {
  return { reply, manner: null }
}

function answer(body: Json): Reply {
  return { status: 200, body: { success: true, data: body } }
}

function create(request: WireRequest, desk: Desk): Handled {
  const { fields } = request
  const operator = operators.find((each) => each.id === fields.get('operator_id'))
  if (!operator) return invalid('The selected operator_id is invalid')
  const number = fields.get('mobile_number')
  if (!isMobileNumber(number)) return invalid('The mobile_number must be 11 digits')
  const amount_e4 = takaFrom(fields.get('amount'), 2)
  if (amount_e4 === null) return invalid('The amount must be a number')
  if (amount_e4 < MIN_TAKA * TAKA_E4 || amount_e4 > money(MAX_TAKA * TAKA_E4)) {
    return invalid(`The amount must be between ${MIN_TAKA} and ${MAX_TAKA}`)
  }
  const reference = fields.get('reference') ?? null
  if (reference !== null && (typeof reference !== 'string' || reference.length > 255)) {
    return invalid('The reference must be a string')
  }
  const before = reference === null ? null : desk.byReference(reference)
  if (before && desk.way.sameReference === 'same-id') return plain(answer(describe(before)))
  if (before && desk.way.sameReference === 'refused') return duplicate()
  const result = desk.sell({
    kind: 'recharge',
    number,
    operator: operator.ours,
    lineType: 'prepaid',
    subType: null,
    amount_e4,
    charged_e4: chargeFor(amount_e4),
    reference,
    providerReference: freshId(
      () => `TXN${randomDigits(desk.random, 9)}`,
      (id) => desk.byId(id) !== null,
    ),
    wallet: 'main',
  })
  if (result.sold) {
    return { reply: answer(describe(result.execution)), manner: result.manner }
  }
  if (result.why === 'duplicate') return duplicate()
  const message = 'Your account balance is insufficient for this transaction'
  return plain(refuse(402, 'INSUFFICIENT_BALANCE', message))
}

/** What a second use of a reference gets is not documented; the error form is. */
function duplicate(): Handled {
  return plain(refuse(400, 'DUPLICATE_TRANSACTION', 'This transaction was already submitted'))
}

/**
 * What its document shows of a webhook; only `transaction.completed` is in it. Its `timestamp`
 * carries the digits of the clock in Dhaka with a `Z` behind them, as the sample does.
 */
export function noticeOf(sold: Execution, now_ms: number): string {
  const told = describe(sold)
  const ended = sold.endedAt_ms === null ? {} : { completed_at: dhakaTime(sold.endedAt_ms) }
  const { created_at: _, ...about } = told
  return writeJson({
    event: `transaction.${wordOf[sold.outcome]}`,
    data: { ...about, ...ended },
    timestamp: `${dhakaTime(now_ms).replace(' ', 'T')}Z`,
  })
}

function describe(sold: Execution): { readonly [name: string]: Json } {
  return {
    transaction_id: sold.providerReference,
    status: wordOf[sold.outcome],
    mobile_number: sold.number,
    amount: takaDigits(sold.amount_e4, 0),
    operator: operators.find((each) => each.ours === sold.operator)?.name ?? '',
    reference: sold.reference,
    created_at: dhakaTime(sold.at_ms),
  }
}

/** Only its own id is looked up by its document; a shop may find that a `reference` is too. */
function status(request: WireRequest, desk: Desk): Reply {
  const { findsByReference } = desk.way
  const named = findsByReference === 'no' ? null : desk.byReference(request.pathId)
  const any = findsByReference === 'any' ? desk.newest() : null
  const found = desk.byId(request.pathId) ?? named ?? any
  if (!found || desk.now() - found.at_ms < desk.way.knownAfter_ms) {
    return complain({ about: 'unknown-transaction' })
  }
  const told = describe(found)
  if (found.outcome !== 'succeeded' || found.endedAt_ms === null) return answer(told)
  return answer({ ...told, completed_at: dhakaTime(found.endedAt_ms) })
}

function listOperators(): Reply {
  return answer(
    operators.map(({ id, name, code }) => ({
      id,
      name,
      code,
      min_amount: MIN_TAKA,
      max_amount: MAX_TAKA,
    })),
  )
}

export const alsamiflexi: ProviderWire = {
  id: 'alsamiflexi',
  basePath: '/api/v1',
  wordPath: 'data.status',
  route(method, path) {
    if (method === 'POST' && path === '/recharge') return { call: 'create', pathId: '' }
    if (method !== 'GET') return null
    if (path === '/balance') return { call: 'balance', pathId: '' }
    if (path === '/operators') return { call: 'operators', pathId: '' }
    const pathId = /^\/transaction\/([^/]+)$/.exec(path)?.[1]
    return pathId === undefined ? null : { call: 'status', pathId }
  },
  hasKey: hasBearer,
  /** The Starter package. */
  limitOf: () => ({ name: 'package', perMinute: 60 }),
  /** "Included in each response", under names the document keeps to itself: the usual ones. */
  limitHeaders: ({ allowed, limit, remaining, resetIn_s }) => ({
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
    ...(allowed ? {} : { 'Retry-After': String(resetIn_s) }),
  }),
  handle(call, request, desk) {
    if (call === 'create') return create(request, desk)
    if (call === 'status') return plain(status(request, desk))
    if (call === 'operators') return plain(listOperators())
    const balance = takaDigits(desk.balance('main'), 2)
    return plain(answer({ balance, currency: 'BDT' }))
  },
  complain,
  newKey: (random) => randomLetters(random, 40),
}

function complain(complaint: Complaint): Reply {
  switch (complaint.about) {
    case 'key':
      return refuse(401, 'UNAUTHORIZED', 'Invalid API key')
    case 'route':
      return refuse(404, 'NOT_FOUND', 'The requested endpoint does not exist')
    case 'rate-limit':
      return refuse(429, 'RATE_LIMIT_EXCEEDED', 'Rate limit exceeded')
    case 'too-large':
      return refuse(413, 'PAYLOAD_TOO_LARGE', 'The request is too large')
    case 'unknown-transaction':
      return refuse(404, 'NOT_FOUND', 'Transaction not found')
    case 'status': {
      const codes: Readonly<Record<number, string>> = {
        400: 'INVALID_PARAMETERS',
        401: 'UNAUTHORIZED',
        402: 'INSUFFICIENT_BALANCE',
        429: 'RATE_LIMIT_EXCEEDED',
      }
      return refuse(complaint.status, codes[complaint.status] ?? 'SERVER_ERROR', complaint.words)
    }
    default:
      return assertNever(complaint)
  }
}
