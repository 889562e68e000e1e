import { describe, expect, it } from 'vitest'
import type { RechargeIntent, SaleDetail } from '../../contract/schemas.ts'
import { taka } from '../../domain/money.ts'
import { delivered, refused, unknown } from '../testing/answers.ts'
import { addCustomer, owedBy } from '../testing/customers.ts'
import { comesLate } from '../testing/late.ts'
import { proveBooks } from '../testing/proof.ts'
import type { ScriptedAnswer } from '../testing/scripted-provider.ts'
import { openShop, recharge, type TestShop } from '../testing/shop.ts'

/** @param answer of the provider; null where nobody can be reached */
async function shopWithKarim(answer: ScriptedAnswer | null = delivered) {
  const shop = await openShop()
  const { flexiloadbd } = shop.providers
  if (answer) flexiloadbd.willAnswer(answer)
  else for (let tried = 0; tried < 3; tried += 1) flexiloadbd.refuseToOpen('connect')
  const karim = addCustomer(shop.db)
  const credit = { customer: karim, amount_e4: taka(50) }
  return { shop, karim, credit, owed: () => owedBy(shop.db, karim) }
}

async function balanceOf({ client }: TestShop, name: string): Promise<number> {
  const { accounts } = await client.ledger.trialBalance()
  return accounts.find(({ account }) => account === name)?.balance_e4 ?? 0
}

const linesOf = ({ db }: TestShop) =>
  db
    .read<[], { cause: string; amount_e4: number; business_date: string }>(
      'SELECT cause, amount_e4, business_date FROM due_line ORDER BY seq',
    )
    .all()

/** Sells once more in place of a sale, as the counter's form does. */
const again = (shop: TestShop, { id, number }: SaleDetail, words: Partial<RechargeIntent> = {}) =>
  shop.sell({ retryOf: id, number, ...words })

describe('a sale on credit', () => {
  it('is owed from the moment it is confirmed, and leaves the drawer as it was', async () => {
    const { shop, karim, credit, owed } = await shopWithKarim()
    const sale = await shop.sell({ credit })
    expect(sale).toMatchObject({
      state: 'succeeded',
      tender: 'collected',
      credit_e4: taka(50),
      given_e4: null,
      creditTo: { id: karim, name: 'Karim' },
    })
    expect(owed()).toBe(taka(50))
    expect(await balanceOf(shop, 'cash')).toBe(0)
    expect(await balanceOf(shop, 'customers-dues')).toBe(taka(50))
    expect(linesOf(shop)).toMatchObject([
      { cause: 'sale', amount_e4: taka(50), business_date: sale.businessDate },
    ])
    proveBooks(shop)
  })

  it('in part takes the rest in cash, and gives change of that alone', async () => {
    const { shop, karim, owed } = await shopWithKarim()
    const credit = { customer: karim, amount_e4: taka(30) }
    const sale = await shop.sell({ credit, given_e4: taka(50), serviceCharge_e4: taka(2) })
    expect(sale).toMatchObject({ credit_e4: taka(30), given_e4: taka(50) })
    expect(owed()).toBe(taka(30))
    expect(await balanceOf(shop, 'cash')).toBe(taka(22))
    proveBooks(shop)
  })

  it('is named by its customer wherever it is told, and a sale in cash by nobody', async () => {
    const { shop, credit } = await shopWithKarim()
    await shop.sell()
    await shop.sell({ credit })
    const { sales } = await shop.client.sales.list({})
    expect(sales.map(({ creditTo }) => creditTo?.name ?? null)).toEqual(['Karim', null])
  })

  it.each([
    ['less cash than its part', { given_e4: taka(49) }, 'given_e4', 'below-price'],
    ['cash that is less than nothing', { given_e4: -1 }, 'given_e4', 'sign'],
  ])('stores nothing with %s', async (_, words, field, code) => {
    const { shop } = await shopWithKarim()
    const intent = recharge(words)
    await expect(shop.client.sales.submit(intent)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field, code },
    })
    await expect(shop.sale(intent.id)).rejects.toMatchObject({ code: 'NO_SUCH_SALE' })
    expect(shop.providers.flexiloadbd.sent).toEqual([])
  })
})

describe('whoever may pay later', () => {
  async function refusal(
    words: Partial<RechargeIntent>,
    made: Awaited<ReturnType<typeof shopWithKarim>>,
  ) {
    const { shop } = made
    const intent = recharge(words)
    const answer = await shop.client.sales.submit(intent).catch((error: unknown) => error)
    expect(shop.providers.flexiloadbd.sent).toEqual([])
    return answer
  }

  it('must be in the books', async () => {
    const made = await shopWithKarim()
    const strange = addCustomer((await openShop()).db)
    const credit = { customer: strange, amount_e4: taka(50) }
    expect(await refusal({ credit }, made)).toMatchObject({
      data: { field: 'credit', code: 'no-such-customer' },
    })
  })

  it('is told what is free below the limit, and goes past it once that was seen', async () => {
    const { shop, credit, owed } = await shopWithKarim()
    const settings = await shop.client.settings.get()
    const dues = { ...settings.dues, limit_e4: taka(70) }
    await shop.client.settings.save({ dues })
    await shop.sell({ credit })
    const more = recharge({ credit })
    await expect(shop.client.sales.submit(more)).rejects.toMatchObject({
      data: { field: 'credit', code: 'limit-warns', limit_e4: taka(20) },
    })
    expect(owed()).toBe(taka(50))
    const seen = { ...more, credit: { ...credit, limitSeen: true as const } }
    await shop.client.sales.submit(seen)
    await shop.settle()
    expect(owed()).toBe(taka(100))
    // Sent once more by a counter that does not remember what was seen: it is the same sale.
    expect((await shop.client.sales.submit(more)).id).toBe(more.id)
    expect(owed()).toBe(taka(100))
    proveBooks(shop)
  })

  it('goes no further where the limit is firm, whatever was seen', async () => {
    const made = await shopWithKarim()
    const { shop, credit } = made
    const { dues } = await shop.client.settings.get()
    await shop.client.settings.save({ dues: { ...dues, limit_e4: taka(40), isLimitFirm: true } })
    expect(await refusal({ credit: { ...credit, limitSeen: true } }, made)).toMatchObject({
      data: { field: 'credit', code: 'above-limit', limit_e4: taka(40) },
    })
  })

  it('owes nothing of a kind that the owner does not sell so', async () => {
    const made = await shopWithKarim()
    const { dues } = await made.shop.client.settings.get()
    await made.shop.client.settings.save({ dues: { ...dues, kinds: ['package'] } })
    expect(await refusal({ credit: made.credit }, made)).toMatchObject({
      data: { field: 'credit', code: 'kind-not-on-credit' },
    })
  })
})

describe('the same intent once more', () => {
  it('is the same sale, also with other cash handed over, and is owed once', async () => {
    const { shop, credit, owed } = await shopWithKarim()
    const intent = recharge({ credit, given_e4: 0 })
    const { id } = await shop.client.sales.submit(intent)
    await shop.settle()
    expect((await shop.client.sales.submit(intent)).id).toBe(id)
    const counted = await shop.client.sales.submit({ ...intent, given_e4: taka(20) })
    expect(counted).toMatchObject({ id, given_e4: 0 })
    expect(owed()).toBe(taka(50))
    expect(shop.providers.flexiloadbd.sent).toHaveLength(1)
    proveBooks(shop)
  })

  it('is other words with another credit, another customer, or none', async () => {
    const { shop, credit, owed } = await shopWithKarim()
    const intent = recharge({ credit })
    await shop.client.sales.submit(intent)
    await shop.settle()
    const { credit: _, ...inCash } = intent
    const others = [
      { ...intent, credit: { ...credit, amount_e4: taka(49) } },
      { ...intent, credit: { ...credit, customer: addCustomer(shop.db) } },
      inCash,
    ]
    for (const other of others) {
      await expect(shop.client.sales.submit(other)).rejects.toMatchObject({
        code: 'SALE_WORDS_DIFFER',
      })
    }
    expect(owed()).toBe(taka(50))
    proveBooks(shop)
  })

  it('is the same after the power was lost right behind its confirmation', async () => {
    const { shop, credit, karim } = await shopWithKarim(unknown)
    const intent = recharge({ credit })
    await shop.client.sales.submit(intent)
    const later = await shop.crash()
    expect(owedBy(later.db, karim)).toBe(taka(50))
    expect((await later.client.sales.submit(intent)).id).toBe(intent.id)
    expect(owedBy(later.db, karim)).toBe(taka(50))
    proveBooks(later)
  })
})

describe('a sale on credit that comes to nothing', () => {
  it('is owed no more once it goes back, and no cash leaves the drawer', async () => {
    const { shop, credit, owed } = await shopWithKarim(refused)
    const { id } = await shop.sell({ credit })
    expect(owed()).toBe(taka(50))
    expect(await shop.client.sales.refund({ id })).toMatchObject({ tender: 'refunded' })
    expect(owed()).toBe(0)
    expect(await balanceOf(shop, 'cash')).toBe(0)
    expect(linesOf(shop).map(({ cause }) => cause)).toEqual(['sale', 'given-back'])
    await expect(shop.client.sales.refund({ id })).rejects.toMatchObject({ code: 'WRONG_STATE' })
    expect(owed()).toBe(0)
    proveBooks(shop)
  })

  it('gives its cash part back in cash and strikes the rest off', async () => {
    const { shop, karim, owed } = await shopWithKarim(refused)
    const { id } = await shop.sell({ credit: { customer: karim, amount_e4: taka(20) } })
    expect(await balanceOf(shop, 'cash')).toBe(taka(30))
    await shop.client.sales.refund({ id })
    expect(owed()).toBe(0)
    expect(await balanceOf(shop, 'cash')).toBe(0)
    proveBooks(shop)
  })

  it('is struck off where it is called off before it left', async () => {
    const { shop, credit, owed } = await shopWithKarim(null)
    const { id } = await shop.sell({ credit })
    await shop.clock.advanceGently(31_000)
    expect(await shop.sale(id)).toMatchObject({ state: 'created' })
    await shop.client.sales.cancel({ id })
    expect(owed()).toBe(0)
    expect(await balanceOf(shop, 'customers-held')).toBe(0)
    proveBooks(shop)
  })

  it('goes on as a draft with the credit it was confirmed with, above a limit by now', async () => {
    const { shop, credit, owed } = await shopWithKarim(null)
    const intent = recharge({ credit })
    await shop.client.sales.submit(intent)
    await shop.clock.advanceGently(31_000)
    const { dues } = await shop.client.settings.get()
    await shop.client.settings.save({ dues: { ...dues, limit_e4: taka(10), isLimitFirm: true } })
    shop.providers.flexiloadbd.willAnswer(delivered)
    await shop.client.sales.submit(intent)
    await shop.settle()
    expect(await shop.sale(intent.id)).toMatchObject({ state: 'succeeded' })
    expect(owed()).toBe(taka(50))
    proveBooks(shop)
  })
})

describe('a sale that is tried again in place of one on credit', () => {
  it('takes the debt over as it is, whether it says so or not', async () => {
    for (const says of [true, false]) {
      const { shop, karim, credit, owed } = await shopWithKarim(refused)
      const first = await shop.sell({ credit })
      shop.providers.flexiloadbd.willAnswer(delivered)
      const second = await again(shop, first, says ? { credit } : {})
      expect(second).toMatchObject({
        state: 'succeeded',
        credit_e4: taka(50),
        creditTo: { id: karim },
      })
      expect(await shop.sale(first.id)).toMatchObject({ tender: 'taken-over' })
      expect(owed()).toBe(taka(50))
      expect(linesOf(shop)).toHaveLength(1)
      proveBooks(shop)
    }
  })

  it('is the same however often it is sent, with the credit it has in the books too', async () => {
    const { shop, credit, owed } = await shopWithKarim(refused)
    const first = await shop.sell({ credit })
    shop.providers.flexiloadbd.willAnswer(delivered)
    const intent = recharge({ retryOf: first.id, number: first.number })
    await shop.client.sales.submit(intent)
    await shop.settle()
    for (const words of [intent, { ...intent, credit }]) {
      expect((await shop.client.sales.submit(words)).id).toBe(intent.id)
    }
    expect(owed()).toBe(taka(50))
    expect(shop.providers.flexiloadbd.sent).toHaveLength(2)
    proveBooks(shop)
  })

  it('is not paid otherwise while the first one is not given back', async () => {
    const { shop, credit, karim } = await shopWithKarim(refused)
    const first = await shop.sell({ credit })
    const other = { customer: karim, amount_e4: taka(10) }
    await expect(again(shop, first, { credit: other })).rejects.toMatchObject({
      data: { code: 'refund-first', limit_e4: taka(50) },
    })
    shop.providers.flexiloadbd.willAnswer(refused)
    const paid = await shop.sell()
    await expect(again(shop, paid, { credit })).rejects.toMatchObject({
      data: { code: 'refund-first' },
    })
    proveBooks(shop)
  })

  it('gives back at last what the first one made to be owed', async () => {
    const { shop, credit, owed } = await shopWithKarim(refused)
    const first = await shop.sell({ credit })
    shop.providers.flexiloadbd.willAnswer(refused)
    const second = await again(shop, first)
    expect(owed()).toBe(taka(50))
    await shop.client.sales.refund({ id: second.id })
    expect(owed()).toBe(0)
    expect(await balanceOf(shop, 'cash')).toBe(0)
  })

  it('is paid anew where the first one has gone back', async () => {
    const { shop, credit, owed } = await shopWithKarim(refused)
    const first = await shop.sell({ credit })
    await shop.client.sales.refund({ id: first.id })
    shop.providers.flexiloadbd.willAnswer(delivered)
    await again(shop, first, { given_e4: taka(100) })
    expect(owed()).toBe(0)
    expect(await balanceOf(shop, 'cash')).toBe(taka(50))
    proveBooks(shop)
  })
})

describe('a sale on credit that comes late', () => {
  it('is still owed where nothing was given back', async () => {
    const { shop, credit, owed } = await shopWithKarim(refused)
    const { id, seq } = await shop.sell({ credit })
    comesLate(shop, seq)
    expect(await shop.sale(id)).toMatchObject({ state: 'late-success', tender: 'collected' })
    expect(owed()).toBe(taka(50))
    proveBooks(shop)
  })

  it('is owed once more where its customer had been let off, and pays after all', async () => {
    const { shop, credit, owed } = await shopWithKarim(refused)
    const { id, seq } = await shop.sell({ credit })
    await shop.client.sales.refund({ id })
    comesLate(shop, seq)
    expect(owed()).toBe(0)
    await shop.client.sales.collect({ id })
    expect(owed()).toBe(taka(50))
    expect(await balanceOf(shop, 'cash')).toBe(0)
    expect(linesOf(shop).map(({ cause }) => cause)).toEqual(['sale', 'given-back', 'sale'])
    proveBooks(shop)
  })

  it('is paid by the debt of the one in its place, where that is the same debt', async () => {
    const { shop, credit, owed } = await shopWithKarim(refused)
    const first = await shop.sell({ credit })
    shop.providers.flexiloadbd.willAnswer(refused)
    const second = await again(shop, first)
    comesLate(shop, first.seq)
    await shop.client.sales.keep({ id: second.id })
    expect(await shop.sale(first.id)).toMatchObject({ tender: 'collected' })
    expect(owed()).toBe(taka(50))
    proveBooks(shop)
  })

  it('is not paid by the cash of the one in its place: that goes back as it came', async () => {
    const { shop, credit, owed } = await shopWithKarim(refused)
    const first = await shop.sell({ credit })
    await shop.client.sales.refund({ id: first.id })
    shop.providers.flexiloadbd.willAnswer(refused)
    const second = await again(shop, first)
    comesLate(shop, first.seq)
    const { id } = second
    await expect(shop.client.sales.keep({ id })).rejects.toMatchObject({ code: 'WRONG_STATE' })
    await shop.client.sales.refund({ id })
    expect(await balanceOf(shop, 'cash')).toBe(0)
    expect(owed()).toBe(0)
    proveBooks(shop)
  })
})
