import { describe, expect, it } from 'vitest'
import { accounts } from '../../domain/ledger.ts'
import { money } from '../../domain/money.ts'
import { SaleId } from '../../domain/sale.ts'
import { createAlarms } from '../alarms.ts'
import { createChanges } from '../changes.ts'
import { createPost } from '../ledger/post.ts'
import { createRun } from '../run.ts'
import { createShopDay } from '../shop-day.ts'
import { delivered, refused, unknown } from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import type { ScriptedAnswer } from '../testing/scripted-provider.ts'
import { openShop, recharge, type TestShop } from '../testing/shop.ts'
import { byCashier, createCollect, createKeepMoney, createMoneyGuard } from './money-back.ts'
import { createSaleRows } from './rows.ts'
import { createTransitions } from './transition.ts'

/** What moves money over the counter, below the router, which tells some of its words alike. */
function hand({ db, clock }: TestShop) {
  const run = createRun(clock, 'by hand')
  const changes = createChanges()
  const alarms = createAlarms(db, run, changes)
  const post = createPost(db, accounts)
  const shopDay = createShopDay(db, run, () => 0)
  const transitions = createTransitions({ db, run, post, shopDay, changes, alarms })
  const restorations = { asksAbout: () => null }
  const parts = { db, transitions, alarms, restorations }
  const sale = (id: SaleId) => createSaleRows(db).byId(id)
  return {
    keep: createKeepMoney(parts),
    collect: createCollect(parts, () => false),
    mustKnow: (id: SaleId) => createMoneyGuard(parts)(sale(id), { id }),
    comesLate: (id: SaleId) => {
      const late = { type: 'delivered-late', debit_e4: money(486_250), evidence: 'SMS' } as const
      expect(transitions.take(sale(id)?.seq ?? 0, late, byCashier).ok).toBe(true)
    },
    takenBack: (id: SaleId) => {
      const heard = { type: 'failure-heard', providerReference: 'TRX1', word: 'Failed' } as const
      for (const sinceFirst_ms of [null, 60_000]) {
        transitions.take(sale(id)?.seq ?? 0, { ...heard, sinceFirst_ms }, byCashier)
      }
      expect(sale(id)).toMatchObject({ state: 'reversed', tender: 'refund-due' })
    },
    costTaken: (id: SaleId) => {
      const at = { provider: 'flexiloadbd', wallet: 'flexiload' } as const
      const seen = { kind: 'debited-after-failed', change_e4: money(-486_250), words: '' } as const
      alarms.raise({ ...at, ...seen, saleSeq: sale(id)?.seq ?? null })
    },
  }
}

/** A sale that failed, and the one that was made in its place. */
async function soldTwice(answer: ScriptedAnswer) {
  const shop = await openShop()
  const { flexiloadbd } = shop.providers
  flexiloadbd.willAnswer(refused)
  const { id: first, number } = await shop.sell()
  flexiloadbd.willAnswer(answer)
  const second = await shop.sell({ retryOf: first, number })
  return { shop, first, second, ...hand(shop) }
}

const refusedWith = (why: unknown) => ({ ok: false, problem: why })

describe('a sale whose predecessor came late, and whose money is not here', () => {
  it.each([
    ['was delivered too', delivered, 'succeeded'],
    ['may have been', unknown, 'in-doubt'],
  ] as const)('is neither returned nor kept: it %s', async (_, answer, state) => {
    const { shop, first, second, comesLate } = await soldTwice(answer)
    comesLate(first)
    for (const how of ['refund', 'cancel', 'keep'] as const) {
      await expect(shop.client.sales[how]({ id: second.id })).rejects.toMatchObject({
        code: 'WRONG_STATE',
        data: { id: second.id, state },
      })
    }
    expect((await shop.sale(first)).tender).toBe('taken-over')
    proveBooks(shop)
  })
})

describe('a sale that came late, and two that were paid for in its place', () => {
  it('is paid by the money of one of them; that of the other goes back unasked', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer(refused)
    const { id: first, number } = await shop.sell()
    await shop.client.sales.refund({ id: first })
    const instead: SaleId[] = []
    for (let nth = 0; nth < 2; nth += 1) {
      flexiloadbd.willAnswer(refused)
      instead.push((await shop.sell({ retryOf: first, number })).id)
    }
    const [second, third] = instead.map((id) => ({ id }))
    if (!second || !third) throw new Error('two were sold')
    hand(shop).comesLate(first)
    await shop.client.sales.keep(second)
    expect((await shop.sale(first)).tender).toBe('collected')
    await expect(shop.client.sales.keep(third)).rejects.toMatchObject({ code: 'WRONG_STATE' })
    expect((await shop.client.sales.refund(third)).tender).toBe('refunded')
    proveBooks(shop)
  })
})

describe('a failed sale whose cost was taken', () => {
  it('is decided on before its money goes back over the counter', async () => {
    const { shop, second, costTaken } = await soldTwice(refused)
    costTaken(second.id)
    await expect(shop.client.sales.refund({ id: second.id })).rejects.toMatchObject({
      code: 'DECIDE_FIRST',
      data: { id: second.id },
    })
    expect((await shop.sale(second.id)).tender).toBe('refund-due')
  })
})

describe('why no money moves', () => {
  it('is that nobody made the sale', async () => {
    const shop = await openShop()
    const id = SaleId.parse(recharge().id)
    for (const how of ['refund', 'cancel', 'keep', 'collect'] as const) {
      await expect(shop.client.sales[how]({ id })).rejects.toMatchObject({ code: 'NO_SUCH_SALE' })
    }
    const { keep, collect } = hand(shop)
    expect([keep(id), collect(id)]).toEqual(Array(2).fill(refusedWith('no-such-sale')))
  })

  it('is that the one before did not come, so that this one pays for none', async () => {
    const { second, keep } = await soldTwice(refused)
    expect(keep(second.id)).toEqual(refusedWith('not-from-here'))
  })

  it('is that its own cost was taken, whatever the one before it did', async () => {
    const { first, second, comesLate, costTaken, keep, mustKnow } = await soldTwice(refused)
    comesLate(first)
    expect(mustKnow(second.id)).toEqual(refusedWith({ why: 'replaced-arrived', id: first }))
    costTaken(second.id)
    expect(mustKnow(second.id)).toEqual(refusedWith({ why: 'decide-first', id: second.id }))
    expect(keep(second.id)).toEqual(refusedWith('not-from-here'))
  })

  it('is that it lies at the sale in its place, where it is kept', async () => {
    const { first, second, comesLate, collect, keep } = await soldTwice(refused)
    comesLate(first)
    expect(collect(first)).toEqual(refusedWith('not-from-here'))
    expect(keep(second.id)).toMatchObject({ ok: true, value: { tender: 'taken-over' } })
  })

  it('is that another one before it is not decided, though one of them came', async () => {
    const { shop, first, second, comesLate, costTaken, keep } = await soldTwice(refused)
    shop.providers.flexiloadbd.willAnswer(refused)
    const third = await shop.sell({ retryOf: second.id, number: second.number })
    costTaken(first)
    comesLate(second.id)
    expect(keep(third.id)).toEqual(refusedWith('not-from-here'))
    comesLate(first)
    expect(keep(third.id)).toMatchObject({ ok: true, value: { tender: 'taken-over' } })
    proveBooks(shop)
  })

  it('is that the one before was taken back and is under way: that is decided', async () => {
    const shop = await openShop()
    const { takenBack, costTaken, keep, mustKnow } = hand(shop)
    shop.providers.flexiloadbd.willAnswer(delivered)
    const { id: first, number } = await shop.sell()
    takenBack(first)
    shop.providers.flexiloadbd.willAnswer(refused)
    const { id } = await shop.sell({ retryOf: first, number })
    expect(mustKnow(id)).toBeNull()
    costTaken(first)
    expect(mustKnow(id)).toEqual(refusedWith({ why: 'decide-first', id: first }))
    expect(keep(id)).toEqual(refusedWith('not-from-here'))
  })
})
