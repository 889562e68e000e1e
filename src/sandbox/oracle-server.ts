import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { ProviderId, WalletName } from '../domain/provider.ts'
import type { WalletLine } from './book.ts'
import type { Execution } from './execution.ts'
import type { Fault } from './faults.ts'
import { FaultList } from './faults.ts'
import { type Pack, PackChange } from './flexiloadbd/pack.ts'
import { headersOf, listen, pathOf, readBody } from './http-server.ts'
import type { RunningServer } from './http-server.ts'
import { ForgedNotice, NoticesChange } from './notices.ts'
import type { LoggedRequest } from './request-log.ts'
import { WayChange } from './ways.ts'

/** What was really executed, for those who must know it: tests, and the curious in practice. */
export interface Oracle {
  /** Sales that were really executed, oldest first. */
  executions(): readonly Execution[]
  wallets(): readonly WalletLine[]
  /** What arrived at the three providers, oldest first; never a key, a number or a body. */
  requests(): readonly LoggedRequest[]
  /** Adds to a wallet; a negative amount takes away, as a second device selling would. */
  topUp(provider: ProviderId, wallet: WalletName, amount_e4: number): void
  /** A delivered sale is taken back and its wallet refunded. @throws unless it succeeded. */
  reverse(provider: ProviderId, providerReference: string): void
  /** Switches how a provider behaves where its document is silent. */
  way(provider: ProviderId, change: WayChange['way']): void
  /** What flexiloadbd's list of packs holds now, whatever the operator. */
  packs(): readonly Pack[]
  /**
   * Adds, withdraws, reprices or renames one; what was sold stays as it was.
   * @throws as a shelf does
   */
  changePacks(change: PackChange): void
  /** Where alsamiflexi's notices go, and how. @throws on an address that is not on this machine */
  notices(change: NoticesChange): void
  /** Sends one that nothing happened for. @throws on what is no notice */
  forgeNotice(notice: ForgedNotice): void
  /** Scripts the next answers. @throws on a fault that is none. */
  fault(faults: Fault | readonly Fault[]): void
  clearFaults(): void
}

const TopUp = z.strictObject({
  provider: ProviderId,
  wallet: WalletName,
  amount_e4: z.number().int(),
})
const Reversal = z.strictObject({ provider: ProviderId, providerReference: z.string() })

type Ask = (oracle: Oracle, body: unknown) => unknown

const done = { done: true }

const routes: ReadonlyMap<string, Ask> = new Map<string, Ask>([
  ['GET /executions', (oracle) => oracle.executions()],
  ['GET /wallets', (oracle) => oracle.wallets()],
  ['GET /requests', (oracle) => oracle.requests()],
  ['GET /packs', (oracle) => oracle.packs()],
  [
    'POST /packs',
    (oracle, body) => {
      oracle.changePacks(PackChange.parse(body))
      return oracle.packs()
    },
  ],
  [
    'POST /faults',
    (oracle, body) => {
      oracle.fault(FaultList.parse(body))
      return done
    },
  ],
  [
    'DELETE /faults',
    (oracle) => {
      oracle.clearFaults()
      return done
    },
  ],
  [
    'POST /ways',
    (oracle, body) => {
      const { provider, way } = WayChange.parse(body)
      oracle.way(provider, way)
      return done
    },
  ],
  [
    'POST /notices',
    (oracle, body) => {
      oracle.notices(NoticesChange.parse(body))
      return done
    },
  ],
  [
    'POST /forged-notice',
    (oracle, body) => {
      oracle.forgeNotice(ForgedNotice.parse(body))
      return done
    },
  ],
  [
    'POST /top-up',
    (oracle, body) => {
      const { provider, wallet, amount_e4 } = TopUp.parse(body)
      oracle.topUp(provider, wallet, amount_e4)
      return oracle.wallets()
    },
  ],
  [
    'POST /reverse',
    (oracle, body) => {
      const { provider, providerReference } = Reversal.parse(body)
      oracle.reverse(provider, providerReference)
      return done
    },
  ],
])

/** The oracle over HTTP, JSON both ways. @throws where the port is taken. */
export function startOracleServer(oracle: Oracle, port: number): Promise<RunningServer> {
  return listen(port, (request, response) => {
    serve(oracle, request, response).catch((cause: unknown) => {
      const words = cause instanceof Error ? cause.message : 'not understood'
      send(response, 400, { error: words })
    })
  })
}

async function serve(
  oracle: Oracle,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request)
  if (body === 'gone') return
  if (!fromHere(request)) return send(response, 403, { error: 'only from this machine' })
  const ask = routes.get(`${request.method ?? ''} ${pathOf(request)}`)
  if (!ask) return send(response, 404, { error: 'no such question' })
  if (body === 'too-large') return send(response, 413, { error: 'too large' })
  const asked: unknown = request.method === 'POST' ? JSON.parse(body.toString('utf8')) : null
  send(response, 200, ask(oracle, asked))
}

/**
 * A web page in the shopkeeper's browser can send requests to any loopback port. It cannot hide its
 * Origin, and under a name of its own it cannot hide its Host.
 */
function fromHere(request: IncomingMessage): boolean {
  const headers = headersOf(request)
  const host = (headers.get('host') ?? '').replace(/:\d+$/, '')
  return !headers.has('origin') && (host === '127.0.0.1' || host === 'localhost')
}

function send(response: ServerResponse, status: number, answer: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify(answer))
}
