import { describe, expect, it } from 'vitest'
import { ALERTS_MAX } from '../../contract/alert.ts'
import { type DeliveryState, SaleId, type TenderState } from '../../domain/sale.ts'
import { refused, saidNothing, saidPending, unknown } from '../testing/answers.ts'
import { openHistory } from '../testing/long-history.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, recharge } from '../testing/shop.ts'
import { BARRED } from './decide-first.ts'
import { createPages } from './pages.ts'
import { createReplacedBy, isArrived } from './replaced.ts'
import { createSaleRows } from './rows.ts'

const MINUTE_ms = 60_000

/** A sale nobody found was called failed; the one in its place failed too, and now it turns up. */
async function turnedUp() {
  const shop = await openShop()
  const { flexiloadbd } = shop.providers
  flexiloadbd.willAnswer(unknown)
  flexiloadbd.willSay(saidNothing)
  const { id: first, number } = await shop.sell()
  await shop.clock.advanceGently(31 * MINUTE_ms)
  flexiloadbd.willAnswer(refused)
  const intent = recharge({ retryOf: first, number })
  await shop.client.sales.submit(intent)
  await shop.settle()
  const id = SaleId.parse(intent.id)
  const { refundDue } = await shop.client.health.get()
  expect(refundDue).toMatchObject({ count: 1, sum_e4: 500_000 })
  flexiloadbd.willSay({ ...saidPending, providerReference: 'LATE' })
  await shop.clock.advanceGently(40 * MINUTE_ms)
  return { shop, first, id }
}

describe('the money of a failed sale whose predecessor turns up', () => {
  it('is not called due, and the core says which sale is decided first', async () => {
    const { shop, first, id } = await turnedUp()
    const { refundDue, barred } = await shop.client.health.get()
    expect(refundDue).toMatchObject({ count: 0, sum_e4: 0 })
    expect(barred).toEqual([
      { sale: first, by: first },
      { sale: id, by: first },
    ])
    await expect(shop.client.sales.refund({ id })).rejects.toMatchObject({
      code: 'DECIDE_FIRST',
      data: { id: first },
    })
    const read = async (decideFirst: boolean) =>
      (await shop.client.sales.list({ decideFirst })).sales.map((sale) => sale.id)
    expect([await read(true), await read(false)]).toEqual([[id, first], []])
    proveBooks(shop)
  })

  it('is due as soon as that is decided', async () => {
    const { shop, first, id } = await turnedUp()
    await shop.client.sales.decide({ id: first, outcome: 'failed', evidence: 'nothing came' })
    const { refundDue, barred } = await shop.client.health.get()
    expect([refundDue.count, barred]).toEqual([1, []])
    const { sales } = await shop.client.sales.list({ decideFirst: false })
    expect(sales.map((sale) => sale.id)).toEqual([id])
    expect((await shop.client.sales.refund({ id })).tender).toBe('refunded')
    proveBooks(shop)
  })
})

const before: Readonly<Record<number, number>> = { 2: 1, 3: 2, 4: 1, 5: 4, 6: 3 }
type Standing = readonly [state: DeliveryState, tender: TenderState]

/** The first six are of the same money, each in place of another; these decisions are open. */
function openFamily(standing: readonly Standing[], open: readonly number[]) {
  const db = openHistory(
    standing.map((stands, nth) => ['01712345678', ...stands, null, before[nth + 1]]),
  )
  const alarm = db.change<[number]>(
    `INSERT INTO alarm (kind, sale_seq, provider, at_ms, words)
     SELECT 'debited-after-failed', seq, provider, 1, '' FROM sale WHERE seq = ?`,
  )
  db.write(() => {
    for (const seq of open) alarm.run(seq)
  })
  return db
}

describe('what is decided before money goes back', () => {
  const over = ['failed', 'taken-over'] as const
  const due = ['failed', 'refund-due'] as const
  const barredIn = (db: ReturnType<typeof openFamily>) =>
    db
      .read<[], { seq: number; open: number }>(`SELECT * FROM ${BARRED} ORDER BY seq, open`)
      .all()
      .map(({ seq, open }) => [seq, open])

  it('is any sale before it of the same money, however far, and none after it', () => {
    const db = openFamily([over, over, over, over, due, due, due], [2, 4])
    expect(barredIn(db)).toEqual([
      [2, 2],
      [4, 4],
      [5, 2],
      [5, 4],
      [6, 2],
      [6, 4],
    ])
    expect(barredIn(openFamily([over, over, due, over, due, due, due], [6]))).toEqual([[6, 6]])
  })

  it('is known of a sale before it fails, and of none whose money went its way', () => {
    const back = ['failed', 'refunded'] as const
    const open = ['accepted', 'collected'] as const
    const db = openFamily([over, over, back, over, open, over, due], [1])
    expect(barredIn(db)).toEqual([
      [1, 1],
      [5, 1],
    ])
    // To decide about is only what failed, and what is owed beside it.
    const listed = createPages(db)({ decideFirst: true, limit: 50 }, 50)
    expect(listed.map(({ seq }) => seq)).toEqual([1])
  })

  it('is over where that one arrived', () => {
    const late = ['late-success', 'collected'] as const
    expect(barredIn(openFamily([late, due], [1]))).toEqual([])
  })

  it.each([1, 2, 3, 4, 5, 6])('is what the press that gives it back asks: sale %i', (seq) => {
    const db = openFamily([due, due, due, due, due, due, due], [seq])
    const [rows, replacedBy] = [createSaleRows(db), createReplacedBy(db)]
    const asked = [1, 2, 3, 4, 5, 6, 7].filter((one) => {
      const sale = rows.bySeq(one)
      return one === seq || (sale && replacedBy(sale).some((other) => !isArrived(other)))
    })
    expect(barredIn(db).map(([one]) => one)).toEqual(asked)
  })
})

describe('more open decisions than the counter tells at once', () => {
  it('bar the money of every one of them', async () => {
    const shop = await openShop()
    const ids: string[] = []
    for (let nth = 0; nth <= ALERTS_MAX; nth += 1) {
      shop.providers.flexiloadbd.willAnswer(refused)
      ids.push((await shop.sell({ number: `017${10_000_000 + nth}` })).id)
    }
    const raise = shop.db.change<[]>(
      `INSERT INTO alarm (kind, sale_seq, provider, at_ms, words)
       SELECT 'debited-after-failed', seq, provider, 1, '' FROM sale`,
    )
    shop.db.write(() => raise.run())
    const { alerts, barred, refundDue } = await shop.client.health.get()
    expect(alerts).toHaveLength(ALERTS_MAX)
    expect(barred).toEqual(ids.map((id) => ({ sale: id, by: id })))
    expect(refundDue.count).toBe(0)
  })
})
