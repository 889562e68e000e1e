import { type Measuring, StepEnds } from './measuring.ts'
import { rowOf, sell } from './selling.ts'

/** What is measured is "within a minute": a second sale that left later says nothing of it. */
const WITHIN_ms = 60_000
/** A duplicate by flexiloadbd's word is settled by two answers a minute apart. */
const SETTLED_WITHIN_ms = 3 * 60_000

/** The same number and amount twice on end, each a sale of its own with its own reference. */
export async function measureAgain(measuring: Measuring): Promise<void> {
  const { sales, operator } = measuring.request
  const [first, second] = sales
  if (!first || !second) throw new StepEnds('cannot-sell')
  measuring.needQuiet()
  const before = await sell(measuring, first, operator)
  const answered = await sell(measuring, second, operator).catch((cause: unknown) => {
    if (cause instanceof StepEnds && ['refused', 'in-doubt'].includes(cause.problem)) return null
    throw cause
  })
  const { seq } = rowOf(measuring, second)
  const attempt = measuring.parts.db.read<[number], { at_ms: number; mono_ms: number }>(
    'SELECT at_ms, mono_ms FROM attempt WHERE sale_seq = ?',
  )
  const sent = attempt.get(seq)
  if (!sent || sent.mono_ms - before.sent.mono_ms > WITHIN_ms) throw new StepEnds('too-slow')
  const value = answered ? 'taken' : await refusedOrNot(measuring)
  measuring.keep({ name: 'same-number', value, measure_ms: null, sales: [first, second] })
}

/** In doubt it is settled as any other sale, and only an end of it is an answer. */
async function refusedOrNot(measuring: Measuring): Promise<'refused' | 'taken' | 'unclear'> {
  const [, second] = measuring.request.sales
  if (!second) throw new StepEnds('cannot-sell')
  const settled = () => {
    const { state } = rowOf(measuring, second)
    if (state === 'failed') return 'refused'
    return state === 'accepted' || state === 'succeeded' ? 'taken' : null
  }
  return (await measuring.until(settled, SETTLED_WITHIN_ms)) ?? 'unclear'
}
