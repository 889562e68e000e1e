import type { StatusAnswer } from '../providers/provider.ts'
import { orderOf } from '../sales/rows.ts'
import type { Measured } from './facts.ts'
import { type Measuring, StepEnds } from './measuring.ts'
import { rowOf, sell, type Sold } from './selling.ts'

type Finding = Omit<Measured, 'evidence'>

/** After the answer: when the wallet is read, and flexiloadbd is asked by our reference. */
const WALLET_LOOKS_ms = [0, 2, 5, 10, 20, 40, 60, 90, 120].map((seconds) => seconds * 1000)
/** A "not found" may last longer than a debit, and a rule goes by how long. */
const LOOKS_ms = [
  ...WALLET_LOOKS_ms,
  ...[3, 5, 7, 10, 15, 20, 30].map((minutes) => minutes * 60_000),
]
/** A sale that is not delivered by then is a slow one; the wizard waits no longer. */
const DELIVERED_WITHIN_ms = 15 * 60_000
/** alsamiflexi may put a sale on its list a while after it is completed. */
const ASKED_AGAIN_ms = [0, 30_000, 60_000]

/**
 * One sale: is the wallet debited by the time of its answer, how long is it not found by our
 * reference, and is it found at all.
 */
export async function measureSale(measuring: Measuring): Promise<void> {
  const [id] = measuring.request.sales
  if (!id) throw new StepEnds('cannot-sell')
  const before_e4 = await measuring.wallet()
  if (before_e4 === null) throw new StepEnds('wallet-unread')
  measuring.needQuiet()
  const othersMoved = measuring.markNow()
  const sold = await sell(measuring, id, measuring.request.operator)
  const documented = measuring.request.provider === 'flexiloadbd'
  const seen = await look(measuring, sold, before_e4, documented)
  const disturbed = othersMoved([sold.seq])
  const findings: Finding[] = disturbed ? [] : [debitOf(seen, sold)]
  if (documented) findings.push(...absenceOf(seen, sold))
  else if (measuring.client.askByReference) findings.push(await lookUp(measuring, sold))
  for (const finding of findings) measuring.keep(finding)
  if (disturbed) throw new StepEnds('sold-meanwhile')
}

interface Seen {
  /** Since the bytes left; null where the wallet never showed it. `odd`: by another sum. */
  readonly debit: { readonly after_ms: number; readonly look: number; readonly odd: boolean } | null
  /** Since the bytes left, of the last "not found"; null where there was none. */
  readonly absent_ms: number | null
  readonly found: boolean
}

async function look(
  measuring: Measuring,
  sold: Sold,
  before_e4: number,
  documented: boolean,
): Promise<Seen> {
  const { run } = measuring.parts
  let debit: Seen['debit'] = null
  let absent_ms: number | null = null
  let found = false
  let waited_ms = 0
  for (const [nth, at_ms] of LOOKS_ms.entries()) {
    await measuring.wait(at_ms - waited_ms)
    waited_ms = at_ms
    if (!debit && nth < WALLET_LOOKS_ms.length) {
      const now_e4 = await measuring.wallet()
      const taken_e4 = now_e4 === null ? 0 : before_e4 - now_e4
      const odd = !isPriceOf(taken_e4, measuring.amount_e4)
      if (taken_e4 !== 0) debit = { after_ms: run.since_ms(sold.sent), look: nth, odd }
    }
    if (documented && !found) {
      const answer = await askByReference(measuring, sold)
      if (answer?.kind === 'not-found') absent_ms = run.since_ms(sold.sent)
      found = answer !== null && isOurs(answer)
    }
    const lookedForDebit = debit !== null || nth + 1 >= WALLET_LOOKS_ms.length
    if (lookedForDebit && (found || !documented)) break
  }
  return { debit, absent_ms, found }
}

/** A commission is a small part of the face; more or less than that is something else. */
function isPriceOf(taken_e4: number, face_e4: number): boolean {
  return taken_e4 > 0 && taken_e4 <= face_e4 && taken_e4 * 10 >= face_e4 * 8
}

function debitOf({ debit }: Seen, { id }: Sold): Finding {
  const of = { name: 'wallet-debit', sales: [id] } as const
  if (!debit) return { ...of, value: 'not-seen', measure_ms: null }
  if (debit.odd) return { ...of, value: 'unclear', measure_ms: Math.round(debit.after_ms) }
  const value = debit.look === 0 ? 'by-answer' : 'later'
  return { ...of, value, measure_ms: Math.round(debit.after_ms) }
}

function absenceOf({ absent_ms, found }: Seen, { id }: Sold): Finding[] {
  const sales = [id]
  const lookup = { name: 'lookup', value: found ? 'yes' : 'no', measure_ms: null, sales } as const
  const measure_ms = Math.round(absent_ms ?? 0)
  const value = found ? 'found' : 'not-seen'
  return [lookup, { name: 'absence', value, measure_ms, sales }]
}

async function askByReference(measuring: Measuring, { id }: Sold): Promise<StatusAnswer | null> {
  const { client } = measuring
  if (!client.askByReference) return null
  return await measuring.ask('reference', client.askByReference(orderOf(rowOf(measuring, id))))
}

/** Only an answer whose every field agrees with the sale comes out as one of these. */
function isOurs(answer: StatusAnswer): boolean {
  return answer.kind === 'final' || answer.kind === 'pending'
}

/**
 * A sale known to be completed is asked about by our reference (money.md §4, alsamiflexi). Found
 * is only what carries its own id; and what also "finds" a reference nobody ever used finds
 * nothing.
 */
async function lookUp(measuring: Measuring, sold: Sold): Promise<Finding> {
  const delivered = () => {
    const row = rowOf(measuring, sold.id)
    return row.state === 'succeeded' ? row : null
  }
  const row = await measuring.until(delivered, DELIVERED_WITHIN_ms)
  if (!row) throw new StepEnds('too-slow')
  let yes = false
  let waited_ms = 0
  for (const at_ms of ASKED_AGAIN_ms) {
    await measuring.wait(at_ms - waited_ms)
    waited_ms = at_ms
    const answer = await askByReference(measuring, sold)
    yes =
      answer?.kind === 'final' &&
      answer.outcome === 'succeeded' &&
      answer.providerReference === row.provider_reference
    if (yes) break
  }
  const { client, parts } = measuring
  if (yes && client.askByReference) {
    const nobodys = { ...orderOf(row), ourReference: parts.newReference() }
    const control = await measuring.ask('unused-reference', client.askByReference(nobodys))
    yes = !isOurs(control) && control.raw.httpStatus !== 200
  }
  return { name: 'lookup', value: yes ? 'yes' : 'no', measure_ms: null, sales: [sold.id] }
}
