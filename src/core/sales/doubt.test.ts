import { describe, expect, it } from 'vitest'
import { SaleId } from '../../domain/sale.ts'
import {
  accepted,
  delivered,
  saidFailed,
  saidNothing,
  saidPending,
  saidSuccess,
  unknown,
} from '../testing/answers.ts'
import { openShop, recharge } from '../testing/shop.ts'

describe('a recharge the provider never answered', () => {
  it('keeps the wallet reserved until settlement learns the outcome', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(unknown)
    const sale = await shop.sell()
    expect(sale).toMatchObject({ state: 'in-doubt', reason: { code: 'connection-lost' } })
    const wallets = await shop.client.wallets.list()
    const flexiload = wallets.find(({ wallet }) => wallet === 'flexiload')
    expect(flexiload?.reserved_e4).toBe(sale.expectedCost_e4)
    expect(flexiload?.unexplained_e4).toBeNull()
  })

  it('is found at flexiloadbd by our reference', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(unknown)
    shop.providers.flexiloadbd.willSay(
      saidNothing,
      { ...saidPending, providerReference: 'TRX9' },
      { ...saidSuccess, providerReference: 'TRX9' },
    )
    const sale = await shop.sell()
    await shop.clock.advanceGently(2_000)
    expect((await shop.sale(sale.id)).state).toBe('in-doubt')
    await shop.clock.advanceGently(3_000)
    expect(await shop.sale(sale.id)).toMatchObject({ state: 'accepted', providerReference: 'TRX9' })
    await shop.clock.advanceGently(60_000)
    expect((await shop.sale(sale.id)).state).toBe('succeeded')
    expect(shop.providers.flexiloadbd.asked[0]).toBe(sale.ourReference)
    expect(shop.providers.flexiloadbd.sent).toHaveLength(1)
  })

  it('is never called failed because the provider does not know it yet', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(unknown)
    const sale = await shop.sell()
    shop.providers.flexiloadbd.balance_e4 -= sale.expectedCost_e4
    await shop.clock.advanceGently(29 * 60_000)
    expect((await shop.sale(sale.id)).state).toBe('in-doubt')
    await shop.clock.advanceGently(3 * 60_000)
    expect((await shop.sale(sale.id)).state).toBe('needs-review')
  })

  it('goes to a person with the wallet’s figures where the provider cannot be asked', async () => {
    const shop = await openShop()
    shop.providers.autoflexi.willAnswer(unknown)
    const sale = await shop.sell({ provider: 'autoflexi' })
    shop.providers.autoflexi.balance_e4 -= 486_250
    await shop.clock.advanceGently(14_000)
    expect((await shop.sale(sale.id)).state).toBe('in-doubt')
    await shop.clock.advanceGently(1_000)
    const review = await shop.sale(sale.id)
    expect(review).toMatchObject({ state: 'needs-review', reason: { code: 'debited' } })
    // In suspense, what was taken is explained: the figures speak of nothing more.
    expect(review.wallet).toMatchObject({
      before_e4: 100_000_000,
      after_e4: 100_000_000 - 486_250,
    })
    const balances = review.observations.filter(({ source }) => source === 'balance')
    expect(balances).toMatchObject([{ times: 2 }])
  })

  it('is decided by a person with evidence, once', async () => {
    const shop = await openShop()
    shop.providers.autoflexi.willAnswer(unknown)
    const sale = await shop.sell({ provider: 'autoflexi' })
    const decision = {
      id: sale.id,
      outcome: 'succeeded',
      evidence: 'customer got the SMS',
    } as const
    await expect(shop.client.sales.decide(decision)).rejects.toMatchObject({ code: 'WRONG_STATE' })
    await shop.clock.advanceGently(16 * 60_000)
    expect((await shop.client.sales.decide(decision)).state).toBe('succeeded')
    await expect(shop.client.sales.decide(decision)).rejects.toMatchObject({ code: 'WRONG_STATE' })
    const decided = await shop.sale(sale.id)
    expect(decided.events.at(-1)).toMatchObject({
      cause: 'person',
      reason: { code: 'decided', words: 'customer got the SMS' },
    })
    const kept = { source: 'person', class: 'decision', body: 'customer got the SMS' }
    expect(decided.observations).toContainEqual(
      expect.objectContaining({ ...kept, httpStatus: null, elapsed_ms: 0 }),
    )
  })

  it('is decided only as it stands, and only where somebody made it', async () => {
    const shop = await openShop()
    shop.providers.autoflexi.willAnswer(unknown)
    const { id, version } = await shop.sell({ provider: 'autoflexi' })
    await shop.clock.advanceGently(16 * 60_000)
    const decision = { outcome: 'failed', evidence: 'nothing came' } as const
    const asItWas = shop.client.sales.decide({ ...decision, id, version })
    await expect(asItWas).rejects.toMatchObject({ code: 'WRONG_STATE' })
    expect((await shop.sale(id)).state).toBe('needs-review')
    const nobodys = SaleId.parse(recharge().id)
    for (const more of [{}, { version }]) {
      const decided = shop.client.sales.decide({ ...decision, ...more, id: nobodys })
      await expect(decided).rejects.toMatchObject({ code: 'NO_SUCH_SALE' })
    }
    const now = (await shop.sale(id)).version
    expect((await shop.client.sales.decide({ ...decision, id, version: now })).state).toBe('failed')
  })
})

describe('a sale in doubt', () => {
  it('is moved by no word outside the provider’s table', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(unknown)
    shop.providers.flexiloadbd.willSay({ kind: 'unknown-word', word: 'সফল', words: '' })
    const sale = await shop.sell()
    await shop.clock.advanceGently(60_000)
    const after = await shop.sale(sale.id)
    expect(after).toMatchObject({ state: 'in-doubt', providerReference: null })
    expect(after.observations.at(-1)?.class).toBe('unknown-word')
  })
})

describe('a provider that says "failed"', () => {
  it('is believed only after a second identical answer a minute later', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(accepted)
    shop.providers.flexiloadbd.willSay(saidFailed)
    const sale = await shop.sell()
    await shop.clock.advanceGently(5_000)
    const heard = await shop.sale(sale.id)
    expect(heard).toMatchObject({ state: 'accepted', failureHeardOnce: true, tender: 'collected' })
    await shop.clock.advanceGently(50_000)
    expect((await shop.sale(sale.id)).state).toBe('accepted')
    await shop.clock.advanceGently(15_000)
    const failed = await shop.sale(sale.id)
    expect(failed).toMatchObject({ state: 'failed', tender: 'refund-due' })
    expect(failed.reason).toEqual({ code: 'failed-word', words: 'operator says no' })
  })

  it('is not believed either when it says so at once', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer({ ...accepted, final: 'failed', word: 'Failed' })
    shop.providers.flexiloadbd.willSay(saidFailed)
    const sale = await shop.sell()
    expect(sale).toMatchObject({ state: 'accepted', failureHeardOnce: true })
    expect(sale.observations.at(-1)?.class).toBe('final')
    await shop.clock.advanceGently(62_000)
    expect((await shop.sale(sale.id)).state).toBe('failed')
  })

  it('is not believed when it then says "pending" again', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(accepted)
    shop.providers.flexiloadbd.willSay(saidFailed, saidPending, saidSuccess)
    const sale = await shop.sell()
    await shop.clock.advanceGently(5_000)
    await shop.clock.advanceGently(62_000)
    expect(await shop.sale(sale.id)).toMatchObject({ state: 'accepted', failureHeardOnce: false })
    await shop.clock.advanceGently(80_000)
    expect((await shop.sale(sale.id)).state).toBe('succeeded')
  })

  it('is not final when the word is not in its table', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(accepted)
    shop.providers.flexiloadbd.willSay({ kind: 'unknown-word', word: 'Complited', words: '' })
    const sale = await shop.sell()
    await shop.clock.advanceGently(60_000)
    expect((await shop.sale(sale.id)).state).toBe('accepted')
    expect(shop.logged.some(({ event }) => event === 'unknown-word')).toBe(true)
  })
})

describe('an id that belongs to another sale', () => {
  it('leaves the new sale in doubt', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(delivered)
    await shop.sell()
    shop.providers.flexiloadbd.willAnswer(delivered)
    const second = await shop.sell({ number: '01812345678', operator: 'RB' })
    expect(second).toMatchObject({ state: 'in-doubt', reason: { code: 'id-reused' } })
  })
})

describe('a duplicate by flexiloadbd’s word', () => {
  const duplicate = {
    kind: 'weak-refusal',
    why: 'duplicate',
    words: 'Duplicate transaction',
  } as const

  it('failed when our reference is not known there, and still is not a minute later', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(duplicate)
    const sale = await shop.sell()
    expect(sale.state).toBe('in-doubt')
    await shop.clock.advanceGently(60_000)
    expect((await shop.sale(sale.id)).state).toBe('in-doubt')
    await shop.clock.advanceGently(31_000)
    expect(await shop.sale(sale.id)).toMatchObject({ state: 'failed', tender: 'refund-due' })
  })

  it('stays in doubt where the words may speak of our own reference', async () => {
    const shop = await openShop()
    const words = 'The ref id has already been taken.'
    shop.providers.flexiloadbd.willAnswer({ ...duplicate, words })
    const sale = await shop.sell()
    await shop.clock.advanceGently(20 * 60_000)
    expect((await shop.sale(sale.id)).state).toBe('in-doubt')
  })

  it('is asked about for three days more, and a late hit is told as what it is', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(duplicate)
    const sale = await shop.sell()
    await shop.clock.advanceGently(91_000)
    expect((await shop.sale(sale.id)).state).toBe('failed')
    const after = await shop.crash()
    shop.providers.flexiloadbd.willSay({ ...saidSuccess, providerReference: 'TRX7' })
    await after.clock.advanceGently(10 * 60_000)
    expect(await after.sale(sale.id)).toMatchObject({
      state: 'late-success',
      tender: 'collected',
      providerReference: 'TRX7',
    })
  })
})
