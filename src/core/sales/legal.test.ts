import { describe, expect, it } from 'vitest'
import { money, taka, ZERO } from '../../domain/money.ts'
import { planOf } from '../db/testing/plan-of.ts'
import type { ScriptedAnswer } from '../testing/scripted-provider.ts'
import { delivered, refused, unknown } from '../testing/answers.ts'
import { manualClock } from '../testing/manual-clock.ts'
import type { TestShop } from '../testing/shop.ts'
import {
  openTransferShop,
  sendTransfer,
  transfer,
  type TransferIntent,
} from '../testing/transfers.ts'

const NOON = Date.parse('2026-04-15T12:00:00+06:00')
const NUMBER = '01812345678'

const openAt = (at_ms: number) => openTransferShop({ clock: manualClock(at_ms) })

let references = 0

/** Sends so much on; by the table ৳4 on each thousand above ৳5,000. */
async function send(
  shop: TestShop,
  whole: number,
  words: Partial<TransferIntent> = {},
  answer: ScriptedAnswer = delivered,
) {
  references += 1
  const providerReference = `TRX-${references}`
  const named = 'providerReference' in answer ? { ...answer, providerReference } : answer
  shop.providers.flexiloadbd.willAnswer(named)
  const serviceCharge_e4 = taka(Math.floor(whole / 250))
  return sendTransfer(shop, { number: NUMBER, amount_e4: taka(whole), serviceCharge_e4, ...words })
}

/** Long enough after the last sale that none is its twin. */
async function goTo(shop: TestShop, when: string): Promise<void> {
  await shop.clock.advanceGently(5 * 60_000)
  shop.clock.jumpTo(Date.parse(when))
}

async function legal(shop: TestShop, whole: number, words: Partial<TransferIntent> = {}) {
  const asked = transfer({ number: NUMBER, amount_e4: taka(whole), ...words })
  const { id: _, serviceCharge_e4: __, ...question } = asked
  return (await shop.client.sales.quote(question)).legal
}

describe('where a wallet stands by law', () => {
  it('is within, near or above the ৳50,000 of a day by what was sent to it', async () => {
    const shop = await openAt(NOON)
    expect(await legal(shop, 39_999)).toEqual({ says: 'within', by: 'day', left_e4: taka(50_000) })
    expect((await legal(shop, 40_000))?.says).toBe('near')
    await send(shop, 30_000)
    expect(await legal(shop, 9_999)).toEqual({ says: 'within', by: 'day', left_e4: taka(20_000) })
    expect((await legal(shop, 10_000))?.says).toBe('near')
    expect((await legal(shop, 20_000))?.says).toBe('near')
    expect(await legal(shop, 20_001)).toEqual({ says: 'above', by: 'day', left_e4: taka(20_000) })
  })

  it('begins anew with the next business day, but not with the month', async () => {
    const shop = await openAt(NOON)
    for (let day = 1; day <= 6; day += 1) {
      await send(shop, 45_000)
      await goTo(shop, `2026-04-${15 + day}T12:00:00+06:00`)
    }
    // ৳2,70,000 of the month are sent, and nothing yet today.
    expect(await legal(shop, 30_000)).toEqual({ says: 'near', by: 'month', left_e4: taka(30_000) })
    expect((await legal(shop, 30_001))?.says).toBe('above')
  })

  it('begins anew with a month, and counts its first day until it is over', async () => {
    const shop = await openAt(Date.parse('2026-04-30T23:59:00+06:00'))
    await send(shop, 45_000)
    expect(await legal(shop, 10)).toMatchObject({ says: 'near', left_e4: taka(5_000) })
    await goTo(shop, '2026-05-01T00:10:00+06:00')
    expect(await legal(shop, 10)).toEqual({ says: 'within', by: 'day', left_e4: taka(50_000) })
    for (let day = 1; day <= 6; day += 1) {
      await goTo(shop, `2026-05-0${day}T12:00:00+06:00`)
      await send(shop, 50_000)
    }
    await goTo(shop, '2026-05-31T12:00:00+06:00')
    expect(await legal(shop, 10)).toEqual({ says: 'above', by: 'month', left_e4: ZERO })
    await goTo(shop, '2026-06-01T12:00:00+06:00')
    expect(await legal(shop, 10)).toMatchObject({ says: 'within', by: 'day' })
  })

  it('counts what was sent on days that a clock set back has put into the future', async () => {
    const shop = await openAt(NOON)
    for (let day = 26; day <= 31; day += 1) {
      await goTo(shop, `2026-05-${day}T12:00:00+06:00`)
      await send(shop, 45_000)
    }
    await goTo(shop, '2026-05-02T12:00:00+06:00')
    expect(await legal(shop, 30_000)).toMatchObject({ says: 'near', by: 'month' })
    expect(await legal(shop, 30_001)).toMatchObject({ says: 'above', by: 'month' })
  })

  it('counts what nobody knows the end of, and nothing that came to nothing', async () => {
    const shop = await openAt(NOON)
    await send(shop, 30_000, {}, refused)
    expect((await legal(shop, 500))?.left_e4).toBe(taka(50_000))
    await send(shop, 30_001, {}, unknown)
    expect((await legal(shop, 500))?.left_e4).toBe(taka(19_999))
  })

  it('counts whatever was sent to it, but nothing of another brand, number or kind', async () => {
    const shop = await openAt(NOON)
    await send(shop, 10_000, { walletType: 'agent' })
    expect((await legal(shop, 500))?.left_e4).toBe(taka(40_000))
    await send(shop, 20_000, { operator: 'NG' })
    await send(shop, 20_000, { number: '01812345679' })
    await shop.sell({ number: NUMBER, operator: 'RB', amount_e4: money(500_000) })
    expect((await legal(shop, 500))?.left_e4).toBe(taka(40_000))
  })

  it('is that of one wallet at Rocket with its twelfth digit and without', async () => {
    const shop = await openAt(NOON)
    const rocket = { operator: 'RK' } as const
    await send(shop, 10_000, { ...rocket, number: '018123456781' })
    await send(shop, 20_000, { ...rocket, number: NUMBER })
    for (const number of [NUMBER, '018123456789', '০১৮১২-৩৪৫৬৭৮']) {
      expect((await legal(shop, 500, { ...rocket, number }))?.left_e4).toBe(taka(20_000))
    }
  })
})

describe('a wallet of which no limit is known', () => {
  it('is an agent’s, one that is not typed yet, or any before the rules held', async () => {
    const shop = await openAt(NOON)
    expect(await legal(shop, 50_000, { walletType: 'agent' })).toBeNull()
    expect(await legal(shop, 50_000, { number: '018123' })).toBeNull()
    const { id: _, serviceCharge_e4: __, number: ___, ...unnamed } = transfer()
    expect((await shop.client.sales.quote(unnamed)).legal).toBeNull()
    const before = await openAt(Date.parse('2025-03-26T12:00:00+06:00'))
    expect(await legal(before, 50_000)).toBeNull()
  })
})

describe('the question what was sent to a wallet', () => {
  it('reads the transfers of its month to that wallet, and no others', async () => {
    const shop = await openTransferShop()
    const asked: string[] = []
    const noting = { ...shop.db, read: (sql: string) => (asked.push(sql), shop.db.read(sql)) }
    await openTransferShop({ db: Object.assign({}, shop.db, noting), setUp: false })
    const [sum = ''] = asked.filter((sql) => sql.includes('today_e4'))
    expect(planOf(shop.db, sum).join('; ')).toContain(
      'INDEX sale_sent_to (operator=? AND <expr>=? AND business_date>? AND business_date<?)',
    )
  })
})
