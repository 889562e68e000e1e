import { describe, expect, it } from 'vitest'
import { openDatabase } from '../db/open.ts'
import { markAsPutBack } from '../db/put-back.ts'
import {
  accepted,
  delivered,
  saidFailed,
  saidNothing,
  saidPending,
  saidSuccess,
} from '../testing/answers.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { proveBooks } from '../testing/proof.ts'
import { mirrorVault, openShop, scriptedProviders, type TestShop } from '../testing/shop.ts'

const MINUTE_ms = 60_000
const DAY_ms = 86_400_000
const TEN_YEARS_ms = 3_653 * DAY_ms

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

describe('a start', () => {
  it('finds doubt where a sale was on the wire, and changes nothing else', async () => {
    const { shop, sale: waiting } = await openWithWaiting()
    const wired = await shop.sell({ number: '01812345678', operator: 'RB' })
    shop.providers.autoflexi.refuseToOpen('dns')
    const draft = await shop.sell({ provider: 'autoflexi' })
    const after = await shop.crash()
    const found = await Promise.all([wired, waiting, draft].map(({ id }) => after.sale(id)))
    expect(found.map(({ state, reason }) => [state, reason?.code ?? null])).toEqual([
      ['in-doubt', 'crash'],
      ['accepted', null],
      ['created', 'dns'],
    ])
    expect(found.map(({ events }) => events.at(-1)?.cause)).toEqual([
      'restart',
      'dispatch',
      'dispatch',
    ])
    proveBooks(after)
  })
})

describe('a draft after a power cut', () => {
  it('says that nobody is sending it where its connection was just being opened', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.hold('open')
    const draft = await shop.sell()
    expect(draft).toMatchObject({ state: 'created', reason: null })
    const after = await shop.crash()
    const stopped = { state: 'created', reason: { code: 'stopped' } }
    expect(await after.sale(draft.id)).toMatchObject(stopped)
    expect((await after.sale(draft.id)).events.at(-1)?.cause).toBe('restart')
    expect(after.providers.flexiloadbd.sent).toEqual([])
  })

  it('says so where it may have left before a copy was put back, whatever it said', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.refuseToOpen('dns')
    const draft = await shop.sell()
    markAsPutBack(shop.db, shop.clock.now())
    const after = await shop.crash()
    const found = await after.sale(draft.id)
    expect(found).toMatchObject({ state: 'created', reason: { code: 'from-copy' } })
    // The next start has nothing to add to it.
    const later = await (await after.crash()).sale(draft.id)
    expect(later.version).toBe(found.version)
  })
})

describe('a failure by proof alone after a power cut', () => {
  it('is asked about at once on its day, for it may have come late', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    seller.willAnswer({ kind: 'weak-refusal', why: 'duplicate', words: 'Duplicate transaction' })
    seller.willSay(saidNothing)
    const late = await shop.sell()
    await shop.clock.advanceGently(5 * MINUTE_ms)
    expect(await stateOf(shop, late)).toBe('failed')
    const after = await shop.crash()
    seller.willSay({ ...saidSuccess, providerReference: 'T9' })
    await after.clock.advanceGently(5_000)
    expect(await stateOf(after, late)).toBe('late-success')
  })
})

describe('what no sale waits for', () => {
  const HOUR_ms = 60 * MINUTE_ms

  /** A shop whose alsamiflexi has a list of operators, and how often it was read. */
  async function openListed() {
    const scripted = scriptedProviders()
    const raw = { httpStatus: 200, elapsed_ms: 1, body: '' }
    let lists = 0
    const askOperators = () => {
      lists += 1
      return Promise.resolve({ raw, kind: 'operators', operators: [] } as const)
    }
    const providers = { ...scripted, alsamiflexi: { ...scripted.alsamiflexi, askOperators } }
    return { shop: await openShop({ providers }), lists: () => lists }
  }

  it('is read at a start all the same: each wallet, and the operators once a day', async () => {
    const { shop, lists } = await openListed()
    const before = lists()
    const after = await shop.crash(HOUR_ms)
    await after.settle()
    const wallets = await after.client.wallets.list()
    const asked = new Set(wallets.map(({ askedAt_ms }) => askedAt_ms))
    expect([...asked]).toEqual([after.clock.now()])
    // One question at a time: the list has its turn a moment after the wallet.
    await after.clock.advanceGently(1_000)
    expect(lists() - before).toBe(1)
    await after.clock.advanceGently(24 * HOUR_ms - 2_000)
    expect(lists() - before).toBe(1)
    await after.clock.advanceGently(1_000)
    expect(lists() - before).toBe(2)
  })

  it('is read at once where the owner types a new key', async () => {
    const { shop, lists } = await openListed()
    await shop.clock.advanceGently(30_000)
    const before = lists()
    const baseUrl = 'https://alsamiflexi.example/api'
    const words = { provider: 'alsamiflexi', baseUrl, key: 'new', preference: 2 } as const
    await shop.client.providers.save(words)
    await shop.settle()
    const wallets = await shop.client.wallets.list()
    const mine = wallets.find(({ provider }) => provider === 'alsamiflexi')
    expect(mine?.askedAt_ms).toBe(shop.clock.now())
    await shop.clock.advanceGently(1_000)
    expect(lists()).toBe(before + 1)
  })

  it('is asked again at once about what ended before yesterday was over', async () => {
    const clock = manualClock(Date.parse('2026-01-01T23:50:00+06:00'))
    const shop = await openShop({ clock })
    shop.providers.flexiloadbd.willAnswer(delivered)
    await shop.sell()
    const after = await shop.crash(HOUR_ms)
    after.providers.flexiloadbd.willSay(saidSuccess)
    await after.settle()
    expect(await askedWithin(after, 1_000)).toBe(1)
  })
})

describe('an open sale after a power cut', () => {
  it('is overdue at once where the wall clock says that its time is over', async () => {
    const { shop, sale } = await openWithWaiting()
    const after = await shop.crash(31 * MINUTE_ms)
    await after.settle()
    expect(await after.sale(sale.id)).toMatchObject({
      state: 'needs-review',
      reason: { code: 'overdue' },
    })
    after.providers.flexiloadbd.willSay(saidSuccess)
    await after.clock.advanceGently(5_000)
    expect(await stateOf(after, sale)).toBe('succeeded')
    proveBooks(after)
  })

  it.each([0, -DAY_ms, -TEN_YEARS_ms])(
    'waits its half hour anew where the clock says less: off by %s ms',
    async (off_ms) => {
      const { shop, sale } = await openWithWaiting()
      await shop.clock.advanceGently(20 * MINUTE_ms)
      const after = await shop.crash(off_ms)
      await after.clock.advanceGently(10 * MINUTE_ms - 1_000)
      expect(await stateOf(after, sale)).toBe('accepted')
      await after.clock.advanceGently(21 * MINUTE_ms)
      expect(await stateOf(after, sale)).toBe('needs-review')
    },
  )

  it('wants a minute of this run between two answers that say "failed"', async () => {
    const { shop, sale } = await openWithWaiting()
    shop.providers.flexiloadbd.willSay(saidFailed)
    await shop.clock.advanceGently(3_000)
    expect(await shop.sale(sale.id)).toMatchObject({ failureHeardOnce: true })
    const after = await shop.crash(10 * MINUTE_ms)
    await after.clock.advanceGently(59_000)
    expect(await stateOf(after, sale)).toBe('accepted')
    await after.clock.advanceGently(3_000)
    expect(await stateOf(after, sale)).toBe('failed')
  })

  it('is asked about as if its bytes had just left', async () => {
    const { shop } = await openWithWaiting()
    await shop.clock.advanceGently(15 * MINUTE_ms)
    const after = await shop.crash(TEN_YEARS_ms)
    expect(await askedWithin(after, 8_000)).toBe(2)
  })
})

describe('a provider whose key cannot be read any more', () => {
  async function typed(shop: TestShop) {
    const baseUrl = 'https://flexiloadbd.example/api'
    const account = { provider: 'flexiloadbd', baseUrl, key: 'new-key', preference: 1 } as const
    await shop.client.providers.save(account)
  }
  async function withoutKey(shop: TestShop) {
    const broken = { ...mirrorVault, open: () => Promise.reject(new Error('another machine')) }
    const bytes = shop.db.serialize()
    shop.providers.flexiloadbd.hangUp()
    const db = openDatabase(bytes)
    const { providers } = shop
    const now = manualClock(shop.clock.now())
    return await openShop({ db, providers, vault: broken, clock: now, setUp: false })
  }
  async function openWithoutKey() {
    const { shop, sale } = await openWithWaiting()
    return { after: await withoutKey(shop), sale }
  }

  it('leaves no sale open for ever: a person is asked in time', async () => {
    const { after, sale } = await openWithoutKey()
    expect(await askedWithin(after, 29 * MINUTE_ms)).toBe(0)
    expect(await stateOf(after, sale)).toBe('accepted')
    await after.clock.advanceGently(2 * MINUTE_ms)
    expect(await stateOf(after, sale)).toBe('needs-review')
    await after.clock.advanceGently(60 * MINUTE_ms)
    const evidence = 'the operator’s SMS'
    await after.client.sales.decide({ id: sale.id, outcome: 'succeeded', evidence })
    await after.clock.advanceGently(5_000)
    expect(await stateOf(after, sale)).toBe('succeeded')
    expect(after.providers.flexiloadbd.asked).toHaveLength(0)
  })

  it('is asked nothing about what has failed or succeeded, until its key is there', async () => {
    const shop = await openShop({ clock: manualClock(Date.parse('2026-01-01T23:30:00+06:00')) })
    const seller = shop.providers.flexiloadbd
    seller.willAnswer(delivered)
    await shop.sell()
    seller.willAnswer({ kind: 'weak-refusal', why: 'duplicate', words: 'Duplicate transaction' })
    seller.willSay(saidNothing)
    const late = await shop.sell()
    await shop.clock.advanceGently(5 * MINUTE_ms)
    expect(await shop.sale(late.id)).toMatchObject({ state: 'failed' })
    const after = await withoutKey(shop)
    expect(await askedWithin(after, 60 * MINUTE_ms)).toBe(0)
    expect(after.logged.map(({ event }) => event)).not.toContain('settlement-stumbled')
    seller.willSay({ ...saidSuccess, providerReference: 'T9' })
    await typed(after)
    await after.clock.advanceGently(5 * MINUTE_ms)
    expect(await stateOf(after, late)).toBe('late-success')
    expect(seller.asked).toContain('TRX1')
  })

  it.each([1, 40])('is asked again once the owner types it, after %s minutes', async (minutes) => {
    const { after, sale } = await openWithoutKey()
    await after.clock.advanceGently(minutes * MINUTE_ms)
    after.providers.flexiloadbd.willSay(saidSuccess)
    await typed(after)
    await after.clock.advanceGently(5 * MINUTE_ms)
    expect(await stateOf(after, sale)).toBe('succeeded')
  })
})
