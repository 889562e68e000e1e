import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { ShiftId } from '../../contract/shifts.ts'
import { SaleId } from '../../domain/sale.ts'
import { delivered, refused, saidInconclusive, saidSuccess, unknown } from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import type { ScriptedStatus } from '../testing/scripted-provider.ts'
import { openShop, recharge, type TestShop } from '../testing/shop.ts'

const MINUTE_ms = 60_000
const words = { evidence: 'the customer got nothing' }

/** A sale nobody could find out about, which waits for a person. */
async function inReview() {
  const shop = await openShop()
  const { flexiloadbd } = shop.providers
  flexiloadbd.willAnswer(unknown)
  flexiloadbd.willSay(saidInconclusive)
  const first = await shop.sell()
  await shop.clock.advanceGently(31 * MINUTE_ms)
  return { shop, flexiloadbd, first }
}

/**
 * In place of a sale that a person called failed while its provider was being asked about it; what
 * it answers waits.
 */
async function soldAgain(
  retry: (shop: TestShop) => void,
  wait_ms = 35_000,
  said: ScriptedStatus = { ...saidSuccess, providerReference: 'LATE' },
) {
  const { shop, flexiloadbd, first } = await inReview()
  // What is asked once more because a person decides brings nothing.
  flexiloadbd.willSay(said, saidInconclusive)
  const letAnswer = flexiloadbd.hold('status')
  await shop.clock.advanceGently(5 * MINUTE_ms)
  await shop.client.sales.decide({ id: first.id, outcome: 'failed', ...words })
  retry(shop)
  const intent = recharge({ retryOf: first.id, number: first.number })
  await shop.client.sales.submit(intent)
  await shop.clock.advanceGently(wait_ms)
  const comesLate = async () => {
    // As the provider takes it, so that no wallet differs.
    flexiloadbd.balance_e4 -= first.expectedCost_e4
    letAnswer()
    await shop.settle()
    expect((await shop.sale(first.id)).state).toBe('late-success')
  }
  const sent = () => flexiloadbd.sent.length
  const id = SaleId.parse(intent.id)
  return { shop, first: first.id, intent, id, letAnswer, comesLate, sent }
}

const unsent = ({ providers }: TestShop) => {
  for (let tries = 0; tries < 3; tries += 1) providers.flexiloadbd.refuseToOpen('connect')
}
const turnedDown = ({ providers }: TestShop) => providers.flexiloadbd.willAnswer(refused)

async function balance(shop: TestShop, account: string): Promise<number> {
  const { accounts } = await shop.client.ledger.trialBalance()
  return accounts.find((one) => one.account === account)?.balance_e4 ?? 0
}

describe('a sale whose predecessor comes after all before it has left', () => {
  it('is refused when it is tried again, and names the one that came', async () => {
    const { shop, first, intent, id, comesLate, sent } = await soldAgain(unsent)
    await comesLate()
    await expect(shop.client.sales.submit(intent)).rejects.toMatchObject({
      code: 'WRONG_STATE',
      data: { id: first, state: 'late-success' },
    })
    await shop.settle()
    expect(sent()).toBe(1)
    expect((await shop.sale(id)).state).toBe('created')
    proveBooks(shop)
  })

  it('is held back with its connection open, and says why', async () => {
    let letOpen: () => void = () => undefined
    const { shop, id, comesLate, sent } = await soldAgain(({ providers }) => {
      letOpen = providers.flexiloadbd.hold('open')
    }, 1_000)
    await comesLate()
    letOpen()
    await shop.settle()
    expect(sent()).toBe(1)
    expect((await shop.sale(id)).reason?.code).toBe('replaced-open')
    proveBooks(shop)
  })

  it('leaves where the one before it is as failed as ever', async () => {
    const { shop, intent, sent } = await soldAgain(unsent)
    shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: 'SECOND' })
    await shop.client.sales.submit(intent)
    await shop.settle()
    expect(sent()).toBe(2)
    proveBooks(shop)
  })
})

describe('a sale that failed, and whose predecessor comes after all', () => {
  it('is not sold a third time', async () => {
    const { shop, first, id, comesLate } = await soldAgain(turnedDown)
    await comesLate()
    const third = recharge({ retryOf: id })
    await expect(shop.client.sales.submit(third)).rejects.toMatchObject({
      code: 'WRONG_STATE',
      data: { id: first, state: 'late-success' },
    })
  })

  it.each(['refund', 'cancel'] as const)('gives no money back unseen: %s', async (how) => {
    const prepare = how === 'refund' ? turnedDown : unsent
    const { shop, first, id, comesLate } = await soldAgain(prepare)
    await comesLate()
    const back = shop.client.sales[how]
    await expect(back({ id })).rejects.toMatchObject({
      code: 'REPLACED_ARRIVED',
      data: { id: first },
    })
    expect(await balance(shop, 'cash')).toBe(500_000)
    // Whoever has seen it may give the money back all the same, and the delivery is the loss.
    await back({ id, replaced: first })
    expect(await balance(shop, 'cash')).toBe(0)
    expect(await balance(shop, 'loss-late-success')).toBeGreaterThan(0)
  })

  it.each([
    ['failed', turnedDown],
    ['never left', unsent],
  ] as const)('pays for it with the money that is here: %s', async (_, retry) => {
    const { shop, first, id, comesLate } = await soldAgain(retry)
    await comesLate()
    const cost_e4 = await balance(shop, 'loss-late-success')
    expect(cost_e4).toBeGreaterThan(0)
    expect((await shop.client.sales.keep({ id })).tender).toBe('taken-over')
    expect(await shop.sale(first)).toMatchObject({ state: 'late-success', tender: 'collected' })
    expect(await balance(shop, 'loss-late-success')).toBe(0)
    expect(await balance(shop, 'customers-held')).toBe(0)
    expect(await balance(shop, 'commission')).toBe(cost_e4 - 500_000)
    proveBooks(shop)
    await expect(shop.client.sales.keep({ id })).rejects.toMatchObject({ code: 'WRONG_STATE' })
    await expect(shop.client.sales.refund({ id })).rejects.toMatchObject({ code: 'WRONG_STATE' })
    const again = recharge({ retryOf: id })
    await expect(shop.client.sales.submit(again)).rejects.toMatchObject({ code: 'WRONG_STATE' })
  })

  it('moves the money of both or of neither, wherever the write ends', async () => {
    const { shop, first, id, comesLate } = await soldAgain(turnedDown)
    await comesLate()
    const lost_e4 = await balance(shop, 'loss-late-success')
    const change = (sql: string) => shop.db.write(() => shop.db.change(sql).run())
    // The second of the two sales is not written any more, as if the power went there.
    change(`CREATE TEMP TRIGGER gone BEFORE UPDATE OF tender ON sale WHEN new.tender = 'taken-over'
      BEGIN SELECT raise(ABORT, 'gone'); END`)
    await expect(shop.client.sales.keep({ id })).rejects.toThrow()
    expect([(await shop.sale(first)).tender, (await shop.sale(id)).tender]).toEqual([
      'taken-over',
      'refund-due',
    ])
    expect(await balance(shop, 'loss-late-success')).toBe(lost_e4)
    change('DROP TRIGGER gone')
    expect((await shop.client.sales.keep({ id })).tender).toBe('taken-over')
    proveBooks(shop)
  })

  it('keeps no money where nothing came', async () => {
    const { shop, id } = await soldAgain(turnedDown)
    await expect(shop.client.sales.keep({ id })).rejects.toMatchObject({ code: 'WRONG_STATE' })
    expect((await shop.sale(id)).tender).toBe('refund-due')
    const nobodys = { id: SaleId.parse(recharge().id) }
    for (const how of ['keep', 'collect'] as const) {
      await expect(shop.client.sales[how](nobodys)).rejects.toMatchObject({ code: 'NO_SUCH_SALE' })
    }
  })

  it('keeps none whose own cost was taken, before that is decided', async () => {
    const { shop, id, comesLate } = await soldAgain(turnedDown)
    await comesLate()
    await shop.clock.advanceGently(3 * MINUTE_ms)
    shop.providers.flexiloadbd.balance_e4 -= 486_250
    await shop.clock.advanceGently(4 * MINUTE_ms)
    const [alert] = (await shop.client.health.get()).alerts
    expect(alert).toMatchObject({ kind: 'debited-after-failed', sale: id })
    await expect(shop.client.sales.keep({ id })).rejects.toMatchObject({ code: 'WRONG_STATE' })
    await shop.client.sales.decide({ id, outcome: 'failed', ...words })
    expect((await shop.client.sales.keep({ id })).tender).toBe('taken-over')
    proveBooks(shop)
  })
})

describe('a sale whose predecessor’s cost was taken, and nobody has decided what for', () => {
  it('neither leaves nor gives money back before that is decided', async () => {
    const asked = await soldAgain(unsent, 35_000, saidInconclusive)
    const { shop, first, intent, id, letAnswer } = asked
    const { client, clock, providers } = shop
    letAnswer()
    await clock.advanceGently(3 * MINUTE_ms)
    providers.flexiloadbd.balance_e4 -= 486_250
    await clock.advanceGently(4 * MINUTE_ms)
    const [alert] = (await client.health.get()).alerts
    expect(alert).toMatchObject({ kind: 'debited-after-failed', sale: first })
    const sent = providers.flexiloadbd.sent.length
    await expect(client.sales.submit(intent)).rejects.toMatchObject({
      code: 'WRONG_STATE',
      data: { id: first, state: 'failed' },
    })
    await expect(client.sales.cancel({ id })).rejects.toMatchObject({
      code: 'DECIDE_FIRST',
      data: { id: first },
    })
    expect(providers.flexiloadbd.sent).toHaveLength(sent)
    // It failed all the same, says a person: then this one is free.
    await client.sales.decide({ id: first, outcome: 'failed', ...words })
    expect((await client.sales.cancel({ id })).tender).toBe('unpaid')
    proveBooks(shop)
  })
})

/** The first was given back, and the one in its place paid with money of its own. */
async function paidAnew(retry: (shop: TestShop) => void, more = {}) {
  const { shop, flexiloadbd, first } = await inReview()
  await shop.client.sales.decide({ id: first.id, outcome: 'failed', ...words })
  await shop.client.sales.refund({ id: first.id })
  retry(shop)
  const second = recharge({ retryOf: first.id, number: first.number, ...more })
  await shop.client.sales.submit(second)
  await shop.clock.advanceGently(35_000)
  flexiloadbd.balance_e4 -= first.expectedCost_e4
  flexiloadbd.willSay({ ...saidSuccess, providerReference: 'LATE' })
  await shop.clock.advanceGently(8 * MINUTE_ms)
  expect(await shop.sale(first.id)).toMatchObject({ state: 'late-success', tender: 'refunded' })
  return { shop, first: first.id, id: SaleId.parse(second.id) }
}

describe('a sale that was paid anew after the first was returned', () => {
  it.each([
    ['refund', turnedDown],
    ['cancel', unsent],
  ] as const)('pays for the first that came, and no cash moves: %s', async (how, retry) => {
    const { shop, first, id } = await paidAnew(retry)
    await expect(shop.client.sales[how]({ id })).rejects.toMatchObject({
      code: 'REPLACED_ARRIVED',
      data: { id: first },
    })
    // Nothing orders that money out of the drawer any more.
    expect((await shop.client.sales.keep({ id })).tender).toBe('taken-over')
    expect(await shop.sale(first)).toMatchObject({ state: 'late-success', tender: 'collected' })
    expect(await balance(shop, 'cash')).toBe(500_000)
    expect(await balance(shop, 'customers-held')).toBe(0)
    expect(await balance(shop, 'loss-late-success')).toBe(0)
    proveBooks(shop)
  })

  it('goes back unasked where it is another sum, which pays for none', async () => {
    const { shop, id } = await paidAnew(turnedDown, { amount_e4: 1_000_000 })
    await expect(shop.client.sales.keep({ id })).rejects.toMatchObject({ code: 'WRONG_STATE' })
    expect((await shop.client.sales.refund({ id })).tender).toBe('refunded')
    expect(await balance(shop, 'cash')).toBe(0)
    expect(await balance(shop, 'customers-held')).toBe(0)
    proveBooks(shop)
  })

  it('is given back where whoever returns it has seen that the first came', async () => {
    const { shop, first, id } = await paidAnew(turnedDown)
    expect((await shop.client.sales.refund({ id, replaced: first })).tender).toBe('refunded')
    expect(await balance(shop, 'cash')).toBe(0)
    expect(await balance(shop, 'loss-late-success')).toBeGreaterThan(0)
    proveBooks(shop)
  })
})

describe('a sale that came late when its customer had the money back', () => {
  it('is no loss any more once its customer has paid it again, which is booked once', async () => {
    const { shop, first, id } = await paidAnew(turnedDown)
    const lost_e4 = await balance(shop, 'loss-late-success')
    await shop.client.sales.refund({ id, replaced: first })
    const paid = await shop.client.sales.collect({ id: first })
    expect(paid).toMatchObject({ state: 'late-success', tender: 'collected' })
    expect(paid.commission_e4).toBe(500_000 - lost_e4)
    expect(await balance(shop, 'loss-late-success')).toBe(0)
    expect(await balance(shop, 'cash')).toBe(500_000)
    const again = shop.client.sales.collect({ id: first })
    await expect(again).rejects.toMatchObject({ code: 'WRONG_STATE' })
    proveBooks(shop)
  })

  it.each([
    ['to be returned', turnedDown],
    ['a draft', unsent],
  ])(
    'is not paid while its customer’s money lies at the one in its place: %s',
    async (_, retry) => {
      const { shop, first, id } = await paidAnew(retry)
      const collect = shop.client.sales.collect({ id: first })
      await expect(collect).rejects.toMatchObject({ code: 'WRONG_STATE' })
      expect(await balance(shop, 'cash')).toBe(500_000)
      await shop.client.sales.keep({ id })
      proveBooks(shop)
    },
  )

  it('is paid too where its money was put into another, and came back from there', async () => {
    const { shop, first, id, comesLate } = await soldAgain(turnedDown)
    await shop.client.sales.refund({ id })
    await comesLate()
    expect(await balance(shop, 'loss-late-success')).toBeGreaterThan(0)
    expect((await shop.client.sales.collect({ id: first })).tender).toBe('collected')
    expect(await balance(shop, 'cash')).toBe(500_000)
    expect(await balance(shop, 'customers-held')).toBe(0)
    expect(await balance(shop, 'loss-late-success')).toBe(0)
    proveBooks(shop)
  })

  it('is paid into the drawer of an open shift, where shifts are counted', async () => {
    const { shop, first, id, comesLate } = await soldAgain(turnedDown)
    await shop.client.sales.refund({ id })
    await comesLate()
    const open = () => ({ id: ShiftId.parse(uuidv7()), cashier: 'Rahim', notes: {} })
    const shift = await shop.client.shifts.open(open())
    await shop.client.shifts.close({ id: shift.id, notes: {} })
    const collect = () => shop.client.sales.collect({ id: first })
    await expect(collect()).rejects.toMatchObject({ code: 'NO_SHIFT' })
    const next = await shop.client.shifts.open(open())
    expect((await collect()).tender).toBe('collected')
    const { expected_e4 } = await shop.client.shifts.report({ id: next.id })
    expect(expected_e4).toBe(500_000)
    proveBooks(shop)
  })

  it('is paid too where it was itself paid with another’s money', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer(refused)
    const { id: retryOf, number } = await shop.sell()
    flexiloadbd.willAnswer(unknown)
    flexiloadbd.willSay(saidInconclusive)
    const second = recharge({ retryOf, number })
    const id = SaleId.parse(second.id)
    await shop.client.sales.submit(second)
    await shop.clock.advanceGently(31 * MINUTE_ms)
    await shop.client.sales.decide({ id, outcome: 'failed', ...words })
    await shop.client.sales.refund({ id })
    flexiloadbd.willSay({ ...saidSuccess, providerReference: 'LATE' })
    await shop.clock.advanceGently(8 * MINUTE_ms)
    expect(await shop.sale(id)).toMatchObject({ state: 'late-success', tender: 'refunded' })
    expect((await shop.client.sales.collect({ id })).tender).toBe('collected')
    expect(await balance(shop, 'cash')).toBe(500_000)
    expect(await balance(shop, 'customers-held')).toBe(0)
    proveBooks(shop)
  })

  it('is not paid where it did not come', async () => {
    const { shop, first } = await soldAgain(turnedDown)
    const collect = shop.client.sales.collect({ id: first })
    await expect(collect).rejects.toMatchObject({ code: 'WRONG_STATE' })
    proveBooks(shop)
  })
})

describe('a sale that is begun anew through another provider', () => {
  it('does not leave either once the first of all came after all', async () => {
    const { shop, first, id, comesLate, sent } = await soldAgain(unsent)
    expect((await shop.client.sales.cancel({ id })).tender).toBe('unpaid')
    for (let tries = 0; tries < 3; tries += 1) shop.providers.alsamiflexi.refuseToOpen('connect')
    const { number } = await shop.sale(first)
    const third = recharge({ provider: 'alsamiflexi', number, retryOf: id })
    await shop.client.sales.submit(third)
    await shop.clock.advanceGently(35_000)
    await comesLate()
    await expect(shop.client.sales.submit(third)).rejects.toMatchObject({
      code: 'WRONG_STATE',
      data: { id: first, state: 'late-success' },
    })
    expect(sent()).toBe(1)
    expect(shop.providers.alsamiflexi.sent).toHaveLength(0)
    const mine = SaleId.parse(third.id)
    expect((await shop.client.sales.keep({ id: mine })).tender).toBe('taken-over')
    expect(await balance(shop, 'cash')).toBe(500_000)
    expect(await balance(shop, 'customers-held')).toBe(0)
    expect(await balance(shop, 'loss-late-success')).toBe(0)
    proveBooks(shop)
  })
})
