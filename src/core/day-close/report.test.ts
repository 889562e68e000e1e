import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { money, taka } from '../../domain/money.ts'
import { delivered, refused, saidFailed, unknown } from '../testing/answers.ts'
import type { TestShop } from '../testing/shop.ts'
import { closes, DAY, DAY_ms, HOUR_ms, openAtNoon, opensShift, sells } from './testing/closing.ts'

const look = async (shop: TestShop, businessDate = DAY) =>
  (await shop.client.days.report({ businessDate })).report

async function counts(shop: TestShop, id: string, notes: Record<string, number>, reason = '') {
  const { shift } = await shop.client.health.get()
  expect(shift?.id).toBe(id)
  if (shift) await shop.client.shifts.close({ id: shift.id, notes, reason, signedBy: 'Owner' })
}

function moves(shop: TestShop, direction: 'in' | 'out', purpose: 'expense' | 'owner', sum: number) {
  const words = 'tea'
  const amount_e4 = taka(sum)
  return shop.client.shifts.move({ id: uuidv7(), direction, purpose, amount_e4, words })
}

async function buysBalance(shop: TestShop, sum: number) {
  const at = { provider: 'alsamiflexi', wallet: 'main' } as const
  const paid = { amount_e4: taka(sum), slip: 'TX1', paidFrom: 'cash' } as const
  await shop.client.wallets.topUp({ id: uuidv7(), ...at, ...paid })
  shop.providers.alsamiflexi.balance_e4 += taka(sum)
}

describe('the report of a day', () => {
  it('tells what was sold and booked, and every taka of the drawer', async () => {
    const shop = await openAtNoon()
    const shift = await opensShift(shop)
    await sells(shop, { amount_e4: taka(100), serviceCharge_e4: taka(2) })
    await sells(shop, { amount_e4: taka(50) })
    shop.providers.alsamiflexi.willAnswer(refused)
    const failed = await shop.sell({ provider: 'alsamiflexi', amount_e4: taka(30) })
    await shop.client.sales.refund({ id: failed.id })
    await moves(shop, 'out', 'expense', 40)
    await moves(shop, 'in', 'owner', 20)
    await buysBalance(shop, 500)
    await counts(shop, shift.id, { '500': 1, '100': 1, '20': 1, '10': 1, '2': 1 })
    const { report } = await closes(shop, DAY)
    expect(report.sold).toEqual([
      {
        kind: 'recharge',
        sales: 2,
        amount_e4: taka(150),
        commission_e4: 41_250,
        serviceCharge_e4: taka(2),
      },
    ])
    expect(report.failed).toBe(1)
    expect(report.refunded).toEqual({ count: 1, sum_e4: taka(30) })
    expect(report.cash).toEqual({
      opening_e4: 0,
      closing_e4: taka(632),
      collected_e4: taka(182),
      refunds_e4: taka(30),
      paidIn_e4: taka(20),
      paidOut_e4: taka(40),
      balanceBought_e4: taka(500),
      duesCollected_e4: 0,
      ownerBetween_e4: taka(1_000),
      overShort_e4: 0,
      counted_e4: taka(632),
    })
    expect(report.shifts).toMatchObject([{ number: 1, cashier: 'Rahim', counted_e4: taka(632) }])
    expect(report.wallets.find(({ provider }) => provider === 'alsamiflexi')).toMatchObject({
      opening_e4: 0,
      opened_e4: taka(10_000),
      bought_e4: taka(500),
      spent_e4: 1_500_000 - 41_250,
      closing_e4: taka(10_500) - 1_458_750,
      theirs_e4: taka(10_500) - 1_458_750,
      unexplained_e4: 0,
    })
    expect(report.unexplained).toEqual([])
  })

  it('begins where the one before it ended', async () => {
    const shop = await openAtNoon()
    await sells(shop)
    const first = await closes(shop, DAY)
    await shop.clock.advanceGently(DAY_ms)
    await sells(shop)
    const second = await closes(shop, '2026-04-29')
    expect(second.report.cash).toMatchObject({
      opening_e4: first.report.cash.closing_e4,
      closing_e4: taka(100),
    })
    const ends = new Map(first.report.accounts.map((one) => [one.account, one.closing_e4]))
    for (const { account, opening_e4 } of second.report.accounts) {
      expect(opening_e4).toBe(ends.get(account) ?? 0)
    }
    expect(second.report.unexplained).toEqual([])
  })

  it('names who is still to be answered or paid back', async () => {
    const shop = await openAtNoon()
    const { alsamiflexi } = shop.providers
    alsamiflexi.willAnswer(unknown)
    const doubt = await shop.sell({ provider: 'alsamiflexi', amount_e4: taka(20) })
    shop.providers.flexiloadbd.willAnswer(refused)
    const due = await shop.sell({ amount_e4: taka(30), serviceCharge_e4: taka(1) })
    const { report } = await closes(shop, DAY)
    expect(report.carried).toMatchObject([
      { id: doubt.id, state: 'in-doubt', number: doubt.number, amount_e4: taka(20) },
      { id: due.id, tender: 'refund-due', paid_e4: taka(31) },
    ])
    expect(report.carried[0]?.ourReference).toBe(doubt.ourReference)
    expect(report.held).toEqual({ opening_e4: 0, closing_e4: taka(51), settledSince_e4: 0 })
    expect(report.unexplained.map(({ kind }) => kind)).toEqual(['wallet-unread'])
  })

  it('lists what nobody can explain: a short drawer, a wallet that moved', async () => {
    const shop = await openAtNoon()
    const shift = await opensShift(shop)
    await sells(shop)
    await counts(shop, shift.id, { '500': 2, '20': 2 }, 'a torn note')
    shop.providers.alsamiflexi.balance_e4 -= taka(7)
    const { report } = await closes(shop, DAY)
    expect(report.cash).toMatchObject({ overShort_e4: taka(-10), counted_e4: taka(1_040) })
    expect(report.unexplained).toEqual([
      {
        kind: 'wallet',
        amount_e4: taka(-7),
        provider: 'alsamiflexi',
        wallet: 'main',
        shift: null,
        words: '',
      },
      {
        kind: 'drawer-short',
        amount_e4: taka(-10),
        provider: null,
        wallet: null,
        shift: 1,
        words: 'a torn note',
      },
    ])
  })

  it('of a day that is closed late knows what was settled since, to the last taka', async () => {
    const shop = await openAtNoon()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer(refused)
    const first = await shop.sell()
    flexiloadbd.willAnswer(refused)
    const second = await shop.sell()
    await shop.clock.advanceGently(DAY_ms)
    // One is given back, and the money of the other pays for a sale of the new day.
    await shop.client.sales.refund({ id: first.id })
    flexiloadbd.willAnswer(delivered)
    await shop.sell({ number: second.number, retryOf: second.id })
    const { report } = await closes(shop, DAY)
    expect(report.isMissed).toBe(true)
    expect(report.held).toEqual({
      opening_e4: 0,
      closing_e4: taka(100),
      settledSince_e4: taka(100),
    })
    expect(report.carried).toEqual([])
    expect(report.unexplained.filter(({ kind }) => kind === 'customers-held')).toEqual([])
  })

  it('explains money of a sale of a day to come, once it pays for one of today', async () => {
    const shop = await openAtNoon()
    const { flexiloadbd } = shop.providers
    const noon_ms = shop.clock.now()
    shop.clock.jumpTo(noon_ms + 3 * DAY_ms)
    flexiloadbd.willAnswer(refused)
    const ahead = await shop.sell()
    expect(ahead.businessDate > DAY).toBe(true)
    shop.clock.jumpTo(noon_ms)
    // Nobody knows yet how the second try ended: its money is held on the day it is of.
    flexiloadbd.willAnswer(unknown)
    const again = await shop.sell({ number: ahead.number, retryOf: ahead.id })
    const report = await look(shop)
    expect(report.carried).toMatchObject([{ id: again.id, paid_e4: taka(50) }])
    expect(report.held).toEqual({ opening_e4: 0, closing_e4: 0, settledSince_e4: taka(-50) })
    expect(report.unexplained.filter(({ kind }) => kind === 'customers-held')).toEqual([])
  })

  it('takes off what a provider took back, on the day it did', async () => {
    const shop = await openAtNoon()
    const sale = await sells(shop)
    const providerReference = sale.providerReference ?? ''
    shop.providers.alsamiflexi.willSay({ ...saidFailed, providerReference })
    // Heard for the first time by the question before the close, and once more after it.
    await closes(shop, DAY)
    await shop.clock.advanceGently(4 * HOUR_ms)
    expect((await shop.sale(sale.id)).state).toBe('reversed')
    const report = await look(shop, '2026-04-29')
    expect(report.sold).toMatchObject([
      { sales: -1, amount_e4: taka(-50), commission_e4: money(-13_750) },
    ])
    expect(report.carried).toMatchObject([{ id: sale.id, tender: 'refund-due' }])
    expect(report.held).toMatchObject({ opening_e4: 0, closing_e4: taka(50) })
  })
})

describe('a movement that no term of a section tells', () => {
  it.each(['cash', 'customers-dues'] as const)('is listed with its account: %s', async (moved) => {
    const shop = await openAtNoon()
    await sells(shop)
    const book = shop.db.change<[]>(
      `INSERT INTO ledger_transaction (cause, at_ms, business_date) VALUES ('new', 1, '${DAY}')`,
    )
    const entry = shop.db.change<[number, number, string, number]>(
      `INSERT INTO entry VALUES (?, ?, (SELECT id FROM account WHERE name = ?), ?)`,
    )
    shop.db.write(() => {
      const { rowid } = book.run()
      entry.run(rowid, 0, moved, 70_000)
      entry.run(rowid, 1, 'owner', -70_000)
    })
    expect((await look(shop)).unexplained).toContainEqual({
      kind: 'account',
      amount_e4: 70_000,
      provider: null,
      wallet: null,
      shift: null,
      words: moved,
    })
  })
})
