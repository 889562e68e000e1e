import { v7 } from 'uuid'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { SaleIntent } from '../../contract/schemas.ts'
import { money, taka } from '../../domain/money.ts'
import { SaleId } from '../../domain/sale.ts'
import { accepted, saidPending } from '../testing/answers.ts'
import { openSandboxShop } from '../testing/sandbox-shop.ts'
import type { ScriptedProvider } from '../testing/scripted-provider.ts'
import { openShop, scriptedProviders } from '../testing/shop.ts'

type PackIntent = Extract<SaleIntent, { kind: 'package' | 'drive' }>

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** The first pack of the provider's document: 1 GB for 30 days at ৳149, of which ৳5 come back. */
const pack: PackIntent = {
  id: v7(),
  kind: 'package',
  operator: 'GP',
  number: '01712345678',
  packageId: 1,
  packageName: '1 GB – 30 Days',
  amount_e4: taka(149),
}
/** 30 GB for 30 days at ৳489, loaded by hand. */
const drivePack: PackIntent = {
  ...pack,
  kind: 'drive',
  packageId: 3,
  packageName: '30 GB – 30 Days',
  amount_e4: taka(489),
}

async function openSeller() {
  const seller = await openSandboxShop()
  onTestFinished(() => seller.stop())
  const { shop, sandbox } = seller
  const pass = (time_ms: number) => seller.pass(time_ms)
  const sell = async (words: PackIntent) => {
    const id = SaleId.parse(v7())
    const submitted = shop.client.sales.submit({ ...words, id })
    // A list that must be read again is on the wire meanwhile.
    submitted.catch(() => undefined)
    await pass(1_000)
    await submitted
    return id
  }
  return { shop, pass, sandbox, sell }
}

describe('a pack that is sold', () => {
  it('is delivered and costs its price less what the list gives back, like no other', async () => {
    const { shop, pass, sandbox, sell } = await openSeller()
    const id = await sell(pack)
    await pass(10_000)
    const price = { expectedCost_e4: taka(144), charged_e4: taka(144), commission_e4: taka(5) }
    expect(await shop.sale(id)).toMatchObject({ state: 'succeeded', ...price })
    expect(sandbox.oracle.executions()).toMatchObject([{ kind: 'package', packageId: 1 }])
    expect((await shop.client.sales.list({ otherPrice: true })).sales).toEqual([])
  })

  it('is refused with the new price once that is read', async () => {
    const { shop, pass, sandbox, sell } = await openSeller()
    sandbox.oracle.changePacks({ change: 'reprice', id: 1, price_e4: taka(159) })
    await pass(6 * MINUTE)
    await expect(sell(pack)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'packageId', code: 'price-changed', limit_e4: taka(159) },
    })
    expect(sandbox.oracle.executions()).toEqual([])
    const changes = await shop.client.packages.changes()
    expect(changes).toMatchObject([
      { packageId: 1, what: 'repriced', was_e4: taka(149), is_e4: taka(159) },
    ])
  })

  it('is refused once it is something else for the same price', async () => {
    const { shop, pass, sandbox, sell } = await openSeller()
    sandbox.oracle.changePacks({ change: 'rename', id: 1, name: '1 GB – 3 Days' })
    await pass(6 * MINUTE)
    await expect(sell(pack)).rejects.toMatchObject({
      data: { field: 'packageId', code: 'name-changed', limit_e4: null },
    })
    expect(sandbox.oracle.executions()).toEqual([])
    const agreed = await sell({ ...pack, packageName: '1 GB – 3 Days' })
    expect(await shop.sale(agreed)).toMatchObject({ packageName: '1 GB – 3 Days' })
  })

  it('is refused once it is gone', async () => {
    const { pass, sandbox, sell } = await openSeller()
    sandbox.oracle.changePacks({ change: 'withdraw', id: 1 })
    await pass(6 * MINUTE)
    await expect(sell(pack)).rejects.toMatchObject({
      data: { field: 'packageId', code: 'withdrawn', limit_e4: null },
    })
  })
})

describe('a pack of a provider that tells its price again as what it took', () => {
  // As in every sample of its document, while what comes back of the pack does come back.
  it.each([
    ['pack', pack, taka(144), taka(5)],
    ['drive pack', drivePack, taka(477), taka(12)],
  ] as const)(
    'is as a %s no other price: it earns what its list says, and its wallet agrees',
    async (_, words, cost_e4, earned_e4) => {
      const { shop, pass, sandbox, sell } = await openSeller()
      sandbox.oracle.way('flexiloadbd', { payableIsPrice: true })
      const id = await sell(words)
      await pass(21 * MINUTE)
      expect(await shop.sale(id)).toMatchObject({
        state: 'succeeded',
        expectedCost_e4: cost_e4,
        charged_e4: null,
        commission_e4: earned_e4,
      })
      expect((await shop.client.sales.list({ otherPrice: true })).sales).toEqual([])
      expect(await shop.client.wallets.drift()).toEqual([])
    },
  )

  it('is listed where that is not the price that was quoted', async () => {
    const { shop, pass, sandbox, sell } = await openSeller()
    sandbox.oracle.way('flexiloadbd', { payableIsPrice: true })
    sandbox.oracle.changePacks({ change: 'reprice', id: 1, price_e4: taka(159) })
    const id = await sell(pack)
    await pass(10_000)
    expect(await shop.sale(id)).toMatchObject({ state: 'succeeded', charged_e4: taka(159) })
    const { sales } = await shop.client.sales.list({ otherPrice: true })
    expect(sales.map((sale) => sale.id)).toEqual([id])
  })
})

describe('a pack for which the provider took another price', () => {
  it('is listed apart, from either end, by its state and by its number', async () => {
    const { shop, pass, sandbox, sell } = await openSeller()
    await sell({ ...pack, number: '01712345670' })
    // Within five minutes of reading the list nobody asks again: the provider’s word is its charge.
    sandbox.oracle.changePacks({ change: 'reprice', id: 1, price_e4: taka(169) })
    const first = await sell(pack)
    const second = await sell({ ...pack, number: '01712345679' })
    await pass(10_000)
    expect(await shop.sale(first)).toMatchObject({
      expectedCost_e4: taka(144),
      charged_e4: taka(164),
      commission_e4: taka(-15),
    })
    const listed = async (filter: Parameters<typeof shop.client.sales.list>[0]) => {
      const { sales } = await shop.client.sales.list({ ...filter, otherPrice: true })
      return sales.map(({ id }) => id)
    }
    expect(await listed({})).toEqual([second, first])
    expect(await listed({ from: 'oldest' })).toEqual([first, second])
    expect(await listed({ number: '5679' })).toEqual([second])
    expect(await listed({ number: 'rahim' })).toEqual([])
    expect(await listed({ state: 'failed' })).toEqual([])
    expect(await listed({ state: 'succeeded' })).toEqual([second, first])
    expect(await listed({ tender: 'refund-due' })).toEqual([])
    expect(await listed({ decideFirst: false })).toEqual([second, first])
    expect(await listed({ decideFirst: true })).toEqual([])
  })
})

describe('a pack of Skitto’s (C7)', () => {
  /** 2 GB for 7 days at ৳53, of the list that is asked for as SK. */
  const ofSkitto = {
    packageId: 42,
    packageName: '2 GB – 7 Days',
    amount_e4: taka(53),
    lineType: 'skitto',
  } as const

  it('is sold as its own line’s, costs what its list says, and is remembered', async () => {
    const { shop, pass, sandbox, sell } = await openSeller()
    const { packages } = await shop.client.packages.list({ operator: 'SK' })
    expect(packages.map(({ id }) => id)).toEqual([42, 43, 44, 45])
    const id = await sell({ ...pack, ...ofSkitto })
    await pass(10_000)
    expect(await shop.sale(id)).toMatchObject({
      state: 'succeeded',
      operator: 'GP',
      lineType: 'skitto',
      packageName: '2 GB – 7 Days',
      charged_e4: money(515_000),
    })
    expect(sandbox.oracle.executions()).toMatchObject([
      { kind: 'package', operator: 'GP', lineType: 'skitto', packageId: 42 },
    ])
    const remembered = async () => {
      const { number } = pack
      const asked = { operator: 'GP', lineType: 'prepaid', amount_e4: 0, number } as const
      return (await shop.client.sales.quote(asked)).remembered
    }
    expect(await remembered()).toEqual({ operator: 'GP', lineType: 'skitto' })
    // Whoever took another of the network's packs since is no customer of Skitto's any more.
    await sell(pack)
    await pass(10_000)
    expect(await remembered()).toEqual({ operator: 'GP', lineType: 'prepaid' })
  })

  it('is no pack of its network, nor the other way round, and nobody else has any', async () => {
    const { sandbox, sell } = await openSeller()
    const withdrawn = { data: { field: 'packageId', code: 'withdrawn', limit_e4: null } }
    const { lineType: _, ...asGrameenphones } = { ...pack, ...ofSkitto }
    await expect(sell(asGrameenphones)).rejects.toMatchObject(withdrawn)
    await expect(sell({ ...pack, lineType: 'skitto' })).rejects.toMatchObject(withdrawn)
    await expect(sell({ ...pack, ...ofSkitto, operator: 'RB' })).rejects.toMatchObject(withdrawn)
    expect(sandbox.oracle.executions()).toEqual([])
  })
})

describe('a drive pack', () => {
  it('is paid from a wallet of its own', async () => {
    const { shop, pass, sandbox, sell } = await openSeller()
    const id = await sell(drivePack)
    await pass(21 * MINUTE)
    expect(await shop.sale(id)).toMatchObject({ state: 'succeeded', charged_e4: taka(477) })
    expect(sandbox.oracle.executions()).toMatchObject([{ kind: 'drive', wallet: 'drive' }])
  })

  it('is no package, and a package is no drive pack', async () => {
    const { sell } = await openSeller()
    await expect(sell({ ...drivePack, kind: 'package' })).rejects.toMatchObject({
      data: { code: 'withdrawn' },
    })
    await expect(sell({ ...pack, kind: 'drive' })).rejects.toMatchObject({
      data: { code: 'withdrawn' },
    })
  })

  it('is first asked about after a minute, and a person after six hours', async () => {
    const { shop, flexiloadbd } = await openLister()
    flexiloadbd.willAnswer(accepted)
    flexiloadbd.willSay(saidPending)
    const { id } = await shop.client.sales.submit(drivePack)
    await shop.clock.advanceGently(59_000)
    expect(flexiloadbd.asked).toEqual([])
    await shop.clock.advanceGently(2_000)
    expect(flexiloadbd.asked).toEqual(['TRX1'])
    await shop.clock.advanceGently(6 * HOUR - 2 * MINUTE)
    expect(await shop.sale(id)).toMatchObject({ state: 'accepted' })
    await shop.clock.advanceGently(2 * MINUTE)
    expect(await shop.sale(id)).toMatchObject({
      state: 'needs-review',
      reason: { code: 'overdue' },
    })
  })
})

/** A shop whose flexiloadbd lists that one drive pack, and says what a test wants of its sales. */
async function openLister() {
  const providers = scriptedProviders()
  const row = { id: '3', name: '30 GB – 30 Days', price: '489', commission: '12', tag: null }
  const raw = { httpStatus: 200, elapsed_ms: 1, body: '' }
  const flexiloadbd: ScriptedProvider = {
    ...providers.flexiloadbd,
    askPackages: (_, isDrive) => {
      const rows = isDrive ? [{ ...row, type: 'drive' }] : []
      return Promise.resolve({ kind: 'packages', raw, rows })
    },
  }
  const shop = await openShop({ providers: { ...providers, flexiloadbd } })
  await shop.settle()
  return { shop, flexiloadbd }
}
