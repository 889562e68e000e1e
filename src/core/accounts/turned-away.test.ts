import { describe, expect, it } from 'vitest'
import { ZERO } from '../../domain/money.ts'
import type { BalanceAnswer } from '../providers/provider.ts'
import { openShop, recharge, type TestShop } from '../testing/shop.ts'

const turnedAway = { kind: 'refused', reason: 'key', words: 'Unauthenticated.' } as const

const noBalance: BalanceAnswer = {
  raw: { httpStatus: 401, elapsed_ms: 10, body: '' },
  kind: 'unknown',
  why: 'key',
  words: 'Unauthenticated.',
}

async function flexiloadbd(shop: TestShop) {
  const all = await shop.client.providers.list()
  return all.find(({ provider }) => provider === 'flexiloadbd')
}

describe('a key that is turned away in the middle of the day (row 66)', () => {
  it('fails this sale, and the next one goes to another provider', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(turnedAway)
    const refused = await shop.sell()
    expect(refused).toMatchObject({ state: 'failed', reason: { code: 'key' } })
    expect((await flexiloadbd(shop))?.keyRefused).toBe(true)
    const { provider: _, ...words } = recharge({ number: '01812345678', operator: 'RB' })
    expect((await shop.client.sales.submit(words)).provider).not.toBe('flexiloadbd')
  })

  it('says so to whoever asks for this provider, and stores nothing', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(turnedAway)
    await shop.sell()
    const again = recharge({ number: '01812345678', operator: 'RB' })
    await expect(shop.client.sales.submit(again)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'provider', code: 'key-refused' },
    })
    expect((await shop.client.sales.list({})).sales).toHaveLength(1)
  })

  it('is still asked about sales that are open', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer({ kind: 'unknown', why: 'timeout', words: '' })
    const open = await shop.sell()
    shop.providers.flexiloadbd.willAnswer(turnedAway)
    await shop.sell({ number: '01812345678', operator: 'RB' })
    await shop.clock.advanceGently(3_000)
    expect(shop.providers.flexiloadbd.asked).toContain(open.ourReference)
  })

  it('is taken again once the owner has tested it, or has typed another', async () => {
    const shop = await openShop()
    const { flexiloadbd: provider } = shop.providers
    provider.willAnswer(turnedAway)
    await shop.sell()
    await shop.clock.advanceGently(61_000)
    expect((await flexiloadbd(shop))?.keyRefused).toBe(true)
    expect(await shop.client.providers.test({ provider: 'flexiloadbd' })).toMatchObject({
      ok: true,
    })
    expect((await flexiloadbd(shop))?.keyRefused).toBe(false)

    provider.willAnswer(turnedAway)
    await shop.sell({ number: '01812345678', operator: 'RB' })
    const saved = await shop.client.providers.save({
      provider: 'flexiloadbd',
      baseUrl: 'https://flexiloadbd.example',
      preference: 1,
      key: 'another-key',
    })
    expect(saved.keyRefused).toBe(false)
  })

  it('opens by itself where only a balance question was turned away', async () => {
    const shop = await openShop()
    const { flexiloadbd: provider } = shop.providers
    const askBalance = provider.askBalance.bind(provider)
    provider.askBalance = () => Promise.resolve(noBalance)
    await shop.client.providers.test({ provider: 'flexiloadbd' })
    // It answers: what is wrong is said of the key, and not that nobody is there.
    const { keyRefused, health } = (await flexiloadbd(shop)) ?? {}
    expect(keyRefused).toBe(true)
    expect(health).toMatchObject({ state: 'good', successRate_ppm: 1_000_000 })
    provider.askBalance = askBalance
    await shop.clock.advanceGently(61_000)
    expect((await flexiloadbd(shop))?.keyRefused).toBe(false)
  })
})

describe('a sale meant for other books', () => {
  it('is refused where the books changed under the window, and nothing is stored', async () => {
    const shop = await openShop()
    await expect(shop.client.sales.submit(recharge({ books: 'practice' }))).rejects.toMatchObject({
      code: 'NOT_HERE',
      data: { why: 'other-books' },
    })
    expect((await shop.client.sales.list({})).sales).toHaveLength(0)
    expect((await shop.client.sales.submit(recharge({ books: 'real' }))).state).toBe('created')
  })
})

describe('an answer that brings the wallet along', () => {
  const accepted = {
    kind: 'accepted',
    providerReference: 'TRX1',
    final: 'succeeded',
    word: 'Success',
    words: '',
    charged_e4: null,
  } as const

  /** The wallet's figure that lies beside the answer in the books. */
  const keptBeside = (shop: TestShop, id: string) =>
    shop.db
      .read<[string], { balance_e4: number | null }>(
        `SELECT balance_e4 FROM observation JOIN sale ON sale.seq = sale_seq
         WHERE id = ? AND source = 'create'`,
      )
      .get(id)?.balance_e4

  it('keeps the figure beside the sale as evidence', async () => {
    const shop = await openShop()
    const walletAfter_e4 = (await shop.client.wallets.list())[0]?.balance_e4 ?? null
    shop.providers.flexiloadbd.willAnswer({ ...accepted, walletAfter_e4 })
    expect(keptBeside(shop, (await shop.sell()).id)).toBe(walletAfter_e4)
  })

  it('believes no wallet that is empty just after it paid (row 59)', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer({ ...accepted, walletAfter_e4: ZERO })
    expect(keptBeside(shop, (await shop.sell()).id)).toBeNull()
    const told = { event: 'empty-wallet-beside-a-success', fields: { seq: 1 } }
    expect(shop.logged).toContainEqual(told)
  })
})
