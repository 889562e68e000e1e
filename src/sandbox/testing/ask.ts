import { Buffer } from 'node:buffer'
import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { ProviderId } from '../../domain/provider.ts'
import type { Account, Sandbox } from '../sandbox.ts'

export interface Answered {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** The body ended before it was whole. */
  readonly cut: boolean
  readonly json: () => unknown
}

export interface Asking {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly json?: unknown
  /** Sent as it stands. */
  readonly text?: string
}

/** One request on a connection of its own. @throws Error whose `code` says how it was lost. */
export function ask(url: string, asking: Asking = {}): Promise<Answered> {
  const body = asking.json === undefined ? asking.text : JSON.stringify(asking.json)
  const method = asking.method ?? (body === undefined ? 'GET' : 'POST')
  const headers: Record<string, string> = { ...asking.headers }
  if (asking.json !== undefined) headers['Content-Type'] ??= 'application/json'
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (answer) => {
      const parts: Buffer[] = []
      const finish = (cut: boolean) => {
        const text = Buffer.concat(parts).toString('utf8')
        const json = (): unknown => JSON.parse(text)
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, cut, json })
      }
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.once('end', () => finish(false))
      answer.once('error', () => finish(true))
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

function authorisation(provider: ProviderId, account: Account): Record<string, string> {
  return provider === 'autoflexi'
    ? { 'CD-API-KEY': account.key }
    : { Authorization: `Bearer ${account.key}` }
}

/** The three providers as their documents' samples speak to them, for tests alone. */
export class Shop {
  readonly #sandbox: Sandbox

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox
  }

  ask(provider: ProviderId, path: string, asking: Asking = {}): Promise<Answered> {
    const account = this.#sandbox.accounts[provider]
    const headers = { ...authorisation(provider, account), ...asking.headers }
    return ask(`${account.url}${path}`, { ...asking, headers })
  }

  /** ৳100 of Grameenphone unless said otherwise, in the provider's own words. */
  create(provider: ProviderId, number: string, more: Readonly<Record<string, unknown>> = {}) {
    if (provider === 'autoflexi') {
      const json = { number, amount: '100', type: '1', operator: 'GP', ...more }
      return this.ask(provider, '/api/recharge/create', { json })
    }
    if (provider === 'alsamiflexi') {
      const json = { operator_id: 1, mobile_number: number, amount: 100, ...more }
      return this.ask(provider, '/recharge', { json })
    }
    const json = { type: 'recharge', operator_code: 'GP', phone: number, amount: 100, ...more }
    return this.ask(provider, '/request', { json })
  }

  /** Asks what became of a sale, by the provider's own id. */
  status(provider: ProviderId, id: string) {
    if (provider === 'autoflexi') {
      return this.ask(provider, '/api/recharge/verify', { json: { trx_id: id } })
    }
    if (provider === 'alsamiflexi') return this.ask(provider, `/transaction/${id}`)
    return this.ask(provider, '/status', { json: { trx_id: id } })
  }

  /** What flexiloadbd tells of a sale by our own reference. */
  async byReference(reference: string): Promise<unknown> {
    return (await this.ask('flexiloadbd', '/status', { json: { ref_id: reference } })).json()
  }

  balance(provider: ProviderId) {
    return this.ask(provider, provider === 'autoflexi' ? '/api/recharge/balance' : '/balance')
  }

  /** The provider's word for where a sale stands. */
  async word(provider: ProviderId, id: string): Promise<unknown> {
    const answer = await this.status(provider, id)
    const path = provider === 'flexiloadbd' ? ['trx_status'] : ['data', 'status']
    return path.reduce(member, answer.json())
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(name)
    : undefined
}
