import { assertNever } from '../domain/result.ts'
import { listedPacks } from './flexiloadbd/packages.ts'
import { refuse } from './flexiloadbd/refuse.ts'
import { create } from './flexiloadbd/request.ts'
import { status, unknownTransaction } from './flexiloadbd/status.ts'
import { randomDigits, randomLetters } from './ids.ts'
import { takaDigits } from './taka.ts'
import { hasBearer } from './wire.ts'
import type { Call, Complaint, Desk, Handled, ProviderWire, Reply } from './wire.ts'

function balances(desk: Desk): Reply {
  const told = {
    flexiload_balance: takaDigits(desk.balance('flexiload'), 2),
    drive_balance: takaDigits(desk.balance('drive'), 2),
    bank_balance: takaDigits(desk.balance('bank'), 2),
  }
  return { status: 200, body: { status: true, data: told } }
}

function plain(reply: Reply): Handled {
  return { reply, manner: null }
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
    if (call === 'packages') return plain(listedPacks(request, desk))
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
      return unknownTransaction()
    case 'status':
      return refuse(complaint.status, complaint.words)
    default:
      return assertNever(complaint)
  }
}
