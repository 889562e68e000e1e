import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { money, taka } from '../../domain/money.ts'
import { SaleId } from '../../domain/sale.ts'
import { cannotSell } from '../providers/can-sell.ts'
import { accepted, delivered, refused, unknown } from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { scriptedProvider } from '../testing/scripted-provider.ts'
import { openShop, scriptedProviders, type TestShop } from '../testing/shop.ts'
import { openTransferShop, sendTransfer, switchedOn, transfer } from '../testing/transfers.ts'

const switchedOff = { ...switchedOn, on: false }
const dearer = {
  ...switchedOn,
  charges: [{ ...switchedOn.charges[0], to_e4: null }].map(() => ({
    from_e4: taka(1),
    to_e4: null,
    charge: { kind: 'flat', charge_e4: taka(12) } as const,
  })),
}

const notSold = (field: string, code: string, limit_e4: number | null = null) => ({
  code: 'BAD_INPUT',
  data: { field, code, limit_e4 },
})

async function balance(shop: TestShop, account: string): Promise<number> {
  const { accounts } = await shop.client.ledger.trialBalance()
  return accounts.find((one) => one.account === account)?.balance_e4 ?? 0
}

/** Nothing can be sent just now, so that what is submitted waits as a draft. */
function cutOff(shop: TestShop): void {
  for (let tries = 0; tries < 3; tries += 1) shop.providers.flexiloadbd.refuseToOpen('dns')
}

describe('a transfer in a shop whose owner has not switched mobile money on', () => {
  it('is refused, and nothing is stored or sent', async () => {
    const shop = await openShop()
    await expect(shop.client.sales.submit(transfer())).rejects.toMatchObject(
      notSold('kind', 'switched-off'),
    )
    await shop.settle()
    expect((await shop.client.sales.list({})).sales).toEqual([])
    expect(shop.providers.flexiloadbd.sent).toEqual([])
  })

  it('is not sold any more once he switched it off again', async () => {
    const shop = await openTransferShop()
    await sendTransfer(shop)
    await shop.client.settings.save({ transfers: switchedOff })
    await expect(shop.client.sales.submit(transfer())).rejects.toMatchObject(
      notSold('kind', 'switched-off'),
    )
  })

  it('is told at the read-back, with no provider and no charge', async () => {
    const shop = await openTransferShop()
    await shop.client.settings.save({ transfers: switchedOff })
    const { id: _, serviceCharge_e4: __, ...words } = transfer()
    expect(await shop.client.sales.quote(words)).toMatchObject({
      provider: null,
      choices: [],
      serviceCharge_e4: 0,
      legal: null,
      cannot: { field: 'kind', code: 'switched-off', limit_e4: null },
    })
  })

  it('was agreed on while it was: a draft is sent, and the same id is the same sale', async () => {
    const shop = await openTransferShop()
    cutOff(shop)
    const words = transfer()
    await shop.client.sales.submit(words)
    await shop.clock.advanceGently(30_000)
    expect((await shop.sale(words.id)).state).toBe('created')
    await shop.client.settings.save({ transfers: switchedOff })
    shop.providers.flexiloadbd.willAnswer(delivered)
    await shop.client.sales.submit(words)
    await shop.settle()
    expect((await shop.sale(words.id)).state).toBe('succeeded')
    expect((await shop.client.sales.submit(words)).state).toBe('succeeded')
    expect(shop.providers.flexiloadbd.sent).toHaveLength(1)
  })
})

describe('what the shop charges for a transfer', () => {
  it.each([
    [500, 5],
    [1_000, 5],
    [1_001, 10],
    [5_000, 10],
    [25_000, 100],
  ])('is told at the read-back by its own table: ৳%i and ৳%i', async (amount, charge) => {
    const shop = await openTransferShop()
    const { id: _, serviceCharge_e4: __, ...words } = transfer({ amount_e4: taka(amount) })
    expect(await shop.client.sales.quote(words)).toMatchObject({
      provider: 'flexiloadbd',
      serviceCharge_e4: taka(charge),
      cannot: null,
    })
  })

  it('is nothing for a recharge, which no table of it is for', async () => {
    const shop = await openTransferShop()
    const asked = { operator: 'GP', lineType: 'prepaid', amount_e4: taka(50) } as const
    expect(await shop.client.sales.quote({ ...asked, number: '01712345678' })).toMatchObject({
      serviceCharge_e4: 0,
      legal: null,
    })
  })

  it('is a line of its own in the books, and goes back with the rest', async () => {
    const shop = await openTransferShop()
    shop.providers.flexiloadbd.willAnswer(delivered)
    expect(await sendTransfer(shop)).toMatchObject({
      state: 'succeeded',
      amount_e4: taka(500),
      serviceCharge_e4: taka(5),
    })
    expect(await balance(shop, 'cash')).toBe(taka(505))
    expect(await balance(shop, 'service-charge')).toBe(taka(-5))
    shop.providers.flexiloadbd.willAnswer(refused)
    const { id } = await sendTransfer(shop)
    expect(await balance(shop, 'cash')).toBe(taka(1_010))
    expect((await shop.client.health.get()).refundDue).toMatchObject({ sum_e4: taka(505) })
    await shop.client.sales.refund({ id: SaleId.parse(id) })
    expect(await balance(shop, 'cash')).toBe(taka(505))
    proveBooks(shop)
  })

  it.each([0, 4.9999, 5.0001, 10])(
    'is told anew where the counter says another: ৳%d',
    async (charge) => {
      const shop = await openTransferShop()
      const words = transfer({ serviceCharge_e4: money(Math.round(charge * 10_000)) })
      await expect(shop.client.sales.submit(words)).rejects.toMatchObject(
        notSold('serviceCharge_e4', 'charge-changed', taka(5)),
      )
      expect((await shop.client.sales.list({})).sales).toEqual([])
    },
  )

  it('is told anew where the counter says none', async () => {
    const shop = await openTransferShop()
    const { serviceCharge_e4: _, ...words } = transfer()
    await expect(shop.client.sales.submit(words)).rejects.toMatchObject(
      notSold('serviceCharge_e4', 'charge-changed', taka(5)),
    )
  })

  it('is that of the moment: the table may change while the customer stands there', async () => {
    const shop = await openTransferShop()
    const words = transfer()
    await shop.client.settings.save({ transfers: dearer })
    await expect(shop.client.sales.submit(words)).rejects.toMatchObject(
      notSold('serviceCharge_e4', 'charge-changed', taka(12)),
    )
    const sold = await shop.client.sales.submit({ ...words, serviceCharge_e4: taka(12) })
    expect(sold.serviceCharge_e4).toBe(taka(12))
  })

  it('stays what was agreed for a sale that is sent again under its id', async () => {
    const shop = await openTransferShop()
    cutOff(shop)
    const words = transfer()
    await shop.client.sales.submit(words)
    await shop.clock.advanceGently(30_000)
    await shop.client.settings.save({ transfers: dearer })
    const dear = { ...words, serviceCharge_e4: taka(12) }
    await expect(shop.client.sales.submit(dear)).rejects.toMatchObject({
      code: 'SALE_WORDS_DIFFER',
    })
    shop.providers.flexiloadbd.willAnswer(delivered)
    await shop.client.sales.submit(words)
    await shop.settle()
    expect(await shop.sale(words.id)).toMatchObject({
      state: 'succeeded',
      serviceCharge_e4: taka(5),
    })
    expect(await balance(shop, 'cash')).toBe(taka(505))
  })
})

describe('a transfer through a provider that has none', () => {
  it('is refused at the provider, and flexiloadbd takes it by itself', async () => {
    const clients = scriptedProviders()
    const autoflexi = {
      ...scriptedProvider('autoflexi'),
      cannotSell: (order: Parameters<typeof cannotSell>[1]) =>
        cannotSell('autoflexi', order, null, 0),
    }
    const shop = await openTransferShop({ providers: { ...clients, autoflexi } })
    await expect(sendTransfer(shop, { provider: 'autoflexi' })).rejects.toMatchObject(
      notSold('provider', 'kind'),
    )
    const { provider: _, ...words } = transfer()
    expect((await shop.client.sales.submit(words)).provider).toBe('flexiloadbd')
  })
})

describe('the same amount to the same wallet number within five minutes', () => {
  const to = { number: '01812345678' } as const

  it('is asked about where it is the same brand, whosever wallet it is said to be', async () => {
    const shop = await openTransferShop()
    shop.providers.flexiloadbd.willAnswer(delivered)
    const first = await sendTransfer(shop, to)
    await expect(sendTransfer(shop, to)).rejects.toMatchObject({
      code: 'TWIN',
      data: { id: first.id, state: 'succeeded' },
    })
    await expect(sendTransfer(shop, { ...to, walletType: 'agent' })).rejects.toMatchObject({
      code: 'TWIN',
      data: { id: first.id },
    })
    const { id: _, serviceCharge_e4: __, ...words } = transfer(to)
    expect((await shop.client.sales.quote(words)).twin?.id).toBe(first.id)
  })

  it('is another customer’s matter where it is another brand', async () => {
    const shop = await openTransferShop()
    shop.providers.flexiloadbd.willAnswer(unknown)
    await sendTransfer(shop, to)
    const nagad = { ...to, operator: 'NG' } as const
    const { id: _, serviceCharge_e4: __, ...words } = transfer(nagad)
    expect((await shop.client.sales.quote(words)).twin).toBeNull()
    shop.providers.flexiloadbd.willAnswer({ ...accepted, providerReference: 'TRX2' })
    expect((await sendTransfer(shop, nagad)).state).toBe('accepted')
  })

  it.each([
    ['was written without its twelfth digit before', '01812345678', '01812345678-9'],
    ['was written with its twelfth digit before', '01812345678-9', '01812345678'],
  ])('is one wallet of Rocket, also where it %s', async (_, before, now) => {
    const shop = await openTransferShop()
    shop.providers.flexiloadbd.willAnswer(unknown)
    const { id } = await sendTransfer(shop, { operator: 'RK', number: before })
    const again = transfer({ operator: 'RK', number: now, twinSeen: SaleId.parse(id) })
    await expect(shop.client.sales.submit(again)).rejects.toMatchObject({
      code: 'TWIN',
      data: { id, state: 'in-doubt' },
    })
    const { id: _id, serviceCharge_e4: __, twinSeen: ___, ...words } = again
    expect((await shop.client.sales.quote(words)).twin?.id).toBe(id)
    expect(shop.providers.flexiloadbd.sent).toHaveLength(1)
  })

  it('is no twin of a recharge of the same number', async () => {
    const shop = await openTransferShop()
    await shop.sell({ ...to, operator: 'RB', amount_e4: taka(500) })
    expect((await sendTransfer(shop, to)).kind).toBe('transfer')
  })
})

describe('a failed transfer that is sold again', () => {
  it('is paid with what lies at the first, charge and all', async () => {
    const shop = await openTransferShop()
    shop.providers.flexiloadbd.willAnswer(refused)
    const { id, number } = await sendTransfer(shop)
    shop.providers.flexiloadbd.willAnswer(delivered)
    const again = await sendTransfer(shop, { id: v7(), number, retryOf: SaleId.parse(id) })
    expect(again).toMatchObject({ state: 'succeeded', retryOf: id })
    expect(await balance(shop, 'cash')).toBe(taka(505))
    proveBooks(shop)
  })

  it('goes back first where the charge is another by now', async () => {
    const shop = await openTransferShop()
    shop.providers.flexiloadbd.willAnswer(refused)
    const { id, number } = await sendTransfer(shop)
    await shop.client.settings.save({ transfers: dearer })
    const retry = { number, retryOf: SaleId.parse(id), serviceCharge_e4: taka(12) }
    await expect(sendTransfer(shop, retry)).rejects.toMatchObject(
      notSold('amount_e4', 'refund-first', taka(505)),
    )
  })
})
