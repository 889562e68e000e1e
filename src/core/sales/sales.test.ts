import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { money } from '../../domain/money.ts'
import { SaleId } from '../../domain/sale.ts'
import { accepted, delivered, refused, saidSuccess, unknown } from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, recharge } from '../testing/shop.ts'

describe('a recharge that goes well', () => {
  it('is on disk before a byte leaves, then sent, and told to the screen at once', async () => {
    const shop = await openShop()
    const sale = await shop.sell()
    expect(sale.state).toBe('on-wire')
    expect(sale.tender).toBe('collected')
    expect(shop.providers.flexiloadbd.sent).toHaveLength(1)
    shop.providers.flexiloadbd.answer(delivered)
    await shop.settle()
    const done = await shop.sale(sale.id)
    expect(done.state).toBe('succeeded')
    expect(done.providerReference).toBe('TRX1')
    expect(done.events.map(({ to }) => to)).toEqual(['created', 'on-wire', 'succeeded'])
  })

  it('earns what the provider left of the face', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(delivered)
    const sale = await shop.sell({ amount_e4: 1_080_000 })
    // 27.5 per thousand of ৳108 is ৳2.97.
    expect(sale.commission_e4).toBe(29_700)
    const { accounts, sum_e4 } = await shop.client.ledger.trialBalance()
    const balance = new Map(accounts.map(({ account, balance_e4 }) => [account, balance_e4]))
    expect(sum_e4).toBe(0)
    expect(balance.get('cash')).toBe(1_080_000)
    expect(balance.get('customers-held')).toBe(0)
    expect(balance.get('commission')).toBe(-29_700)
    expect(balance.get('reserved:flexiloadbd:flexiload')).toBe(0)
    expect(balance.get('wallet:flexiloadbd:flexiload')).toBe(100_000_000 - 1_080_000 + 29_700)
  })

  it('keeps what it earned when the provider gives another role another share (C16)', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    const costs_e4 = [485_000, 490_000, 480_000]
    for (const [nth, charged_e4] of costs_e4.entries()) {
      const providerReference = `ROLE${nth}`
      seller.willAnswer({ ...delivered, providerReference, charged_e4: money(charged_e4) })
      await shop.sell()
    }
    const { sales } = await shop.client.sales.list({ from: 'oldest' })
    expect(sales.map((sale) => [sale.charged_e4, sale.commission_e4])).toEqual([
      [485_000, 15_000],
      [490_000, 10_000],
      [480_000, 20_000],
    ])
    const { accounts } = await shop.client.ledger.trialBalance()
    expect(accounts.find(({ account }) => account === 'commission')?.balance_e4).toBe(-45_000)
  })

  it('is found by a later question when the answer only accepted it', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(accepted)
    shop.providers.flexiloadbd.willSay(saidSuccess)
    const sale = await shop.sell()
    expect(sale.state).toBe('accepted')
    await shop.clock.advanceGently(3_000)
    expect((await shop.sale(sale.id)).state).toBe('succeeded')
  })
})

describe('the same sale told twice', () => {
  it('is one sale also where only the second time the provider is named', async () => {
    const shop = await openShop()
    const { provider: _, ...words } = recharge()
    const first = await shop.client.sales.submit(words)
    await shop.settle()
    const again = { ...words, provider: first.provider }
    expect((await shop.client.sales.submit(again)).id).toBe(first.id)
    const other = first.provider === 'autoflexi' ? 'flexiloadbd' : 'autoflexi'
    await expect(shop.client.sales.submit({ ...words, provider: other })).rejects.toMatchObject({
      code: 'SALE_WORDS_DIFFER',
    })
  })

  it('is one sale, sent once', async () => {
    const shop = await openShop()
    const words = recharge()
    const [one, two] = await Promise.all([
      shop.client.sales.submit(words),
      shop.client.sales.submit(words),
    ])
    await shop.settle()
    await shop.client.sales.submit({
      ...words,
      number: `+88 ${words.number.slice(0, 5)}-${words.number.slice(5)}`,
    })
    await shop.settle()
    expect(one.id).toBe(two.id)
    const { sent, abandoned } = shop.providers.flexiloadbd
    expect([sent.length, abandoned.length]).toEqual([1, 0])
  })

  it('is refused with other words, and nothing is stored or sent', async () => {
    const shop = await openShop()
    const words = recharge()
    await shop.client.sales.submit(words)
    await shop.settle()
    await expect(shop.client.sales.submit({ ...words, amount_e4: 600_000 })).rejects.toMatchObject({
      code: 'SALE_WORDS_DIFFER',
    })
    await shop.settle()
    expect(shop.providers.flexiloadbd.sent).toHaveLength(1)
    expect((await shop.client.sales.list({})).sales).toHaveLength(1)
  })
})

describe('a recharge that cannot be sent', () => {
  it('is tried three times while the cashier waits, and stays a draft', async () => {
    const shop = await openShop()
    for (let tries = 0; tries < 3; tries += 1) shop.providers.flexiloadbd.refuseToOpen('connect')
    const sale = await shop.sell()
    expect(sale.reason?.code).toBe('connect')
    await shop.clock.advanceGently(30_000)
    const draft = await shop.sale(sale.id)
    expect(draft.state).toBe('created')
    expect(draft.observations).toMatchObject([{ class: 'not-sent', times: 3 }])
    expect(shop.providers.flexiloadbd.sent).toHaveLength(0)
  })

  it('goes out when the cashier sends it again with the same id', async () => {
    const shop = await openShop()
    for (let tries = 0; tries < 3; tries += 1) shop.providers.flexiloadbd.refuseToOpen('connect')
    const words = recharge()
    await shop.client.sales.submit(words)
    await shop.clock.advanceGently(30_000)
    await shop.client.sales.submit(words)
    await shop.settle()
    expect((await shop.sale(words.id)).state).toBe('on-wire')
    expect(shop.providers.flexiloadbd.sent).toHaveLength(1)
  })

  it('goes out at once where the cashier says so right after the third try', async () => {
    const shop = await openShop()
    for (let tries = 0; tries < 3; tries += 1) shop.providers.flexiloadbd.refuseToOpen('connect')
    const words = recharge()
    await shop.client.sales.submit(words)
    await shop.clock.advanceGently(6_000)
    await shop.client.sales.submit(words)
    await shop.settle()
    expect((await shop.sale(words.id)).state).toBe('on-wire')
  })

  it('can be called off, and the cash goes back', async () => {
    const shop = await openShop()
    for (let tries = 0; tries < 3; tries += 1) shop.providers.flexiloadbd.refuseToOpen('dns')
    const sale = await shop.sell()
    const cancelled = await shop.client.sales.cancel({ id: sale.id })
    expect(cancelled).toMatchObject({ state: 'cancelled', tender: 'unpaid' })
    await shop.clock.advanceGently(30_000)
    expect(shop.providers.flexiloadbd.sent).toHaveLength(0)
    const { accounts } = await shop.client.ledger.trialBalance()
    expect(accounts.find(({ account }) => account === 'cash')?.balance_e4).toBe(0)
  })

  it('is called off by itself when its customer has long left', async () => {
    const shop = await openShop()
    for (let tries = 0; tries < 3; tries += 1) shop.providers.flexiloadbd.refuseToOpen('dns')
    const sale = await shop.sell()
    await shop.clock.advanceGently(10 * 60_000 + 1_000)
    const expired = await shop.sale(sale.id)
    expect(expired).toMatchObject({ state: 'cancelled', reason: { code: 'expired' } })
  })

  it('leaves its money due until somebody says that it was handed back', async () => {
    const shop = await openShop()
    for (let tries = 0; tries < 3; tries += 1) shop.providers.flexiloadbd.refuseToOpen('dns')
    const sale = await shop.sell()
    const cash = async () => {
      const { accounts } = await shop.client.ledger.trialBalance()
      return accounts.find(({ account }) => account === 'cash')?.balance_e4
    }
    await shop.clock.advanceGently(10 * 60_000 + 1_000)
    expect([await cash(), (await shop.client.health.get()).refundDue.count]).toEqual([500_000, 1])
    await shop.client.sales.refund({ id: sale.id })
    expect([await cash(), (await shop.client.health.get()).refundDue.count]).toEqual([0, 0])
  })

  it('is sold again with the money that is still due, and only once', async () => {
    const shop = await openShop()
    for (let tries = 0; tries < 3; tries += 1) shop.providers.flexiloadbd.refuseToOpen('dns')
    const sale = await shop.sell()
    await shop.clock.advanceGently(10 * 60_000 + 1_000)
    const { number, amount_e4 } = sale
    await shop.sell({ number, amount_e4, retryOf: sale.id })
    expect(await shop.sale(sale.id)).toMatchObject({ state: 'cancelled', tender: 'taken-over' })
    const { accounts } = await shop.client.ledger.trialBalance()
    expect(accounts.find(({ account }) => account === 'cash')?.balance_e4).toBe(500_000)
    await expect(shop.sell({ number, amount_e4, retryOf: sale.id })).rejects.toMatchObject({
      code: 'WRONG_STATE',
    })
  })

  it('is sold again, and not with the money that the cashier handed back', async () => {
    const shop = await openShop()
    for (let tries = 0; tries < 3; tries += 1) shop.providers.flexiloadbd.refuseToOpen('dns')
    const { id, number, amount_e4 } = await shop.sell()
    await shop.client.sales.cancel({ id })
    const cash = async () => {
      const { accounts } = await shop.client.ledger.trialBalance()
      return accounts.find(({ account }) => account === 'cash')?.balance_e4
    }
    expect(await cash()).toBe(0)
    expect(await shop.sell({ number, amount_e4, retryOf: id })).toMatchObject({ retryOf: id })
    expect(await cash()).toBe(amount_e4)
    expect((await shop.sale(id)).tender).toBe('unpaid')
    proveBooks(shop)
  })

  it.each([
    ['on-wire', 0, null],
    ['accepted', 0, accepted],
    ['in-doubt', 0, unknown],
    ['needs-review', 31 * 60_000, unknown],
    ['succeeded', 0, delivered],
    ['failed', 0, refused],
  ] as const)(
    'cannot be called off once its bytes have left: no provider can be asked to (X2), %s',
    async (state, wait_ms, answered) => {
      const shop = await openShop()
      if (answered) shop.providers.alsamiflexi.willAnswer(answered)
      const sale = await shop.sell({ provider: 'alsamiflexi' })
      await shop.clock.advanceGently(wait_ms)
      const before = await shop.client.ledger.trialBalance()
      await expect(shop.client.sales.cancel({ id: sale.id })).rejects.toMatchObject({
        code: 'WRONG_STATE',
        data: { state },
      })
      expect((await shop.sale(sale.id)).state).toBe(state)
      expect(await shop.client.ledger.trialBalance()).toEqual(before)
    },
  )
})

describe('a recharge the provider refused', () => {
  it('failed, keeps the customer’s money to be given back, and frees the wallet', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(refused)
    const sale = await shop.sell()
    expect(sale).toMatchObject({
      state: 'failed',
      tender: 'refund-due',
      reason: { code: 'balance', words: 'no money' },
    })
    const { accounts } = await shop.client.ledger.trialBalance()
    const balance = new Map(accounts.map(({ account, balance_e4 }) => [account, balance_e4]))
    expect(balance.get('customers-held')).toBe(-500_000)
    expect(balance.get('reserved:flexiloadbd:flexiload')).toBe(0)
  })
})

describe('a power cut', () => {
  it('turns what was on the wire into doubt and sends nothing', async () => {
    const shop = await openShop()
    const sale = await shop.sell()
    const after = await shop.crash()
    await after.settle()
    expect(await after.sale(sale.id)).toMatchObject({
      state: 'in-doubt',
      reason: { code: 'crash' },
    })
    expect(shop.providers.flexiloadbd.sent).toHaveLength(1)
  })

  it('leaves a draft a draft until the cashier says otherwise', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.refuseToOpen('connect')
    const words = recharge()
    await shop.client.sales.submit(words)
    const after = await shop.crash()
    await after.clock.advanceGently(60_000)
    expect(shop.providers.flexiloadbd.sent.length).toBeLessThanOrEqual(1)
    const drafts = await after.client.sales.list({})
    expect(drafts.sales[0]?.state).toBe('created')
  })

  it('keeps every figure and every balance', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(delivered)
    await shop.sell()
    const before = await shop.client.ledger.trialBalance()
    const after = await shop.crash()
    expect(await after.client.ledger.trialBalance()).toEqual(before)
  })
})

describe('autoflexi’s lane', () => {
  it('carries one sale at a time', async () => {
    const shop = await openShop()
    const first = await shop.sell({ provider: 'autoflexi' })
    const second = await shop.sell({ provider: 'autoflexi', number: '01812345678', operator: 'RB' })
    expect(first.state).toBe('on-wire')
    expect(second.state).toBe('created')
    shop.providers.autoflexi.answer(accepted)
    await shop.settle()
    expect((await shop.sale(second.id)).state).toBe('on-wire')
  })
})

describe('what a counter must not say', () => {
  it.each([
    ['1712345678', 'ten-digits'],
    ['01212345678', 'prefix'],
    ['O17l2345678', 'letters'],
  ])('the number %s is refused as %s, nothing stored', async (number, code) => {
    const shop = await openShop()
    await expect(shop.client.sales.submit(recharge({ number }))).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'number', code },
    })
    expect((await shop.client.sales.list({})).sales).toHaveLength(0)
  })

  it('a sale without a provider that is set up', async () => {
    const shop = await openShop({ setUp: false })
    const { provider, ...words } = recharge()
    for (const asked of [{ provider }, {}]) {
      const submitted = shop.client.sales.submit({ ...words, ...asked })
      await expect(submitted).rejects.toMatchObject({
        code: 'NO_PROVIDER',
        data: { provider: asked.provider ?? null },
      })
    }
  })

  it('a sale that nobody made', async () => {
    const shop = await openShop()
    const id = SaleId.parse(uuidv7())
    await expect(shop.client.sales.get({ id })).rejects.toMatchObject({ code: 'NO_SUCH_SALE' })
    await expect(shop.client.sales.cancel({ id })).rejects.toMatchObject({ code: 'NO_SUCH_SALE' })
  })
})
