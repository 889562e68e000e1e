import { describe, expect, it } from 'vitest'
import { money } from '../../domain/money.ts'
import { openDatabase } from '../db/open.ts'
import { refusingDisk } from '../db/testing/refusing-disk.ts'
import {
  accepted,
  delivered,
  saidFailed,
  saidInconclusive,
  saidNothing,
  saidPending,
  saidSuccess,
  unknown,
} from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import type { ScriptedStatus } from '../testing/scripted-provider.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const MINUTE_ms = 60_000
const TEN_YEARS_ms = 3_653 * 86_400_000

/** A shop whose one sale the provider has and says no more of. */
async function openWithWaiting(from: Parameters<typeof openShop>[0] = {}) {
  const shop = await openShop(from)
  shop.providers.flexiloadbd.willAnswer(accepted)
  shop.providers.flexiloadbd.willSay(saidPending)
  return { shop, sale: await shop.sell() }
}

/** How often flexiloadbd was asked while so much time went by. */
async function askedWithin(shop: TestShop, wait_ms: number): Promise<number> {
  const before = shop.providers.flexiloadbd.asked.length
  await shop.clock.advanceGently(wait_ms)
  return shop.providers.flexiloadbd.asked.length - before
}

async function stateOf(shop: TestShop, { id }: { id: string }): Promise<string> {
  return (await shop.sale(id)).state
}

describe('a machine that wakes up', () => {
  it('asks about every open sale at once, and then at its usual pace', async () => {
    const { shop } = await openWithWaiting()
    await shop.clock.advanceGently(10.5 * MINUTE_ms)
    expect(await askedWithin(shop, 30_000)).toBe(0)
    shop.core.resumed()
    expect(await askedWithin(shop, 1_000)).toBe(1)
    expect(await askedWithin(shop, 118_000)).toBe(0)
    expect(await askedWithin(shop, 2_000)).toBe(1)
  })

  it('still wants a minute between two answers that say "failed"', async () => {
    const { shop, sale } = await openWithWaiting()
    shop.providers.flexiloadbd.willSay(saidFailed)
    await shop.clock.advanceGently(3_000)
    await shop.clock.advanceGently(30_000)
    shop.core.resumed()
    expect(await askedWithin(shop, 1_000)).toBe(1)
    expect(await stateOf(shop, sale)).toBe('accepted')
    await shop.clock.advanceGently(30_000)
    expect(await stateOf(shop, sale)).toBe('failed')
  })
})

describe('a provider that says "failed" and then nothing that proves anything', () => {
  it('is asked at the usual pace, not every second', async () => {
    const { shop, sale } = await openWithWaiting()
    shop.providers.flexiloadbd.willSay(saidFailed, saidInconclusive)
    await shop.clock.advanceGently(3_000)
    expect(await askedWithin(shop, 61_000)).toBe(1)
    expect(await askedWithin(shop, 10 * MINUTE_ms)).toBeLessThanOrEqual(6)
    shop.providers.flexiloadbd.willSay(saidFailed)
    await shop.clock.advanceGently(2 * MINUTE_ms)
    expect(await stateOf(shop, sale)).toBe('failed')
  })
})

describe('a sale that a person decides while its provider is being asked', () => {
  /** flexiloadbd is being asked about a sale in review; its answer waits. */
  async function openAsked(answer: ScriptedStatus) {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    seller.willAnswer(unknown)
    const sale = await shop.sell()
    seller.balance_e4 -= sale.expectedCost_e4
    await shop.clock.advanceGently(31 * MINUTE_ms)
    // What is asked once more because a person decides brings nothing.
    seller.willSay(answer, saidInconclusive)
    const letAnswer = seller.hold('status')
    await shop.clock.advanceGently(5 * MINUTE_ms)
    const evidence = 'the operator’s SMS'
    return {
      shop,
      sale,
      decide: (outcome: 'succeeded' | 'failed') =>
        shop.client.sales.decide({ id: sale.id, outcome, evidence }),
      hear: async () => {
        letAnswer()
        await shop.settle()
        return shop.sale(sale.id)
      },
    }
  }

  it('keeps the sums as they were booked, whatever the answer says was taken', async () => {
    const charged_e4 = money(495_000)
    const { shop, sale, decide, hear } = await openAsked({ ...saidSuccess, charged_e4 })
    await decide('succeeded')
    expect(await hear()).toMatchObject({
      state: 'succeeded',
      providerReference: 'TRX1',
      charged_e4: null,
      commission_e4: 500_000 - sale.expectedCost_e4,
    })
    proveBooks(shop)
  })

  it('is a late success where the person said it failed and it had not', async () => {
    const { shop, decide, hear } = await openAsked(saidSuccess)
    await decide('failed')
    expect(await hear()).toMatchObject({
      state: 'late-success',
      tender: 'collected',
      providerReference: 'TRX1',
    })
    proveBooks(shop)
  })
})

describe('an answer that teaches nothing new', () => {
  it('is kept, and makes no history', async () => {
    const { shop, sale } = await openWithWaiting()
    const before = await shop.sale(sale.id)
    await shop.clock.advanceGently(MINUTE_ms)
    const after = await shop.sale(sale.id)
    expect(after.observations.at(-1)?.times).toBeGreaterThan(3)
    expect([after.version, after.events.length]).toEqual([before.version, before.events.length])
  })
})

describe('a "failed" heard just before a person is asked', () => {
  it('counts from when it was heard, not from when the person was asked', async () => {
    const { shop, sale } = await openWithWaiting()
    await shop.clock.advanceGently(29.5 * MINUTE_ms)
    shop.providers.flexiloadbd.willSay(saidFailed)
    shop.core.resumed()
    await shop.clock.advanceGently(31_000)
    expect(await shop.sale(sale.id)).toMatchObject({
      state: 'needs-review',
      failureHeardOnce: true,
    })
    await shop.clock.advanceGently(31_000)
    expect(await stateOf(shop, sale)).toBe('failed')
  })
})

describe('a provider that answers slowly', () => {
  it('is asked one question at a time, and no sale is asked about twice at once', async () => {
    const { shop, sale } = await openWithWaiting()
    const seller = shop.providers.flexiloadbd
    const letAnswer = seller.hold('status')
    await shop.clock.advanceGently(3_000)
    seller.willAnswer({ ...accepted, providerReference: 'TRX2' })
    await shop.sell({ number: '01812345678', operator: 'RB' })
    expect(await askedWithin(shop, 20_000)).toBe(0)
    letAnswer()
    expect(await askedWithin(shop, 250)).toBeGreaterThanOrEqual(1)
    expect(new Set(seller.asked).size).toBe(2)
    expect(await stateOf(shop, sale)).toBe('accepted')
  })

  it('is not waited for by a counter that closes: the question leaves no trace', async () => {
    const db = openDatabase(':memory:')
    const kept: Uint8Array[] = []
    const close = (): void => {
      kept.push(db.serialize())
      db.close()
    }
    const { shop, sale } = await openWithWaiting({ db: { ...db, close } })
    const before = await shop.sale(sale.id)
    shop.providers.flexiloadbd.willSay(saidFailed)
    shop.providers.flexiloadbd.hold('status')
    shop.providers.autoflexi.hold('balance')
    expect(await askedWithin(shop, 3_000)).toBe(1)
    await shop.clock.advanceGently(MINUTE_ms)
    await shop.core.close()
    expect(shop.logged).toEqual([])
    const again = await openShop({ db: openDatabase(kept[0] ?? ''), setUp: false })
    expect(await again.sale(sale.id)).toEqual(before)
    again.providers.flexiloadbd.willSay(saidSuccess)
    await again.clock.advanceGently(3_000)
    expect(await stateOf(again, sale)).toBe('succeeded')
  })
})

describe('a counter that has closed', () => {
  it('asks nothing more, of sales or of wallets', async () => {
    const db = openDatabase(':memory:')
    const { shop } = await openWithWaiting({ db })
    await shop.core.close()
    expect(await askedWithin(shop, 10 * MINUTE_ms)).toBe(0)
    expect(shop.logged).toEqual([])
  })
})

describe('a disk that refuses what settlement learned', () => {
  it('is told of, and the question is put again', async () => {
    const disk = refusingDisk(openDatabase(':memory:'))
    const { shop, sale } = await openWithWaiting({ db: disk.db })
    shop.providers.flexiloadbd.willSay(saidSuccess)
    disk.refuse(() => true)
    await shop.clock.advanceGently(3_000)
    expect(shop.logged).toContainEqual({
      event: 'settlement-stumbled',
      fields: { name: `sale ${sale.id}`, why: expect.stringContaining('disk') },
    })
    disk.mend()
    expect(await askedWithin(shop, MINUTE_ms - 1)).toBe(0)
    expect([await stateOf(shop, sale), shop.providers.flexiloadbd.asked.length]).toEqual([
      'accepted',
      1,
    ])
    await shop.clock.advanceGently(1)
    expect(await stateOf(shop, sale)).toBe('succeeded')
  })
})

describe('a provider that nobody has set up', () => {
  it('is not asked of, though its certification was begun', async () => {
    const shop = await openShop({ setUp: false })
    const baseUrl = 'https://flexiloadbd.example/api'
    const other = { provider: 'flexiloadbd', baseUrl, key: 'a-key', preference: 1 } as const
    await shop.client.providers.save(other)
    await shop.client.certification.step({ provider: 'autoflexi', step: 'bad-key' })
    await shop.clock.advanceGently(3 * MINUTE_ms)
    const events = shop.logged.map(({ event }) => event)
    const { last } = await shop.client.certification.get({ provider: 'autoflexi' })
    expect([last?.problem, events]).toEqual(['not-set-up', []])
  })
})

describe('an answer that belongs to another sale', () => {
  it('moves nothing where the sale has another id, and is kept for a person', async () => {
    const { shop, sale } = await openWithWaiting()
    shop.providers.flexiloadbd.willSay({ ...saidSuccess, providerReference: 'TRX2' })
    await shop.clock.advanceGently(3_000)
    const after = await shop.sale(sale.id)
    expect(after).toMatchObject({ state: 'accepted', providerReference: 'TRX1' })
    expect(after.observations.at(-1)?.class).toBe('final:other-reference')
    expect(shop.logged).toContainEqual({
      event: 'answer-not-taken',
      fields: { sale: sale.id, why: 'other-reference' },
    })
  })

  it('moves nothing where its id is another sale’s', async () => {
    const { shop } = await openWithWaiting()
    shop.providers.flexiloadbd.willAnswer(unknown)
    const doubt = await shop.sell({ number: '01812345678', operator: 'RB' })
    await shop.clock.advanceGently(3_000)
    const after = await shop.sale(doubt.id)
    expect(after).toMatchObject({ state: 'in-doubt', providerReference: null })
    expect(after.observations.at(-1)?.class).toBe('pending:id-reused')
  })
})

describe('a sale nobody can be asked about', () => {
  it.each([
    ['autoflexi', 16],
    ['alsamiflexi', 30],
  ] as const)(
    'has its wallet read for a quarter of an hour; at %s a person is asked after %i minutes',
    async (provider, minutes) => {
      const shop = await openShop()
      // Not when the wallet is read each minute anyway: autoflexi is asked two seconds apart.
      await shop.clock.advanceGently(7_000)
      shop.providers[provider].willAnswer(unknown)
      const sale = await shop.sell({ provider })
      // A sum that is neither nothing nor its cost proves nothing.
      shop.providers[provider].balance_e4 -= 70_000
      await shop.clock.advanceGently(minutes * MINUTE_ms - 1)
      expect(await stateOf(shop, sale)).toBe('in-doubt')
      await shop.clock.advanceGently(1)
      const review = await shop.sale(sale.id)
      expect(review.state).toBe('needs-review')
      const seen = shop.db.read<[string], { at_ms: number }>(
        `SELECT observation.at_ms FROM observation JOIN sale ON sale.seq = sale_seq
         WHERE sale.id = ? AND source = 'balance' ORDER BY observation.seq`,
      )
      const looks = seen
        .all(sale.id)
        .map(({ at_ms }) => Math.round((at_ms - review.createdAt_ms) / 1_000))
      expect(looks.slice(0, 8)).toEqual([5, 15, 30, 60, 120, 300, 600, 900])
    },
  )

  it('is laid beside no figure where the balance proves nothing', async () => {
    const shop = await openShop()
    const seller = shop.providers.alsamiflexi
    seller.willAnswer(unknown)
    const sale = await shop.sell({ provider: 'alsamiflexi' })
    for (let times = 0; times < 20; times += 1) seller.hideBalance()
    await shop.clock.advanceGently(40_000)
    const { observations, wallet } = await shop.sale(sale.id)
    expect(observations.filter(({ source }) => source === 'balance')).toEqual([])
    expect(wallet).toMatchObject({ finding: 'too-early', after_e4: null, taken_e4: null })
  })
})

describe('a wallet', () => {
  /** How often alsamiflexi’s balance was asked for. */
  function counted(shop: TestShop): () => number {
    const seller = shop.providers.alsamiflexi
    const askBalance = seller.askBalance.bind(seller)
    let times = 0
    seller.askBalance = () => {
      times += 1
      return askBalance()
    }
    return () => times
  }

  it('is read each minute, and soon after a sale has ended', async () => {
    const shop = await openShop()
    const read = counted(shop)
    await shop.clock.advanceGently(MINUTE_ms)
    expect(read()).toBe(1)
    shop.providers.alsamiflexi.willAnswer(delivered)
    await shop.sell({ provider: 'alsamiflexi' })
    await shop.clock.advanceGently(2_999)
    expect(read()).toBe(1)
    await shop.clock.advanceGently(1)
    expect(read()).toBe(2)
  })

  it('is read also while a shop sells without a pause', async () => {
    const shop = await openShop()
    const read = counted(shop)
    for (let nth = 1; nth <= 40; nth += 1) {
      shop.providers.alsamiflexi.willAnswer({ ...delivered, providerReference: `TRX${nth}` })
      await shop.sell({ provider: 'alsamiflexi' })
      await shop.clock.advanceGently(2_000)
    }
    expect(read()).toBeGreaterThanOrEqual(20)
  })
})

describe('a draft', () => {
  it('is called off ten minutes after this run first saw it, whatever the clock says', async () => {
    const shop = await openShop()
    for (let times = 0; times < 3; times += 1) shop.providers.flexiloadbd.refuseToOpen('dns')
    const draft = await shop.sell()
    shop.clock.jumpTo(shop.clock.now() + TEN_YEARS_ms)
    await shop.clock.advanceGently(9 * MINUTE_ms)
    const after = await shop.crash(TEN_YEARS_ms)
    await after.clock.advanceGently(10 * MINUTE_ms - 1)
    expect(await stateOf(after, draft)).toBe('created')
    await after.clock.advanceGently(1)
    expect(await after.sale(draft.id)).toMatchObject({
      state: 'cancelled',
      tender: 'refund-due',
      reason: { code: 'expired' },
    })
  })
})

describe('a duplicate by flexiloadbd’s word', () => {
  it('is ours when our reference is known there', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer({ kind: 'weak-refusal', why: 'duplicate', words: '' })
    shop.providers.flexiloadbd.willSay(saidPending)
    const sale = await shop.sell()
    await shop.clock.advanceGently(2_000)
    expect(await shop.sale(sale.id)).toMatchObject({
      state: 'accepted',
      providerReference: 'TRX1',
    })
  })

  it('is in doubt while nothing that proves anything comes back', async () => {
    const shop = await openShop()
    const words = 'Duplicate transaction'
    shop.providers.flexiloadbd.willAnswer({ kind: 'weak-refusal', why: 'duplicate', words })
    shop.providers.flexiloadbd.willSay(saidNothing, saidInconclusive, saidNothing)
    const sale = await shop.sell()
    // The second answer proves nothing, so the minute begins anew with the third, ten seconds on.
    await shop.clock.advanceGently(65_000)
    expect(await stateOf(shop, sale)).toBe('in-doubt')
    await shop.clock.advanceGently(26_000)
    expect(await stateOf(shop, sale)).toBe('failed')
  })
})
