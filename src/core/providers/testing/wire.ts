import { manualClock } from '../../testing/manual-clock.ts'
import { type NodeTransportParts, nodeTransport } from '../http-node.ts'
import type { Connection, Exchange, HttpRequest, HttpTarget, Unreached } from '../http.ts'
import {
  type CertificateName,
  type ScriptedServer,
  type ScriptedServerOptions,
  type Turn,
  startScriptedServer,
  testAuthority,
} from './scripted-server.ts'

/** Servers of one test file, and a client of theirs whose time stands still until it is moved. */
export const clock = manualClock()
const servers: ScriptedServer[] = []

export async function stopServers(): Promise<void> {
  await Promise.all(servers.splice(0).map((server) => server.stop()))
}

export async function start(options: ScriptedServerOptions = {}): Promise<ScriptedServer> {
  const server = await startScriptedServer(options)
  servers.push(server)
  return server
}

export function targetOf(server: ScriptedServer, changes: Partial<HttpTarget> = {}): HttpTarget {
  const secure = server.url.startsWith('https')
  return { secure, host: '127.0.0.1', port: server.port, loopback: true, ...changes }
}

export function connect(
  target: HttpTarget,
  parts: Omit<NodeTransportParts, 'clock'> = {},
): Promise<Connection | Unreached> {
  return nodeTransport({ clock, authorities: [testAuthority], ...parts }).connect(target)
}

export async function connected(target: HttpTarget): Promise<Connection> {
  const connection = await connect(target)
  if (connection.kind !== 'connected') throw new Error(`${connection.why} ${connection.words}`)
  return connection
}

export const sale: HttpRequest = {
  method: 'POST',
  path: '/api/v1/recharge',
  headers: { Accept: 'application/json', Authorization: 'Bearer key-1' },
  body: '{"amount":20}',
}

/** Sends one sale to a server that does this. */
export async function exchange(
  turn: Turn,
  options: { readonly certificate?: CertificateName } = {},
): Promise<Exchange> {
  const server = await start(options)
  server.script(turn)
  return (await connected(targetOf(server))).exchange(sale)
}

/** An exchange as a test reads it. */
export function seen(exchange: Exchange): unknown {
  const body = Buffer.from(exchange.body).toString()
  if (exchange.kind === 'answered') return { status: exchange.status, body }
  return { why: exchange.why, status: exchange.status, body }
}

/** Lets the sockets of this machine deliver what was written. */
export async function arrived(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await clock.advanceGently(0)
}

export async function waitFor(come: () => boolean): Promise<void> {
  while (!come()) await clock.advanceGently(0)
}
