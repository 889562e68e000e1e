import type { SaleRow } from '../sales/rows.ts'
import { type Measuring, StepEnds } from './measuring.ts'
import { rowOf, sell } from './selling.ts'

const FAILED_WITHIN_ms = 15 * 60_000
/** After "failed" was first heard: when the wallet is read for the money. */
const LOOKS_ms = [0, 2, 5, 10, 20, 40, 60, 90, 120, 180, 300, 600].map((s) => s * 1000)

/**
 * A sale that should fail after it was taken: the owner's own number under an operator that does
 * not have it. How long is its money away? Where it is delivered all the same, it came to the
 * owner's own phone and nothing was measured.
 */
export async function measureRefund(measuring: Measuring): Promise<void> {
  const [id] = measuring.request.sales
  if (!id) throw new StepEnds('cannot-sell')
  const before_e4 = await measuring.wallet()
  if (before_e4 === null) throw new StepEnds('wallet-unread')
  measuring.needQuiet()
  const othersMoved = measuring.markNow()
  const sold = await sell(measuring, id, measuring.request.operator)
  const row = await measuring.until(() => ended(rowOf(measuring, id)), FAILED_WITHIN_ms)
  if (!row) throw new StepEnds('too-slow')
  if (row.state === 'succeeded') throw new StepEnds('delivered')
  const heard_ms = measuring.parts.clock.monotonic()
  const returned_ms = await untilReturned(measuring, before_e4, heard_ms)
  if (othersMoved([sold.seq])) throw new StepEnds('sold-meanwhile')
  const value = returned_ms === null ? 'not-seen' : 'returned'
  // Not seen for ten minutes is a delay of ten minutes at least: the rule goes by that.
  const measure_ms = Math.round(returned_ms ?? LOOKS_ms.at(-1) ?? 0)
  measuring.keep({ name: 'refund', value, measure_ms, sales: [id] })
}

/** "Failed" once is enough to look for the money; the books wait for the second time. */
function ended(row: SaleRow): SaleRow | null {
  const isOver = row.failure_word !== null || ['failed', 'succeeded'].includes(row.state)
  return isOver ? row : null
}

async function untilReturned(
  measuring: Measuring,
  before_e4: number,
  heard_ms: number,
): Promise<number | null> {
  let waited_ms = 0
  for (const at_ms of LOOKS_ms) {
    await measuring.wait(at_ms - waited_ms)
    waited_ms = at_ms
    if ((await measuring.wallet()) !== before_e4) continue
    // At the first look it was there already: no delay that could be seen.
    return at_ms === 0 ? 0 : measuring.parts.clock.monotonic() - heard_ms
  }
  return null
}
