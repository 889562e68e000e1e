import { describe, expect, it } from 'vitest'
import { money } from '../../domain/money.ts'
import { SaleId, type SaleKind, saleKinds } from '../../domain/sale.ts'
import {
  accepted,
  delivered,
  refused,
  saidFailed,
  saidInconclusive,
  saidNothing,
  saidPending,
  saidSuccess,
  unknown,
} from '../testing/answers.ts'
import { intentOf, openShopOfKinds } from '../testing/kinds.ts'
import { proveBooks, proveFigures } from '../testing/proof.ts'
import type { TestShop } from '../testing/shop.ts'

const MINUTE_ms = 60_000
const HOUR_ms = 60 * MINUTE_ms
const charge = { serviceCharge_e4: 20_000 }

type Bring = (shop: TestShop, kind: SaleKind) => Promise<string>

/** Brings a sale of a kind to where the power is cut. */
const brought: Readonly<Record<string, Bring>> = {
  created: async (shop, kind) => {
    for (let tries = 0; tries < 3; tries += 1) shop.providers.flexiloadbd.refuseToOpen('connect')
    const { id } = await shop.client.sales.submit(intentOf(kind, charge))
    await shop.clock.advanceGently(30_000)
    return id
  },
  cancelled: async (shop, kind) => {
    const id = await sold(shop, kind, null)
    await shop.client.sales.cancel({ id: SaleId.parse(id) })
    return id
  },
  accepted: (shop, kind) => {
    shop.providers.flexiloadbd.willSay(saidPending)
    return sold(shop, kind, accepted)
  },
  'in-doubt': (shop, kind) => {
    shop.providers.flexiloadbd.willSay(saidInconclusive)
    return sold(shop, kind, unknown)
  },
  'needs-review': async (shop, kind) => {
    shop.providers.flexiloadbd.willSay(saidInconclusive)
    const id = await sold(shop, kind, unknown)
    await shop.clock.advanceGently(31 * MINUTE_ms)
    return id
  },
  succeeded: (shop, kind) => {
    shop.providers.flexiloadbd.willSay(saidSuccess)
    return sold(shop, kind, delivered)
  },
  failed: (shop, kind) => sold(shop, kind, refused),
  reversed: async (shop, kind) => {
    const id = await sold(shop, kind, delivered)
    shop.providers.flexiloadbd.willSay(saidFailed)
    await shop.clock.advanceGently(48 * HOUR_ms)
    return id
  },
  'late-success': async (shop, kind) => {
    shop.providers.flexiloadbd.willSay(saidNothing)
    const id = await sold(shop, kind, unknown)
    await shop.clock.advanceGently(20 * MINUTE_ms)
    await shop.client.sales.refund({ id: SaleId.parse(id) })
    shop.providers.flexiloadbd.willSay(saidSuccess)
    await shop.clock.advanceGently(20 * MINUTE_ms)
    return id
  },
}

async function sold(
  shop: TestShop,
  kind: SaleKind,
  answer: typeof accepted | typeof delivered | typeof unknown | typeof refused | null,
): Promise<string> {
  const { flexiloadbd } = shop.providers
  // Held while it opens: nothing of it leaves, and it can be called off.
  if (answer === null) flexiloadbd.hold('open')
  else flexiloadbd.willAnswer(answer)
  const { id } = await shop.client.sales.submit(intentOf(kind, charge))
  await shop.settle()
  return id
}

const cuts = saleKinds.flatMap((kind) =>
  Object.entries(brought).map(([state, bring]) => ({ kind, state, bring })),
)

describe('a power cut', () => {
  it.each(cuts)('finds a $kind that is $state as it was left', async ({ kind, state, bring }) => {
    const { shop } = await openShopOfKinds(money(20_000))
    const id = await bring(shop, kind)
    const before = await shop.sale(id)
    expect(before).toMatchObject({ kind, state })
    const sent = shop.providers.flexiloadbd.sent.length
    const after = await shop.crash()
    // What the other wallets say is nothing before they are asked anew.
    const finding: unknown = before.wallet === null ? undefined : expect.any(String)
    const wallet = before.wallet && { ...before.wallet, finding }
    expect(await after.sale(id)).toEqual({ ...before, wallet })
    proveBooks(after)
    await proveFigures(after)
    // Whatever becomes of it, nothing leaves by itself.
    after.providers.flexiloadbd.willSay(saidInconclusive)
    await after.clock.advanceGently(HOUR_ms)
    expect(after.providers.flexiloadbd.sent).toHaveLength(sent)
    expect((await after.sale(id)).number).toBe(before.number)
    proveBooks(after)
  })
})
