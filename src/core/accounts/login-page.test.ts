import { describe, expect, it } from 'vitest'
import type { ProviderId } from '../../domain/provider.ts'
import type { BalanceAnswer, RawAnswer } from '../providers/provider.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const MINUTE_ms = 60_000

const raw: RawAnswer = { httpStatus: 200, elapsed_ms: 10, body: '<html>', loginPage: true }
const page: BalanceAnswer = { raw, kind: 'unknown', why: 'not-json', words: '' }
const { loginPage: _, ...unmarked } = raw
const silence: BalanceAnswer = { ...page, raw: unmarked, why: 'timeout' }

/** What a provider answers to every balance question from now on. @returns gives its own back */
function answers(shop: TestShop, provider: ProviderId, answer: BalanceAnswer): () => void {
  const asked = shop.providers[provider]
  const own = asked.askBalance.bind(asked)
  asked.askBalance = () => Promise.resolve(answer)
  return () => {
    asked.askBalance = own
  }
}

async function asking(shop: TestShop): Promise<ProviderId[]> {
  const all = await shop.client.providers.list()
  return all.flatMap(({ provider, health }) => (health.state === 'login' ? [provider] : []))
}

/** A shop of a single provider, where nobody else can tell how the line is. */
async function openSmallShop(): Promise<TestShop> {
  const shop = await openShop({ setUp: false })
  await shop.client.providers.save({
    provider: 'flexiloadbd',
    baseUrl: 'http://flexiloadbd.example/api',
    key: 'key-of-flexiloadbd',
    preference: 1,
    acceptPlainHttp: true,
  })
  await shop.settle()
  return shop
}

describe('a login page in the place of a provider (row 31)', () => {
  it('is told of at the first one, and no more at the first right answer', async () => {
    const shop = await openSmallShop()
    const mend = answers(shop, 'flexiloadbd', page)
    await shop.client.providers.test({ provider: 'flexiloadbd' })
    expect(await asking(shop)).toEqual(['flexiloadbd'])
    await shop.clock.advanceGently(3 * MINUTE_ms)
    expect(await asking(shop)).toEqual(['flexiloadbd'])
    mend()
    await shop.client.providers.test({ provider: 'flexiloadbd' })
    expect(await asking(shop)).toEqual([])
  })

  it('is told to whoever listens, once when it comes and once when it goes', async () => {
    const shop = await openSmallShop()
    // Two pages alone: three answers that say nothing would be told of as a provider that is down.
    const told: string[] = []
    const changes = await shop.client.changes.watch()
    void (async () => {
      for await (const { topic, id } of changes) if (topic === 'provider') told.push(id)
    })()
    const mend = answers(shop, 'flexiloadbd', page)
    await shop.client.wallets.refresh({ provider: 'flexiloadbd' })
    await shop.clock.advanceGently(MINUTE_ms)
    expect(told).toEqual(['flexiloadbd'])
    mend()
    await shop.clock.advanceGently(MINUTE_ms)
    expect(told).toEqual(['flexiloadbd', 'flexiloadbd'])
  })

  it('is not over because nothing comes at all', async () => {
    const shop = await openSmallShop()
    answers(shop, 'flexiloadbd', page)
    await shop.client.providers.test({ provider: 'flexiloadbd' })
    answers(shop, 'flexiloadbd', silence)
    await shop.clock.advanceGently(5 * MINUTE_ms)
    expect(await asking(shop)).toEqual(['flexiloadbd'])
  })

  it('is over when the key is turned away: that is the provider who speaks', async () => {
    const shop = await openSmallShop()
    answers(shop, 'flexiloadbd', page)
    await shop.client.providers.test({ provider: 'flexiloadbd' })
    answers(shop, 'flexiloadbd', { ...silence, why: 'key' })
    await shop.client.providers.test({ provider: 'flexiloadbd' })
    expect(await asking(shop)).toEqual([])
  })

  it('leaves the sale that met it in doubt, sent once', async () => {
    const shop = await openSmallShop()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer({ kind: 'unknown', why: 'not-json', words: '' })
    answers(shop, 'flexiloadbd', page)
    const { id } = await shop.sell()
    await shop.clock.advanceGently(MINUTE_ms)
    expect((await shop.sale(id)).state).toBe('in-doubt')
    expect(flexiloadbd.sent).toHaveLength(1)
    expect(await asking(shop)).toEqual(['flexiloadbd'])
  })
})

describe('a page that a provider shows of its own', () => {
  it('is found out by another that answers, and not believed until its own answers', async () => {
    const shop = await openShop()
    const mend = answers(shop, 'flexiloadbd', page)
    await shop.client.providers.test({ provider: 'flexiloadbd' })
    expect(await asking(shop)).toEqual(['flexiloadbd'])
    await shop.client.providers.test({ provider: 'alsamiflexi' })
    expect(await asking(shop)).toEqual([])
    await shop.client.providers.test({ provider: 'flexiloadbd' })
    await shop.clock.advanceGently(10 * MINUTE_ms)
    expect(await asking(shop)).toEqual([])

    mend()
    await shop.client.providers.test({ provider: 'flexiloadbd' })
    answers(shop, 'flexiloadbd', page)
    await shop.client.providers.test({ provider: 'flexiloadbd' })
    expect(await asking(shop)).toEqual(['flexiloadbd'])
  })
})
