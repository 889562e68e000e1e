import type { NetworkCode } from '../../domain/operator.ts'
import { SaleId } from '../../domain/sale.ts'
import type { Moment } from '../run.ts'
import type { SaleRow } from '../sales/rows.ts'
import { type Measuring, StepEnds } from './measuring.ts'

/** Three tries of 30 s and an answer of 45 s: no sale is on its way for longer. */
const ANSWER_WITHIN_ms = 90_000

/** A sale of the wizard that the provider has taken. */
export interface Sold {
  readonly id: SaleId
  readonly seq: number
  /** When its bytes left. */
  readonly sent: Moment
}

/** Where a sale of the wizard stands now. @throws when it is gone, which no sale ever is */
export function rowOf({ rows }: Measuring, id: SaleId): SaleRow {
  const row = rows.byId(id)
  if (!row) throw new Error(`the wizard's sale ${id} is gone`)
  return row
}

/**
 * Makes one ordinary sale of the smallest amount to the owner's own number, and waits for its
 * answer. The owner has confirmed it on the page that says what it costs, so a sale of the same
 * kind a moment ago is named as seen; one in doubt refuses it as it refuses any other.
 *
 * @throws StepEnds where the provider did not take it. A draft is called off; a sale in doubt is
 *   settled as any other, and never made again here
 */
export async function sell(measuring: Measuring, id: SaleId, operator: NetworkCode): Promise<Sold> {
  submit(measuring, id, operator)
  measuring.selling(id)
  const answered = () => {
    const row = rowOf(measuring, id)
    return row.state === 'created' || row.state === 'on-wire' ? null : row
  }
  const row = await measuring.until(answered, ANSWER_WITHIN_ms)
  if (!row) {
    if (rowOf(measuring, id).state !== 'created') throw new StepEnds('too-slow')
    // Nobody is to send it later, when the wizard is gone.
    measuring.parts.sales.cancel({ id })
    throw new StepEnds('not-sent')
  }
  keepCreateAnswer(measuring, row)
  if (row.state === 'in-doubt' || row.state === 'needs-review') throw new StepEnds('in-doubt')
  if (row.state === 'cancelled') throw new StepEnds('not-sent')
  if (row.provider_reference === null) throw new StepEnds('refused')
  return { id, seq: row.seq, sent: sentAt(measuring, row.seq) }
}

function submit(measuring: Measuring, id: SaleId, operator: NetworkCode): void {
  const { parts, request, number, amount_e4 } = measuring
  if (number === null) throw new Error('a step that sells has no number')
  const { provider, lineType } = request
  const words = { id, kind: 'recharge', operator, number, lineType, amount_e4, provider } as const
  const first = parts.sales.submit(words)
  if (first.ok) return
  const twin = first.problem.why === 'twin' ? first.problem.id : null
  if (twin === null) throw new StepEnds('cannot-sell')
  const again = parts.sales.submit({ ...words, twinSeen: SaleId.parse(twin) })
  if (!again.ok) throw new StepEnds(again.problem.why === 'twin' ? 'in-doubt' : 'cannot-sell')
}

/** The answer to the sale itself stands beside the sale; here it is evidence too. */
function keepCreateAnswer(measuring: Measuring, { seq }: SaleRow): void {
  const { db } = measuring.parts
  const find = db.read<
    [number],
    { at_ms: number; http_status: number | null; elapsed_ms: number | null; body: string }
  >(
    `SELECT at_ms, http_status, elapsed_ms, body FROM observation
     WHERE sale_seq = CAST(? AS INTEGER) AND source = 'create' ORDER BY seq LIMIT 1`,
  )
  const answer = find.get(seq)
  if (!answer) return
  const { at_ms, http_status: httpStatus, elapsed_ms, body } = answer
  measuring.keepAnswer({ asked: 'sale', at_ms, httpStatus, elapsed_ms: elapsed_ms ?? 0, body })
}

function sentAt({ parts }: Measuring, seq: number): Moment {
  const find = parts.db.read<[number], Moment>(
    'SELECT at_ms, mono_ms, boot FROM attempt WHERE sale_seq = ?',
  )
  const sent = find.get(seq)
  if (!sent) throw new Error(`sale ${seq} was answered and never sent`)
  return sent
}
