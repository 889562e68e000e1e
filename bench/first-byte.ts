import { connect } from 'node:net'
import path from 'node:path'
import { openDatabase } from '../src/core/db/open.ts'
import { openBenchCounter, recharge, startFastProvider } from './counter.ts'
import { percentile, type Row } from './row.ts'

const SALES = 300
const WARM_UP = 30

/** From `sales.submit` to the first byte at the provider: two FULL commits and a TCP connection. */
export async function benchFirstByte(folder: string): Promise<Row[]> {
  const provider = await startFastProvider()
  const { core, client } = await openBenchCounter(
    openDatabase(path.join(folder, 'first-byte.db')),
    provider.url,
  )
  const sale_ms: number[] = []
  const bare_ms: number[] = []
  for (let nth = 0; nth < SALES + WARM_UP; nth += 1) {
    const took = await untilFirstByte(provider, () => client.sales.submit(recharge(nth)))
    const bare = await untilFirstByte(provider, () => bareRequest(provider.url))
    if (nth >= WARM_UP) {
      sale_ms.push(took)
      bare_ms.push(bare)
    }
  }
  await core.close()
  await provider.stop()
  const row = (name: string, share: number, goal: string): Row => ({
    name: `submit to first byte, ${name}`,
    value: percentile(sale_ms, share),
    unit: 'ms',
    baseline: { name: 'a bare connection and request', value: percentile(bare_ms, share) },
    goal,
  })
  return [row('p50', 0.5, '<= 8 ms'), row('p99', 0.99, '<= 25 ms')]
}

async function untilFirstByte(
  provider: { onFirstByte: () => void },
  send: () => Promise<unknown>,
): Promise<number> {
  const arrived = new Promise<number>((resolve) => {
    provider.onFirstByte = () => resolve(performance.now())
  })
  const started = performance.now()
  await send()
  return (await arrived) - started
}

function bareRequest(url: string): Promise<void> {
  const { port, hostname } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write('GET /api/gateway/v1/balance HTTP/1.1\r\nHost: bench\r\n\r\n')
    })
    socket.on('error', reject)
    socket.on('close', () => resolve())
    socket.resume()
  })
}
