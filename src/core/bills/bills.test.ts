import { describe, expect, it } from 'vitest'
import type { QuoteRequest } from '../../contract/quote.ts'
import type { SaleIntent } from '../../contract/schemas.ts'
import { taka } from '../../domain/money.ts'
import { billerCodes } from '../../domain/operator.ts'
import { accepted, delivered, refused, saidFailed, unknown } from '../testing/answers.ts'
import { bill, pay, units } from '../testing/bills.ts'
import type { ScriptedAnswer } from '../testing/scripted-provider.ts'
import { openShop, recharge, type TestShop } from '../testing/shop.ts'

const DAY_ms = 86_400_000
const said = async (shop: TestShop, code: string) =>
  (await shop.client.bills.billers()).find((biller) => biller.code === code)
const asking = ({ id: _id, ...words }: Extract<SaleIntent, { kind: 'bill' }>): QuoteRequest => words

async function openPaid(answer: ScriptedAnswer = delivered) {
  const shop = await openShop()
  shop.providers.flexiloadbd.willAnswer(answer)
  const sale = await pay(shop, bill())
  return { shop, sale }
}

describe('the billers', () => {
  it('are those of the document, none verified before a payment was confirmed', async () => {
    const shop = await openShop()
    const billers = await shop.client.bills.billers()
    expect(billers.map(({ code }) => code)).toEqual(billerCodes)
    for (const { verified, lastDelivered } of billers) {
      expect([verified, lastDelivered]).toEqual([false, null])
    }
    expect(billers.find(({ code }) => code === 'DSP')).toMatchObject({
      company: 'desco',
      name: { en: 'DESCO' },
      sort: 'electricity',
      line: 'prepaid',
      number: { label: { en: 'Meter number' }, digits_min: 5, digits_max: 20 },
      asksPhone: true,
      poisha: false,
      tokens: true,
    })
  })
})

describe('a biller that is confirmed', () => {
  it('is one whose payment a person has seen arrive, and no other', async () => {
    const { shop, sale } = await openPaid()
    expect(await said(shop, 'DSD')).toMatchObject({ verified: false, lastDelivered: sale.id })
    const billers = await shop.client.bills.confirm({ operator: 'DSD' })
    expect(billers.filter(({ verified }) => verified).map(({ code }) => code)).toEqual(['DSD'])
    expect((await shop.client.sales.quote(asking(bill()))).bill?.verified).toBe(true)
    expect((await shop.client.sales.quote(asking(units()))).bill?.verified).toBe(false)
  })

  it('stands with its day and the sale that showed it, and is confirmed once', async () => {
    const { shop, sale } = await openPaid()
    await shop.clock.advanceGently(5_000)
    const at_ms = shop.clock.now()
    await shop.client.bills.confirm({ operator: 'DSD' })
    shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: 'TRX2' })
    const second = await pay(shop, bill())
    expect(second.state).toBe('succeeded')
    await shop.clock.advanceGently(5_000)
    await shop.client.bills.confirm({ operator: 'DSD' })
    const kept = shop.db.read<[], object>('SELECT * FROM confirmed_biller').all()
    expect(kept).toEqual([{ sale_seq: sale.seq, operator: 'DSD', at_ms }])
    expect((await said(shop, 'DSD'))?.lastDelivered).toBe(second.id)
  })

  it.each<[string, ScriptedAnswer]>([
    ['taken, and no more is known', accepted],
    ['never answered', unknown],
    ['refused', refused],
  ])('is none while its only bill was %s', async (_, answer) => {
    const { shop } = await openPaid(answer)
    const data = { field: 'operator', code: 'nothing-delivered', limit_e4: null }
    await expect(shop.client.bills.confirm({ operator: 'DSD' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data,
    })
    expect(await said(shop, 'DSD')).toMatchObject({ verified: false, lastDelivered: null })
  })

  it('is not confirmed by the bill of another', async () => {
    const { shop } = await openPaid()
    await expect(shop.client.bills.confirm({ operator: 'DSP' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    })
  })

  it('is confirmed no more once that payment was taken back, and may be again', async () => {
    const { shop } = await openPaid()
    await shop.client.bills.confirm({ operator: 'DSD' })
    shop.providers.flexiloadbd.willSay({ ...saidFailed, word: 'Refunded' })
    await shop.clock.advanceGently(3 * DAY_ms)
    expect(await said(shop, 'DSD')).toMatchObject({ verified: false, lastDelivered: null })
    shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: 'TRX2' })
    const month = { month: '01', year: '2026' }
    await pay(shop, bill(month))
    await shop.client.bills.confirm({ operator: 'DSD' })
    expect((await said(shop, 'DSD'))?.verified).toBe(true)
  })

  it.each([
    ["UPDATE confirmed_biller SET operator = 'DSP'", 'never changed'],
    ['DELETE FROM confirmed_biller', 'never deleted'],
  ])('stays in the books: %s', async (sql, words) => {
    const { shop } = await openPaid()
    await shop.client.bills.confirm({ operator: 'DSD' })
    const change = shop.db.change<[]>(sql)
    expect(() => shop.db.write(() => change.run())).toThrow(words)
  })
})

describe('the quote of a bill', () => {
  const quoted = async (shop: TestShop, words: Parameters<typeof bill>[0] = {}) =>
    (await shop.client.sales.quote(asking(bill(words)))).bill

  it('is there for bills alone, and once their fields can be meant', async () => {
    const shop = await openShop()
    const { id: _id, retryOf: _retryOf, ...asked } = recharge()
    expect((await shop.client.sales.quote({ ...asked })).bill ?? null).toBeNull()
    expect(await quoted(shop)).toEqual({
      verified: false,
      warning: null,
      savedAs: null,
      paidBefore: null,
    })
    expect(await quoted(shop, { month: '13' })).toBeNull()
  })

  it.each([
    ['January', { month: '01', year: '2026' }, null],
    ['last December, in January', { month: '12', year: '2025' }, 'turn-of-year'],
    ['two months ago', { month: '11', year: '2025' }, null],
    ['three months ago', { month: '10', year: '2025' }, 'arrears'],
    ['last January', { month: '01', year: '2025' }, 'arrears'],
  ])('warns of the month where it is one to look at: %s', async (_, month, warning) => {
    expect((await quoted(await openShop(), month))?.warning).toBe(warning)
  })

  it('names the last bill of the same number and month, with its year', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(delivered)
    const number = '1240000007'
    const at_ms = shop.clock.now()
    const first = await pay(shop, bill({ number }))
    const paidBefore = {
      sale: first.id,
      state: 'succeeded',
      amount_e4: taka(850),
      at_ms,
      businessDate: '2026-01-01',
    }
    // Another sum is the same bill all the same.
    expect((await quoted(shop, { number, amount_e4: taka(10) }))?.paidBefore).toEqual(paidBefore)
    const others = [{ month: '12', year: '2025' }, { year: '2025' }, { operator: 'DSP' }] as const
    for (const words of others) {
      expect((await quoted(shop, { number, ...words }))?.paidBefore).toBeNull()
    }
    expect((await quoted(shop, { number: '1240000008' }))?.paidBefore).toBeNull()
  })

  it('names the newest where it was paid twice', async () => {
    const shop = await openShop()
    const number = '1240000007'
    for (const [nth, amount] of [100, 200].entries()) {
      shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: `TRX${nth}` })
      await pay(shop, bill({ number, amount_e4: taka(amount) }))
    }
    expect((await quoted(shop, { number }))?.paidBefore?.amount_e4).toBe(taka(200))
  })

  it.each<[string, ScriptedAnswer, string | null]>([
    ['is on its way', accepted, 'accepted'],
    ['may have been paid', unknown, 'in-doubt'],
    ['was refused', refused, null],
  ])('names one that %s only where it may reach its biller', async (_, answer, state) => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(answer)
    const number = '1240000007'
    await pay(shop, bill({ number }))
    expect((await quoted(shop, { number }))?.paidBefore?.state ?? null).toBe(state)
  })

  it('names none that never left', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.refuseToOpen('connect')
    const number = '1240000007'
    const draft = await pay(shop, bill({ number }))
    expect(draft.state).toBe('created')
    expect((await quoted(shop, { number }))?.paidBefore).toBeNull()
  })
})
