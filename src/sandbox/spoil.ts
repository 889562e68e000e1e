import { assertNever } from '../domain/result.ts'
import { writeJson } from './json.ts'
import type { Manner } from './faults.ts'
import type { ProviderWire, Reply } from './wire.ts'

/** An answer as text, on its way to the socket. */
export interface Outgoing {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export function outgoing(reply: Reply): Outgoing {
  return {
    status: reply.status,
    headers: { 'Content-Type': 'application/json', ...reply.headers },
    body: writeJson(reply.body),
  }
}

/** What the answer says, once a fault has had its way with it; transport faults leave it alone. */
export function spoil(truth: Outgoing, manner: Manner, wire: ProviderWire): Outgoing {
  switch (manner.how) {
    case 'html':
      return htmlPage(manner.status)
    case 'redirect':
      return { ...htmlPage(manner.status, { Location: manner.location }) }
    case 'reply':
      return { status: manner.status, headers: manner.headers, body: manner.body }
    case 'edit': {
      const edited = Object.keys(manner.set).length === 0 ? truth.body : set(truth.body, manner.set)
      const replaced = manner.replace.reduce(
        (text, [from, to]) => text.replaceAll(from, to),
        edited,
      )
      return { ...truth, body: replaced }
    }
    case 'word':
      return { ...truth, body: set(truth.body, { [wire.wordPath]: manner.word }) }
    case 'duplicate-keys':
      return { ...truth, body: truth.body.replace(/^\{("[^"]*"):/, '{$1:false,$1:') }
    case 'error': {
      const { status, words } = manner
      return outgoing(wire.complain({ about: 'status', status, words }))
    }
    case 'absent':
      return outgoing(wire.complain({ about: 'unknown-transaction' }))
    case 'throttled': {
      const { status, body } = wire.complain({ about: 'rate-limit' })
      const wait = manner.retryAfter
      return outgoing({ status, body, headers: wait === undefined ? {} : { 'Retry-After': wait } })
    }
    case 'truth':
    case 'reset':
    case 'close':
    case 'silence':
    case 'headers-only':
    case 'late':
    case 'slow':
    case 'truncated':
    case 'wrong-length':
    case 'length-and-chunked':
    case 'huge':
    case 'raw':
      return truth
    default:
      return assertNever(manner)
  }
}

const titles: Readonly<Record<number, string>> = {
  301: 'Moved Permanently',
  302: 'Found',
  403: 'Forbidden',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
}

function htmlPage(status: number, headers: Readonly<Record<string, string>> = {}): Outgoing {
  const title = status === 200 ? 'Internet login' : `${status} ${titles[status] ?? 'Unknown'}`
  const body = [
    '<html>',
    `<head><title>${title}</title></head>`,
    '<body>',
    `<center><h1>${title}</h1></center>`,
    '<hr><center>nginx</center>',
    '</body>',
    '</html>',
    '',
  ].join('\r\n')
  return { status, headers: { 'Content-Type': 'text/html', ...headers }, body }
}

/** Sets members by dotted path, making what is missing on the way. */
function set(text: string, members: Readonly<Record<string, unknown>>): string {
  const root: unknown = JSON.parse(text)
  for (const [path, value] of Object.entries(members)) {
    const names = path.split('.')
    const last = names.pop() ?? ''
    let at: unknown = root
    for (const name of names) {
      if (!isObject(at)) throw new Error(`the answer has no ${path}`)
      at[name] ??= {}
      at = at[name]
    }
    if (!isObject(at)) throw new Error(`the answer has no ${path}`)
    at[last] = value
  }
  return JSON.stringify(root)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
