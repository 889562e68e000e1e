import { describe, expect, it } from 'vitest'
import type { ProviderId } from '../../domain/provider.ts'
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
import { manualClock } from '../testing/manual-clock.ts'
import { proveBooks } from '../testing/proof.ts'
import type { ScriptedStatus } from '../testing/scripted-provider.ts'
import { mirrorVault, openShop, scriptedProviders, type TestShop } from '../testing/shop.ts'
import { isWatched } from './sale-errand.ts'

const MINUTE_ms = 60_000
const untouched = { finding: 'untouched' } as const

/** A sale its provider never answered, and the same some time later. */
async function openDoubt(provider: ProviderId, shop: TestShop) {
  const seller = shop.providers[provider]
  seller.willAnswer(unknown)
  const sale = await shop.sell({ provider })
  const after = async (wait_ms: number) => {
    await shop.clock.advanceGently(wait_ms)
    return shop.sale(sale.id)
  }
  return { shop, seller, sale, after }
}

describe('a sale that has ended', () => {
  it.each([
    ['its provider did not know it', 'failed', 'not-executed', null, true],
    ['a person called it failed', 'failed', 'decided', null, true],
    ['"failed" was heard of it once', 'succeeded', null, 'Failed', true],
    ['"failed" was heard once of one that came late', 'late-success', null, 'Failed', true],
    ['it was refused', 'failed', 'balance', null, false],
    ['it failed twice by its provider', 'failed', null, null, false],
    ['it was delivered', 'succeeded', null, null, false],
    ['a person called it delivered', 'succeeded', 'decided', null, false],
    ['it came late after all', 'late-success', 'decided', null, false],
    ['it was taken back', 'reversed', null, 'Failed', false],
  ] as const)('is watched for three days, or not: %s', (_, state, reason, word, watched) => {
    expect(isWatched({ state, reason_code: reason, failure_word: word })).toBe(watched)
  })

  it('is asked about on its day where its provider did not know it', async () => {
    const { seller, after } = await openDoubt('flexiloadbd', await openShop())
    expect(await after(14 * MINUTE_ms)).toMatchObject({ state: 'in-doubt' })
    expect(await after(4 * MINUTE_ms)).toMatchObject({
      state: 'failed',
      reason: { code: 'not-executed' },
    })
    seller.willSay(saidSuccess)
    expect((await after(10 * MINUTE_ms)).state).toBe('late-success')
  })

  it('keeps no question waiting that can wait, though it had a moment of its own', async () => {
    const clock = manualClock(Date.parse('2026-01-01T23:00:00+06:00'))
    const shop = await openShop({ clock })
    shop.providers.flexiloadbd.willAnswer(delivered)
    await shop.sell()
    const { seller, sale, after } = await openDoubt('flexiloadbd', shop)
    seller.willSay(saidInconclusive)
    expect((await after(31 * MINUTE_ms)).state).toBe('needs-review')
    const evidence = 'the operator’s SMS'
    await shop.client.sales.decide({ id: sale.id, outcome: 'succeeded', evidence })
    await after(90 * MINUTE_ms)
    expect(seller.asked).toContain('TRX1')
  })
})

describe('a refusal that may speak of our own reference', () => {
  it('is no proof for its sale, though the provider does not know it', async () => {
    const shop = await openShop()
    const words = 'The reference has been taken'
    shop.providers.flexiloadbd.willAnswer({ kind: 'weak-refusal', why: 'duplicate', words })
    const { id } = await shop.sell()
    await shop.clock.advanceGently(25 * MINUTE_ms)
    expect(await shop.sale(id)).toMatchObject({ state: 'in-doubt', wallet: untouched })
  })
})

describe('a sale that is handed to a person', () => {
  it('says what the wallet shows while its provider has not named it', async () => {
    const { seller, after } = await openDoubt('flexiloadbd', await openShop())
    seller.willSay(saidInconclusive)
    const review = { state: 'needs-review', reason: { code: 'wallet-untouched' } }
    expect(await after(30 * MINUTE_ms)).toMatchObject(review)
  })

  it('is only late where its provider has named it, whatever the wallet shows', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(accepted)
    shop.providers.flexiloadbd.willSay(saidPending)
    const { id } = await shop.sell()
    shop.providers.flexiloadbd.balance_e4 -= 70_000
    await shop.clock.advanceGently(30 * MINUTE_ms - 1)
    const asked = shop.providers.flexiloadbd.asked.length
    await shop.clock.advanceGently(1)
    const late = { state: 'needs-review', reason: { code: 'overdue' } }
    expect(await shop.sale(id)).toMatchObject(late)
    // To ask a person is no reason to ask the provider once more.
    await shop.clock.advanceGently(1_000)
    expect(shop.providers.flexiloadbd.asked).toHaveLength(asked)
  })

  it('is only late where it was named after the wallet had been looked at', async () => {
    const { seller, after } = await openDoubt('flexiloadbd', await openShop())
    seller.willSay(saidInconclusive)
    await after(20 * MINUTE_ms)
    seller.willSay(saidPending)
    expect(await after(9 * MINUTE_ms)).toMatchObject({ state: 'accepted' })
    const late = { state: 'needs-review', reason: { code: 'overdue' } }
    expect(await after(MINUTE_ms)).toMatchObject(late)
  })

  it('has half an hour where its provider could be asked if it were set up', async () => {
    const providers = scriptedProviders()
    const autoflexi = { ...providers.autoflexi, canAsk: () => true }
    const asking = await openShop({ providers: { ...providers, autoflexi } })
    const { sale, shop } = await openDoubt('autoflexi', asking)
    autoflexi.willSay(saidInconclusive)
    await shop.clock.advanceGently(17 * MINUTE_ms)
    expect((await shop.sale(sale.id)).state).toBe('in-doubt')
    const open = () => Promise.reject(new Error('another machine'))
    const db = openDatabase(shop.db.serialize())
    const clock = manualClock(shop.clock.now())
    const after = await openShop({ db, clock, vault: { ...mirrorVault, open }, setUp: false })
    await after.clock.advanceGently(12 * MINUTE_ms)
    expect((await after.sale(sale.id)).state).toBe('in-doubt')
    await after.clock.advanceGently(2 * MINUTE_ms)
    expect((await after.sale(sale.id)).state).toBe('needs-review')
  })
})

describe('a sale at alsamiflexi that is asked about by our reference', () => {
  /** alsamiflexi is about to be asked, and answers so. */
  async function openAsked(answer: ScriptedStatus) {
    const providers = scriptedProviders()
    const alsamiflexi = { ...providers.alsamiflexi, canAsk: () => true }
    const shop = await openShop({ providers: { ...providers, alsamiflexi } })
    const opened = await openDoubt('alsamiflexi', shop)
    alsamiflexi.willSay(answer)
    const seen = shop.db.read<[], { looks: number }>(
      "SELECT count(*) AS looks FROM observation WHERE source = 'balance'",
    )
    return { ...opened, seller: providers.alsamiflexi, looks: () => seen.get()?.looks }
  }

  it('has its wallet looked at as well: not being known there proves nothing', async () => {
    const { shop, seller, sale, after } = await openAsked(saidNothing)
    seller.balance_e4 -= sale.expectedCost_e4
    expect(await after(2 * MINUTE_ms)).toMatchObject({
      state: 'needs-review',
      reason: { code: 'debited' },
    })
    proveBooks(shop)
  })

  it.each([
    ['is found', saidPending, 'accepted'],
    ['is found to have failed', saidFailed, 'accepted'],
    ['is found to be delivered', saidSuccess, 'succeeded'],
  ] as const)('has nothing to learn from the wallet where it %s', async (_, answer, state) => {
    const { looks, after } = await openAsked(answer)
    expect((await after(MINUTE_ms)).state).toBe(state)
    expect(looks()).toBe(0)
  })

  it('is not looked for in the wallet where a person decided meanwhile', async () => {
    const { shop, seller, sale, after, looks } = await openAsked(saidInconclusive)
    expect((await after(31 * MINUTE_ms)).state).toBe('needs-review')
    const letAnswer = seller.hold('status')
    const [asked, seen] = [seller.asked.length, looks()]
    await after(5 * MINUTE_ms)
    expect(seller.asked).toHaveLength(asked + 1)
    const evidence = 'the operator’s SMS'
    await shop.client.sales.decide({ id: sale.id, outcome: 'succeeded', evidence })
    letAnswer()
    await shop.settle()
    expect(looks()).toBe(seen)
  })
})

describe('a sale that its counter lost on the wire by a mistake', () => {
  it('is in doubt a minute later, and asked about', async () => {
    const disk = refusingDisk(openDatabase(':memory:'))
    const shop = await openShop({ db: disk.db })
    const before = disk.offered()
    disk.refuse((nth) => nth >= before + 3, new Error('a mistake'))
    shop.providers.flexiloadbd.willAnswer(delivered)
    const { id } = await shop.sell()
    expect((await shop.sale(id)).state).toBe('on-wire')
    disk.mend()
    shop.providers.flexiloadbd.willSay(saidInconclusive)
    await shop.clock.advanceGently(2 * MINUTE_ms)
    expect(await shop.sale(id)).toMatchObject({ state: 'in-doubt', reason: { code: 'crash' } })
    shop.providers.flexiloadbd.willSay(saidSuccess)
    await shop.clock.advanceGently(2 * MINUTE_ms)
    expect((await shop.sale(id)).state).toBe('succeeded')
    proveBooks(shop)
  })

  it('is not in doubt while its answer may still come', async () => {
    const shop = await openShop()
    const { id } = await shop.sell()
    await shop.clock.advanceGently(5 * MINUTE_ms)
    expect((await shop.sale(id)).state).toBe('on-wire')
    shop.providers.flexiloadbd.answer(delivered)
    await shop.settle()
    expect((await shop.sale(id)).state).toBe('succeeded')
  })
})
