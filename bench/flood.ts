import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { RPCHandler } from '@orpc/server/message-port'
import { openDatabase } from '../src/core/db/open.ts'
import { PortGuard } from '../src/main/port-guard.ts'
import { openBenchCounter, recharge, startFastProvider } from './counter.ts'
import type { Row } from './row.ts'

const SALES = 500
const CALLS_per_s = 10_000
const ROUNDS = 5
/** A page whose port was closed for flooding may ask for another after this. */
const NEXT_PORT_ms = 1_000
const SETTLING_ms = 50
const NS_PER_MS = 1e6

/**
 * A page gone wrong: it calls for a list of sales ten thousand times a second, each time through a
 * new port as soon as the last one was closed for it.
 */
const PAGE_GONE_WRONG = `
  const { parentPort, workerData } = require('node:worker_threads')
  parentPort.on('message', (port) => {
    let nth = 0
    const flood = () => {
      for (let call = 0; call < workerData.callsPerTurn; call += 1) {
        nth += 1
        const p = { u: '/sales/list', b: { json: { limit: 50 } } }
        port.postMessage(JSON.stringify({ i: String(nth), p }))
      }
    }
    const timer = setInterval(flood, workerData.turn_ms)
    port.on('close', () => clearInterval(timer))
    port.on('message', () => parentPort.postMessage('answered'))
  })
`

/** How long the core is kept from its work while a page floods it (bad inputs, row 91). */
export async function benchFlood(folder: string): Promise<Row[]> {
  const provider = await startFastProvider()
  const db = openDatabase(path.join(folder, 'flood.db'))
  const { core, client } = await openBenchCounter(db, provider.url)
  for (let nth = 0; nth < SALES; nth += 1) await client.sales.submit(recharge(nth))
  while ((await client.health.get()).today.sales < SALES) await pause(SETTLING_ms)
  const workerData = { callsPerTurn: CALLS_per_s / 100, turn_ms: 10 }
  const page = new Worker(PAGE_GONE_WRONG, { eval: true, workerData })
  let answered = 0
  page.on('message', () => {
    answered += 1
  })
  const handler = new RPCHandler(core.router)
  const openPort = () => {
    const { port1, port2 } = new MessageChannel()
    handler.upgrade(guarded(port1), { context: {} })
    page.postMessage(port2, [port2])
    return port1
  }
  const quiet_ms = await longestLag(ROUNDS * NEXT_PORT_ms)
  const flooded: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const port = openPort()
    flooded.push(await longestLag(NEXT_PORT_ms))
    port.close()
  }
  await page.terminate()
  await core.close()
  await provider.stop()
  if (answered === 0) throw new Error('the flood never reached the core')
  return [
    {
      name: "the main thread's longest wait under 10,000 calls a second",
      value: Math.max(...flooded),
      unit: 'ms',
      baseline: { name: 'the same counter left alone', value: quiet_ms },
      goal: '< 50 ms',
    },
  ]
}

/** The guard of the desktop host, on Node's own port. */
function guarded(port: MessagePort): PortGuard {
  const end = {
    on(event: 'message' | 'close', listener: (event: { data: unknown }) => void) {
      if (event === 'message') port.on('message', (data: unknown) => listener({ data }))
      else port.on('close', () => listener({ data: null }))
    },
    postMessage: (message: unknown) => port.postMessage(message),
    close: () => port.close(),
  }
  return new PortGuard(end, {
    monotonic: () => performance.now(),
    soon: (run) => setImmediate(run),
    later: (delay_ms, run) => setTimeout(run, delay_ms),
    flooded: () => undefined,
  })
}

async function longestLag(during_ms: number): Promise<number> {
  const lag = monitorEventLoopDelay({ resolution: 1 })
  lag.enable()
  await pause(during_ms)
  lag.disable()
  return lag.max / NS_PER_MS
}
