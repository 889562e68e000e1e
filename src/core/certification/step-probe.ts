import type { FactValue } from '../../contract/certification.ts'
import { wallet as walletAccount } from '../../domain/ledger.ts'
import { NOBODYS_NUMBER } from '../../domain/mobile-number.ts'
import { type Money, money } from '../../domain/money.ts'
import type { OpenedSale, Order, SaleAnswer } from '../providers/provider.ts'
import { orderOf, type SaleRow } from '../sales/rows.ts'
import { createAwake } from '../awake.ts'
import { type Measuring, StepEnds } from './measuring.ts'
import type { NewProbe, ProbeRows } from './probe-rows.ts'

/** The lane is let free by then, or the probe is not sent. */
const LANE_WITHIN_ms = 30_000
/** After the answer: when the wallet is read for a charge. */
const LOOKS_ms = [0, 2, 5, 10, 20, 40, 60, 90, 120].map((seconds) => seconds * 1000)

/**
 * The newest delivered sale of the wizard whose reference has not been used again; null where
 * there is none, and then there is nothing this probe may be made on.
 */
export function saleToProbe(
  { facts, accounts, row }: SaleLookup,
  probes: ProbeRows,
): SaleRow | null {
  const mark = accounts.at(row.provider)?.mark ?? null
  const ids = (['lookup', 'wallet-debit', 'same-number'] as const).flatMap(
    (name) => facts.holding(row.provider, mark, name)?.sales ?? [],
  )
  for (const id of ids) {
    const sale = row.byId(id)
    if (sale?.state === 'succeeded' && !probes.isProbed(sale.seq, 'same-reference')) return sale
  }
  return null
}

interface SaleLookup {
  readonly facts: Measuring['parts']['facts']
  readonly accounts: Measuring['parts']['accounts']
  readonly row: {
    readonly provider: SaleRow['provider']
    byId(id: string): SaleRow | undefined
  }
}

/**
 * The same request a second time, word for word, on a connection of its own. It is the one thing
 * this program does on purpose that a provider may charge twice: never for a customer's sale,
 * never by itself, only with the owner's word for this one, and written down before it leaves.
 */
export async function measureSameReference(
  measuring: Measuring,
  probes: ProbeRows,
  sale: SaleRow,
): Promise<void> {
  const order = orderOf(sale)
  const probed = await probe(measuring, probes, order, {
    kind: 'same-reference',
    saleSeq: sale.seq,
  })
  const value = sameReferenceValue(probed, sale)
  finish(measuring, probes, probed, { name: 'same-reference', value, sales: [sale.id] })
}

function sameReferenceValue({ answer, taken_e4 }: Probed, sale: SaleRow): FactValue {
  if (taken_e4 !== null && taken_e4 > 0) return 'second-charge'
  if (answer.kind === 'accepted') {
    return answer.providerReference === sale.provider_reference ? 'same-id' : 'unclear'
  }
  const refused = answer.kind === 'refused' || answer.kind === 'weak-refusal'
  return refused && taken_e4 === 0 ? 'refused' : 'unclear'
}

/** An order that must be refused: in which words, and under which code? */
export async function measureBadNumber(measuring: Measuring, probes: ProbeRows): Promise<void> {
  const { request, parts, amount_e4 } = measuring
  const { operator, lineType } = request
  const ourReference = parts.newReference()
  const words = { operator, number: NOBODYS_NUMBER, lineType, amount_e4, ourReference }
  const probed = await probe(
    measuring,
    probes,
    { ...words, kind: 'recharge' },
    {
      kind: 'bad-number',
      saleSeq: null,
    },
  )
  const { answer, taken_e4 } = probed
  const refused = answer.kind === 'refused' || answer.kind === 'weak-refusal'
  const taken = answer.kind === 'accepted' || (taken_e4 ?? 0) > 0
  const value = taken ? 'taken' : refused ? 'refused' : 'unclear'
  finish(measuring, probes, probed, { name: 'bad-number', value, sales: [] })
}

interface Probed {
  readonly seq: number
  readonly answer: SaleAnswer
  readonly taken_e4: Money | null
}

/** In the order of a sale (money.md §2): the lane, the connection, the row on disk, the bytes. */
async function probe(
  measuring: Measuring,
  probes: ProbeRows,
  order: Order,
  of: Pick<NewProbe, 'kind' | 'saleSeq'>,
): Promise<Probed> {
  const { parts, client, at } = measuring
  const awake = createAwake(parts.clock)
  const leave = await parts.lanes.enter(at.provider, LANE_WITHIN_ms)
  if (!leave) throw new StepEnds('busy')
  try {
    const before_e4 = await gapOf(measuring)
    if (before_e4 === null) throw new StepEnds('wallet-unread')
    measuring.needQuiet()
    const othersMoved = measuring.markNow()
    if (client.cannotSell(order)) throw new StepEnds('cannot-sell')
    const opened = await client.open(order)
    if (opened.kind === 'not-sent') throw new StepEnds('not-sent')
    const seq = begin(measuring, probes, order, { ...of, awake, opened })
    const answer = await untilClosing(measuring, opened.send())
    // At once: the looks at the wallet take two minutes, and the counter may close meanwhile.
    probes.answered(seq, { class: answer.kind, raw: answer.raw })
    await measuring.ask('probe', Promise.resolve(answer))
    const taken_e4 = await takenSince(measuring, before_e4)
    return { seq, answer, taken_e4: othersMoved([]) ? null : taken_e4 }
  } finally {
    leave()
  }
}

interface Beginning extends Pick<NewProbe, 'kind' | 'saleSeq'> {
  readonly awake: () => boolean
  readonly opened: OpenedSale
}

/** Where the row is not on disk, the counter closes, or the machine slept, nothing leaves. */
function begin(
  { parts, at }: Measuring,
  probes: ProbeRows,
  { ourReference, amount_e4 }: Order,
  { kind, saleSeq, awake, opened }: Beginning,
): number {
  try {
    if (parts.closing.aborted || !awake()) throw new StepEnds('stopped')
    const { requestHash } = opened
    return probes.begin({ kind, saleSeq, requestHash, at, ourReference, amount_e4 })
  } catch (cause) {
    opened.abandon()
    throw cause
  }
}

/** The books close: what the answer would have been the next start says nobody knows. */
async function untilClosing(
  { parts: { closing } }: Measuring,
  answer: Promise<SaleAnswer>,
): Promise<SaleAnswer> {
  const closed = Promise.withResolvers<never>()
  const onClose = () => closed.reject(new StepEnds('stopped'))
  closing.addEventListener('abort', onClose)
  try {
    return await Promise.race([answer, closed.promise])
  } finally {
    closing.removeEventListener('abort', onClose)
  }
}

/** The provider's figure less ours: what moves it is not in our books. */
async function gapOf(measuring: Measuring): Promise<number | null> {
  const theirs_e4 = await measuring.wallet()
  if (theirs_e4 === null) return null
  return theirs_e4 - measuring.parts.balances.balance(walletAccount(measuring.at))
}

/** Until a charge is seen; nothing for two minutes is nothing. */
async function takenSince(measuring: Measuring, before_e4: number): Promise<Money | null> {
  let taken_e4: Money | null = null
  let waited_ms = 0
  for (const at_ms of LOOKS_ms) {
    await measuring.wait(at_ms - waited_ms)
    waited_ms = at_ms
    const now_e4 = await gapOf(measuring)
    if (now_e4 === null) continue
    taken_e4 = money(before_e4 - now_e4)
    if (taken_e4 !== 0) break
  }
  return taken_e4
}

function finish(
  measuring: Measuring,
  probes: ProbeRows,
  { seq, answer, taken_e4 }: Probed,
  {
    name,
    value,
    sales,
  }: { name: 'same-reference' | 'bad-number'; value: FactValue; sales: string[] },
): void {
  measuring.keep({ name, value, measure_ms: null, sales }, () => {
    probes.end(seq, measuring.at, { class: answer.kind, raw: answer.raw, taken_e4 })
  })
}
