import { connect } from 'node:net'
import path from 'node:path'
import { openDatabase } from '../src/core/db/open.ts'
import type { ProviderId } from '../src/domain/provider.ts'
import { openBenchCounter, recharge, startFastProvider } from './counter.ts'
import { percentile, type Row } from './row.ts'

const SALES = 300
const WARM_UP = 30

/**
 * From `sales.submit` to the first byte of the sale at the provider: two FULL commits and a TCP
 * connection; at autoflexi the balance is asked for in between.
 */
export async function benchFirstByte(folder: string, sales = SALES): Promise<Row[]> {
  const rows: Row[] = []
  for (const { of, p50, p99 } of GOALS) {
    const { sale_ms, bare_ms } = await timesAt(of, folder, sales)
    const row = (name: string, share: number, goal: string): Row => ({
      name: `submit to first byte at ${of}, ${name}`,
      value: percentile(sale_ms, share),
      unit: 'ms',
      baseline: { name: 'a bare connection and request', value: percentile(bare_ms, share) },
      goal,
    })
    rows.push(row('p50', 0.5, p50), row('p99', 0.99, p99))
  }
  return rows
}

/** autoflexi's balance is a connection and a question more. */
const GOALS = [
  { of: 'flexiloadbd', p50: '<= 8 ms', p99: '<= 25 ms' },
  { of: 'alsamiflexi', p50: '<= 8 ms', p99: '<= 25 ms' },
  { of: 'autoflexi', p50: '<= 12 ms', p99: '<= 35 ms' },
] as const

async function timesAt(of: ProviderId, folder: string, sales: number) {
  const provider = await startFastProvider(of)
  const db = openDatabase(path.join(folder, `first-byte-${of}.db`))
  const { core, client } = await openBenchCounter(db, provider.url, of)
  // Without its list no operator of alsamiflexi has a number to be sold by.
  if (of === 'alsamiflexi') {
    await provider.listed
    const listed = db.read('SELECT 1 FROM listed_operator LIMIT 1')
    while (!listed.get()) await new Promise((resolve) => setImmediate(resolve))
  }
  const sale_ms: number[] = []
  const bare_ms: number[] = []
  for (let nth = 0; nth < sales + WARM_UP; nth += 1) {
    const took = await untilFirstByte(provider, () => client.sales.submit(recharge(nth)))
    const bare = await untilFirstByte(provider, () => bareRequest(provider.url))
    if (nth >= WARM_UP) {
      sale_ms.push(took)
      bare_ms.push(bare)
    }
  }
  await core.close()
  await provider.stop()
  return { sale_ms, bare_ms }
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
      socket.write('POST /bench HTTP/1.1\r\nHost: bench\r\n\r\n')
    })
    socket.on('error', reject)
    socket.on('close', () => resolve())
    socket.resume()
  })
}
