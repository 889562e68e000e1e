import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { money, taka } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'
import {
  accepted,
  delivered,
  saidInconclusive,
  saidNothing,
  saidPending,
  saidSuccess,
  unknown,
} from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, scriptedProviders, type TestShop } from '../testing/shop.ts'
import { PROVED_ENOUGH } from '../wallets/calibration.ts'

const MINUTE_ms = 60_000
const SECOND_ms = 1_000
const nobodyToAsk = ['autoflexi', 'alsamiflexi'] as const

/** A sale the provider never answered, and how its wallet may go on. */
async function openDoubt(provider: ProviderId, shop?: TestShop) {
  const counter = shop ?? (await openShop())
  const seller = counter.providers[provider]
  seller.willAnswer(unknown)
  const sale = await counter.sell({ provider, number: '01798765432' })
  expect(sale.state).toBe('in-doubt')
  const after = async (wait_ms: number) => {
    await counter.clock.advanceGently(wait_ms)
    return counter.sale(sale.id)
  }
  return { shop: counter, seller, sale, after }
}

/** Sells until the wallet is known to show a sale by the time of its answer. */
async function calibrated(provider: ProviderId): Promise<TestShop> {
  const shop = await openShop()
  const seller = shop.providers[provider]
  for (let nth = 0; nth < PROVED_ENOUGH; nth += 1) {
    seller.willAnswer({ ...delivered, providerReference: `OLD${nth}`, charged_e4: null })
    const sold = await shop.sell({ provider, number: `017${String(10_000_000 + nth)}` })
    seller.balance_e4 -= sold.expectedCost_e4
    await shop.clock.advanceGently(3 * SECOND_ms)
  }
  return shop
}

describe.each(nobodyToAsk)('a sale in doubt at %s', (provider) => {
  it('is in suspense and with a person once its cost is missing in two looks', async () => {
    const { shop, seller, sale, after } = await openDoubt(provider)
    seller.balance_e4 -= sale.expectedCost_e4
    expect((await after(5 * SECOND_ms)).state).toBe('in-doubt')
    expect(await after(10 * SECOND_ms)).toMatchObject({
      state: 'needs-review',
      tender: 'collected',
      reason: { code: 'debited' },
    })
    const { accounts } = await shop.client.ledger.trialBalance()
    const balance = (name: string) => accounts.find(({ account }) => account === name)?.balance_e4
    expect(balance('suspense')).toBe(sale.expectedCost_e4)
    proveBooks(shop)
  })

  it('books what the wallet showed when a person says that it arrived', async () => {
    const { shop, seller, sale, after } = await openDoubt(provider)
    seller.balance_e4 -= sale.amount_e4
    await after(MINUTE_ms)
    const evidence = 'the operator’s SMS on her phone'
    await shop.client.sales.decide({ id: sale.id, outcome: 'succeeded', evidence })
    expect(await shop.sale(sale.id)).toMatchObject({
      state: 'succeeded',
      charged_e4: sale.amount_e4,
      commission_e4: 0,
    })
    await after(MINUTE_ms)
    const wallets = await shop.client.wallets.list()
    expect(wallets.find((one) => one.provider === provider)).toMatchObject({ unexplained_e4: 0 })
    proveBooks(shop)
  })

  it('goes to a person where nothing is missing, for the wallet may be slow', async () => {
    const { shop, after } = await openDoubt(provider)
    expect((await after(15 * MINUTE_ms - 1)).state).toBe('in-doubt')
    expect(await after(1)).toMatchObject({
      state: 'needs-review',
      reason: { code: 'wallet-untouched' },
    })
    proveBooks(shop)
  })

  it('has failed by itself where the wallet is known to show every sale at once', async () => {
    const { shop, after } = await openDoubt(provider, await calibrated(provider))
    expect((await after(15 * MINUTE_ms - 1)).state).toBe('in-doubt')
    expect(await after(1)).toMatchObject({
      state: 'failed',
      tender: 'refund-due',
      reason: { code: 'not-executed' },
    })
    proveBooks(shop)
  })

  it('goes to a person where money came or went that our books do not explain', async () => {
    const { shop, seller, after } = await openDoubt(provider, await calibrated(provider))
    await after(30 * SECOND_ms)
    seller.balance_e4 += taka(500)
    expect(await after(30 * MINUTE_ms)).toMatchObject({
      state: 'needs-review',
      reason: { code: 'wallet-unclear' },
    })
    proveBooks(shop)
  })

  it('is not trusted to a wallet that once did not agree with our books', async () => {
    const shop = await calibrated(provider)
    shop.providers[provider].balance_e4 -= 5_000
    await shop.clock.advanceGently(2 * MINUTE_ms)
    const { after } = await openDoubt(provider, shop)
    expect(await after(16 * MINUTE_ms)).toMatchObject({
      state: 'needs-review',
      reason: { code: 'wallet-untouched' },
    })
  })

  it('is seen to be debited also long after a person was asked', async () => {
    const { seller, sale, after } = await openDoubt(provider)
    expect((await after(16 * MINUTE_ms)).reason?.code).toBe('wallet-untouched')
    seller.balance_e4 -= sale.expectedCost_e4
    expect((await after(25 * MINUTE_ms)).reason?.code).toBe('debited')
  })

  it('proves nothing by a quarter of an hour without power', async () => {
    const { shop, sale } = await openDoubt(provider, await calibrated(provider))
    const after = await shop.crash(20 * MINUTE_ms)
    await after.clock.advanceGently(5 * MINUTE_ms)
    expect((await after.sale(sale.id)).state).not.toBe('failed')
    await after.clock.advanceGently(30 * MINUTE_ms)
    expect((await after.sale(sale.id)).state).toBe('needs-review')
    proveBooks(after)
  })
})

describe('a wallet that looks untouched although the sale was executed', () => {
  it('fails nothing where money came back while another sale was in doubt', async () => {
    const shop = await calibrated('alsamiflexi')
    const seller = shop.providers.alsamiflexi
    const first = await openDoubt('alsamiflexi', shop)
    await first.after(30 * SECOND_ms)
    // An older success is given back; much later a second sale is executed, its answer lost.
    seller.balance_e4 += first.sale.expectedCost_e4
    await first.after(40 * MINUTE_ms)
    seller.willAnswer(unknown)
    const second = await shop.sell({ provider: 'alsamiflexi', number: '01798765440' })
    seller.balance_e4 -= second.expectedCost_e4
    await shop.clock.advanceGently(40 * MINUTE_ms)
    expect((await shop.sale(second.id)).state).toBe('needs-review')
  })

  it.each(['before', 'after'])(
    'fails nothing where what stood in suspense is given back just %s it left',
    async (when) => {
      const shop = await calibrated('alsamiflexi')
      const seller = shop.providers.alsamiflexi
      const first = await openDoubt('alsamiflexi', shop)
      seller.balance_e4 -= first.sale.expectedCost_e4
      expect((await first.after(3 * MINUTE_ms)).reason?.code).toBe('debited')
      const givenBack = async (wait_ms: number) => {
        if (wait_ms < 0) seller.balance_e4 += first.sale.expectedCost_e4
        await shop.clock.advanceGently(Math.abs(wait_ms))
        if (wait_ms > 0) seller.balance_e4 += first.sale.expectedCost_e4
      }
      if (when === 'before') await givenBack(-20 * SECOND_ms)
      seller.willAnswer(unknown)
      const second = await shop.sell({ provider: 'alsamiflexi', number: '01798765440' })
      seller.balance_e4 -= second.expectedCost_e4
      if (when === 'after') await givenBack(SECOND_ms)
      await shop.clock.advanceGently(40 * MINUTE_ms)
      expect((await shop.sale(second.id)).state).toBe('needs-review')
    },
  )

  it('fails nothing where that went into suspense while it was on the wire', async () => {
    const shop = await calibrated('alsamiflexi')
    const seller = shop.providers.alsamiflexi
    const first = await openDoubt('alsamiflexi', shop)
    seller.balance_e4 -= first.sale.expectedCost_e4
    await first.after(11 * SECOND_ms)
    await shop.client.wallets.refresh({ provider: 'alsamiflexi' })
    const second = await shop.sell({ provider: 'alsamiflexi', number: '01798765440' })
    seller.balance_e4 -= second.expectedCost_e4
    expect((await first.after(10 * SECOND_ms)).reason?.code).toBe('debited')
    expect((await shop.sale(second.id)).state).toBe('on-wire')
    seller.balance_e4 += first.sale.expectedCost_e4
    seller.answer(unknown)
    await shop.clock.advanceGently(40 * MINUTE_ms)
    expect(await shop.sale(second.id)).toMatchObject({
      state: 'needs-review',
      reason: { code: 'wallet-untouched' },
    })
  })

  it.each(nobodyToAsk)('fails nothing where the machine slept meanwhile: %s', async (provider) => {
    const { shop, seller, sale, after } = await openDoubt(provider, await calibrated(provider))
    // Executed; while the lid was closed another sale of the same cost was given back.
    shop.clock.jumpTo(shop.clock.now() + 3 * 60 * MINUTE_ms)
    seller.balance_e4 -= sale.expectedCost_e4
    seller.balance_e4 += sale.expectedCost_e4
    expect((await after(31 * MINUTE_ms)).state).toBe('needs-review')
  })

  it('fails nothing at flexiloadbd where our books did not agree with it before', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.balance_e4 -= 486_250
    await shop.clock.advanceGently(2 * MINUTE_ms)
    const { after } = await openDoubt('flexiloadbd', shop)
    expect((await after(31 * MINUTE_ms)).state).toBe('needs-review')
  })

  it('fails nothing that the provider has named while it was looked at', async () => {
    const { shop, seller, sale, after } = await openDoubt(
      'alsamiflexi',
      await calibrated('alsamiflexi'),
    )
    await after(15 * MINUTE_ms - 1)
    const letRead = seller.hold('balance')
    await after(1)
    seller.willSay({ ...saidPending, providerReference: 'TXN5' })
    await shop.client.sales.identify({ id: sale.id, providerReference: 'TXN5' })
    letRead()
    await shop.settle()
    expect(await shop.sale(sale.id)).toMatchObject({ providerReference: 'TXN5' })
    expect((await shop.sale(sale.id)).state).not.toBe('failed')
  })
})

describe('a wallet that is read while the provider names the sale', () => {
  it('puts nothing into suspense any more, and what it shows is kept', async () => {
    const { shop, seller, sale, after } = await openDoubt('alsamiflexi')
    seller.balance_e4 -= sale.expectedCost_e4
    await after(15 * SECOND_ms - 1)
    // Another figure than before, so that it is kept beside the one that showed the cost gone.
    const bought = { id: v7(), amount_e4: taka(100), slip: 'BK-1', paidFrom: 'owner' } as const
    await shop.client.wallets.topUp({ ...bought, provider: 'alsamiflexi', wallet: 'main' })
    seller.balance_e4 += taka(100)
    const letRead = seller.hold('balance')
    await after(1)
    seller.willSay({ ...saidPending, providerReference: 'TXN5' })
    await shop.client.sales.identify({ id: sale.id, providerReference: 'TXN5' })
    letRead()
    await shop.settle()
    const found = await shop.sale(sale.id)
    expect(found.state).toBe('accepted')
    expect(found.observations.at(-1)).toMatchObject({ class: 'balances:not-from-here' })
    const fields = { sale: sale.id, why: 'not-from-here' }
    expect(shop.logged).toContainEqual({ event: 'wallet-not-taken', fields })
    const { accounts } = await shop.client.ledger.trialBalance()
    const balance = (name: string) => accounts.find(({ account }) => account === name)?.balance_e4
    expect(balance('suspense')).toBe(0)
    expect(balance('reserved:alsamiflexi:main')).toBe(sale.expectedCost_e4)
  })
})

describe('a provider that leaves the wallet of the sale out of its answer', () => {
  it('proves nothing by it, and its answer is kept', async () => {
    const providers = scriptedProviders()
    let isLeftOut = false
    const autoflexi: typeof providers.autoflexi = {
      ...providers.autoflexi,
      askBalance: async () => {
        const answer = await providers.autoflexi.askBalance()
        return isLeftOut && answer.kind === 'balances' ? { ...answer, wallets: [] } : answer
      },
    }
    const shop = await openShop({ providers: { ...providers, autoflexi } })
    const { after } = await openDoubt('autoflexi', shop)
    isLeftOut = true
    const found = await after(15 * MINUTE_ms)
    expect(found.state).toBe('in-doubt')
    const looks = found.observations.filter((one) => one.source === 'balance')
    expect(looks.map((one) => one.class)).toEqual(['balances'])
    expect(found.wallet).toMatchObject({ after_e4: null, taken_e4: null })
    proveBooks(shop)
  })
})

describe('a person who decides by what is on the screen', () => {
  it('decides anew where the sale has moved since', async () => {
    const { shop, seller, sale, after } = await openDoubt('alsamiflexi')
    const shown = await after(16 * MINUTE_ms)
    expect(shown.reason?.code).toBe('wallet-untouched')
    seller.balance_e4 -= sale.expectedCost_e4
    await after(25 * MINUTE_ms)
    const decision = { id: sale.id, outcome: 'failed', evidence: 'nothing came' } as const
    await expect(
      shop.client.sales.decide({ ...decision, version: shown.version }),
    ).rejects.toMatchObject({ code: 'WRONG_STATE' })
    const { version } = await shop.sale(sale.id)
    expect((await shop.client.sales.decide({ ...decision, version })).state).toBe('failed')
  })

  it('is asked about for three days more where it can be, and told when it came late', async () => {
    const { shop, seller, sale, after } = await openDoubt('flexiloadbd')
    seller.balance_e4 -= 70_001
    await after(31 * MINUTE_ms)
    const evidence = 'nothing came'
    await shop.client.sales.decide({ id: sale.id, outcome: 'failed', evidence })
    seller.willSay({ ...saidSuccess, providerReference: 'TRX9' })
    expect((await after(10 * MINUTE_ms)).state).toBe('late-success')
  })
})

describe('two sales in doubt at one wallet', () => {
  it('are both with a person where one of them was taken, for nobody knows which', async () => {
    const { shop, seller, sale, after } = await openDoubt('alsamiflexi')
    seller.willAnswer(unknown)
    const second = await shop.sell({ provider: 'alsamiflexi', number: '01798765433' })
    expect(second.state).toBe('in-doubt')
    seller.balance_e4 -= sale.expectedCost_e4
    expect((await after(31 * MINUTE_ms)).reason?.code).toBe('wallet-unclear')
    expect((await shop.sale(second.id)).reason?.code).toBe('wallet-unclear')
    const { accounts } = await shop.client.ledger.trialBalance()
    expect(accounts.find(({ account }) => account === 'suspense')?.balance_e4 ?? 0).toBe(0)
  })
})

describe('a reference flexiloadbd does not know', () => {
  const lookedUp = async (taken_e4: number, wait_ms: number) => {
    const { shop, seller, sale, after } = await openDoubt('flexiloadbd')
    seller.balance_e4 -= taken_e4
    await after(wait_ms)
    return { shop, seller, sale, after }
  }

  it('was not executed once a quarter of an hour and the wallet say so too', async () => {
    const { shop, sale, after } = await lookedUp(0, 15 * MINUTE_ms - SECOND_ms)
    expect((await shop.sale(sale.id)).state).toBe('in-doubt')
    expect(await after(3 * MINUTE_ms)).toMatchObject({
      state: 'failed',
      reason: { code: 'not-executed' },
    })
    proveBooks(shop)
  })

  it('is with a person where its cost is missing in the wallet', async () => {
    const { shop, sale } = await lookedUp(486_250, 31 * MINUTE_ms)
    expect((await shop.sale(sale.id)).state).toBe('needs-review')
  })

  it('proves nothing while the provider is in trouble', async () => {
    const { seller, after } = await lookedUp(0, 14 * MINUTE_ms)
    // One of two questions meets a fault, so that fewer than four answers come on end.
    const turns = [{ ...saidInconclusive, why: 'server-error' }, saidNothing] as const
    seller.willSay(...Array.from({ length: 12 }, () => turns).flat())
    expect((await after(10 * MINUTE_ms)).state).toBe('in-doubt')
  })

  it('is a late success where it turns up within three days', async () => {
    const { shop, seller, after } = await lookedUp(0, 20 * MINUTE_ms)
    seller.willSay({
      ...({ kind: 'final', outcome: 'succeeded', word: 'Success', words: '' } as const),
      providerReference: 'TRX9',
      charged_e4: money(486_250),
    })
    expect((await after(10 * MINUTE_ms)).state).toBe('late-success')
    proveBooks(shop)
  })
})

describe('a wallet with a sale on its way', () => {
  it('says nothing of another in doubt: the two may hide each other', async () => {
    const { shop, seller, after } = await openDoubt('alsamiflexi', await calibrated('alsamiflexi'))
    seller.willAnswer({ ...accepted, providerReference: 'LONG1' })
    seller.willSay({
      ...({ kind: 'pending', outcome: null, word: 'processing', words: '' } as const),
      providerReference: 'LONG1',
      charged_e4: null,
    })
    await shop.sell({ provider: 'alsamiflexi', number: '01798765439' })
    expect((await after(29 * MINUTE_ms)).state).toBe('in-doubt')
  })
})
