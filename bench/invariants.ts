import path from 'node:path'
import { createAssertSale } from '../src/core/invariants.ts'
import { openDatabase } from '../src/core/db/open.ts'
import { createSaleRows, type SaleRow } from '../src/core/sales/rows.ts'
import { openBenchCounter, recharge, startFastProvider } from './counter.ts'
import { percentile, type Row } from './row.ts'

const SALES = 200
const TIMES = 2_000

/**
 * What the assertions that stay on in a shop cost a commit: each reads a sale's history, attempt,
 * answers and entries. Beside it the commit itself, an empty one, on the same disk.
 */
export async function benchInvariants(folder: string, sales = SALES): Promise<Row[]> {
  const provider = await startFastProvider()
  const db = openDatabase(path.join(folder, 'invariants.db'))
  const { core, client } = await openBenchCounter(db, provider.url)
  const ids: string[] = []
  for (let nth = 0; nth < sales; nth += 1) {
    const { id } = await client.sales.submit(recharge(nth))
    while ((await client.sales.get({ id })).state !== 'succeeded') {
      await new Promise((resolve) => setImmediate(resolve))
    }
    ids.push(id)
  }
  const rows = createSaleRows(db)
  const sold = ids.map((id) => rows.byId(id)).filter((row): row is SaleRow => row !== undefined)
  const assertSale = createAssertSale(db)
  const asserted_ms = Array.from({ length: TIMES }, (_, nth) => {
    const row = sold[nth % sold.length]
    if (!row) throw new Error('nothing was sold')
    return timed(() => assertSale(row))
  })
  const touch = db.change<[]>('UPDATE sale SET asked_again = asked_again WHERE seq = 1')
  const commit_ms = sold.map(() => timed(() => db.write(() => touch.run())))
  await core.close()
  await provider.stop()
  const commit = { name: 'the smallest commit, p50', value: percentile(commit_ms, 0.5) }
  const row = (share: number, goal: string): Row => ({
    name: `invariants a commit, cost, p${share * 100}`,
    value: percentile(asserted_ms, share),
    unit: 'ms',
    baseline: commit,
    goal,
  })
  return [row(0.5, '<= 1 ms'), row(0.99, 'noted')]
}

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}
