import { describe, expect, it } from 'vitest'
import { openingEntries } from '../domain/ledger.ts'
import { money, taka } from '../domain/money.ts'
import { assertTransaction, createAssertSale, type SaleFacts } from './invariants.ts'
import { createSaleRows } from './sales/rows.ts'
import { accepted, delivered, refused, unknown } from './testing/answers.ts'
import type { ScriptedAnswer } from './testing/scripted-provider.ts'
import { openShop, recharge, type TestShop } from './testing/shop.ts'

const at = { provider: 'autoflexi', wallet: 'main' } as const

describe('entries that are about to be written', () => {
  it('are taken where they balance, have a cause, and are whole', () => {
    const entries = openingEntries(at, taka(5))
    expect(assertTransaction(entries, 'opening')).toEqual(entries)
  })

  it('are refused without a cause (11)', () => {
    expect(() => assertTransaction(openingEntries(at, taka(5)), '')).toThrow('invariant 11')
  })

  it('are refused with an amount that is no safe integer in range (21)', () => {
    const [first, second] = openingEntries(at, taka(5))
    if (!first || !second) throw new Error('an opening has two entries')
    // What a mistake of ours could make of a branded amount.
    for (const odd of [0.5, 2 ** 52, Number.NaN]) {
      Object.assign(first, { amount_e4: odd })
      expect(() => assertTransaction([first, second], 'test')).toThrow('invariant 21')
    }
  })

  it('are refused where they do not balance (1)', () => {
    const [first] = openingEntries(at, taka(5))
    if (!first) throw new Error('an opening has two entries')
    expect(() => assertTransaction([first, first], 'test')).toThrow('differ')
  })
})

/** A shop with one sale, and that sale as it lies in the books. */
async function openSold(answer: ScriptedAnswer) {
  const shop = await openShop()
  shop.providers.flexiloadbd.willAnswer(answer)
  const { id } = await shop.sell()
  const row = createSaleRows(shop.db).byId(id)
  if (!row) throw new Error('nothing was sold')
  return { shop, row, assertSale: createAssertSale(shop.db) }
}

const write = ({ db }: TestShop, sql: string) => db.write(() => db.change<[]>(sql).run())

describe('a sale that was just moved', () => {
  it.each([
    ['delivered', delivered],
    ['accepted', accepted],
    ['refused', refused],
    ['in doubt', unknown],
  ])('is taken as it stands: %s', async (_, answer) => {
    const { row, assertSale } = await openSold(answer)
    expect(() => assertSale(row)).not.toThrow()
  })

  it.each<[string, number, Partial<SaleFacts>]>([
    ['a state its events do not lead to', 8, { state: 'failed' }],
    ['money that stands elsewhere than its events say', 8, { tender: 'refunded' }],
    ['an id no answer gave', 8, { provider_reference: 'TRX9' }],
    ['a version without an event', 8, { version: 9 }],
    ['an amount out of range', 21, { charged_e4: 2 ** 52 }],
    ['an amount that is no whole number', 21, { commission_e4: 0.5 }],
    ['a cost above what it brings', 21, { expected_cost_e4: 9_999_999 }],
    ['a cost of nothing', 21, { expected_cost_e4: money(0) }],
    ['a charge its entries do not show', 1, { charged_e4: 480_000 }],
  ])('is refused with %s', async (_, invariant, changes) => {
    const { row, assertSale } = await openSold(delivered)
    expect(() => assertSale({ ...row, ...changes })).toThrow(`invariant ${invariant}:`)
  })

  it('is refused without the one attempt it was sent in (3)', async () => {
    const { shop, row, assertSale } = await openSold(delivered)
    write(shop, 'DROP TRIGGER attempt_stays')
    write(shop, 'DELETE FROM attempt')
    expect(() => assertSale(row)).toThrow('invariant 3:')
  })

  it('is refused as delivered where no final answer about it is kept (5)', async () => {
    const { shop, row, assertSale } = await openSold(delivered)
    write(shop, 'DROP TRIGGER observation_kept')
    write(shop, "UPDATE observation SET class = 'accepted'")
    expect(() => assertSale(row)).toThrow('invariant 5:')
  })

  it('is refused where its entries do not come to where it stands (1)', async () => {
    const { shop, row, assertSale } = await openSold(unknown)
    write(shop, 'DROP TRIGGER entry_stays')
    write(
      shop,
      `DELETE FROM entry WHERE transaction_id =
         (SELECT max(id) FROM ledger_transaction WHERE sale_seq IS NOT NULL)`,
    )
    expect(() => assertSale(row)).toThrow('invariant 1:')
  })

  it('is not stored at all where it would be broken from the beginning', async () => {
    const shop = await openShop()
    const before = await shop.client.ledger.trialBalance()
    write(
      shop,
      `CREATE TEMP TRIGGER odd AFTER INSERT ON sale
       BEGIN UPDATE sale SET tender = 'refunded' WHERE seq = new.seq; END`,
    )
    await expect(shop.client.sales.submit(recharge())).rejects.toThrow('invariant 8')
    await shop.settle()
    expect((await shop.client.sales.list({})).sales).toEqual([])
    expect(await shop.client.ledger.trialBalance()).toEqual(before)
    expect(shop.providers.flexiloadbd.sent).toEqual([])
  })

  it('is undone whole where a step would break it, and the counter says so', async () => {
    const { shop, row } = await openSold(refused)
    // An entry that nobody made: the refund that is booked next does not fit any more.
    write(
      shop,
      `INSERT INTO entry SELECT max(id), 9, (SELECT id FROM account WHERE name = 'suspense'), 7
       FROM ledger_transaction WHERE sale_seq IS NOT NULL`,
    )
    const [before] = (await shop.client.sales.list({ limit: 1 })).sales
    if (!before) throw new Error('nothing was sold')
    await expect(shop.client.sales.refund({ id: before.id })).rejects.toThrow('invariant 1')
    expect(createSaleRows(shop.db).bySeq(row.seq)).toEqual(row)
  })
})
