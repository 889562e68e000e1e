import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SaleIntent } from '../contract/schemas.ts'
import { taka } from '../domain/money.ts'
import type { SaleId, SaleKind } from '../domain/sale.ts'
import { type IntentOf, intentOf, transfersFor } from './testing/kinds.ts'
import { proveBooks, proveFigures, proveWords } from './testing/proof.ts'
import { openSandboxShop, type SandboxShop } from './testing/sandbox-shop.ts'

/**
 * Every kind that flexiloadbd sells, from the counter over sockets into the provider's own book:
 * what was executed is what was sold, and every wallet says the same on both sides.
 */

const MINUTE_ms = 60_000
const HOUR_ms = 60 * MINUTE_ms
const CHARGE_e4 = taka(5)

type Sold = Exclude<SaleKind, 'recharge'>

/** With the sandbox's own packages; a number that ends like a practice number. */
const intents: { readonly [K in Sold]: (ending: string) => IntentOf<K> } = {
  package: (ending) => intentOf('package', { number: `0171234${ending}`, packageId: 2 }),
  drive: (ending) =>
    intentOf('drive', {
      number: `0171234${ending}`,
      packageId: 3,
      packageName: '30 GB – 30 Days',
      amount_e4: 4_890_000,
    }),
  transfer: (ending) => intentOf('transfer', { number: `0191234${ending}`, walletType: 'agent' }),
  bill: (ending) =>
    intentOf('bill', {
      operator: 'DSP',
      number: `987654${ending}`,
      phone: '01712345678',
      amount_e4: 5_000_000,
    }),
}

/** What must stand in the provider's book, beside its number and its money. */
const executedAs = {
  package: {
    kind: 'package',
    operator: 'GP',
    packageId: 2,
    wallet: 'flexiload',
    charged_e4: 630_000,
  },
  drive: { kind: 'drive', operator: 'GP', packageId: 3, wallet: 'drive', charged_e4: 4_770_000 },
  transfer: {
    kind: 'transfer',
    operator: 'BK',
    subType: 'Agent',
    wallet: 'bank',
    charged_e4: 5_000_000,
  },
  bill: {
    kind: 'bill',
    operator: 'DSP',
    month: '01',
    phone: '01712345678',
    wallet: 'bank',
    charged_e4: 5_000_000,
  },
} as const satisfies Record<Sold, object>

/** By the ending of a number: where the sale ends, and what its provider really did. */
const ends = [
  ['0001', 'succeeded', ['succeeded']],
  ['0002', 'failed', ['failed']],
  ['0003', 'succeeded', ['succeeded']],
  ['0006', 'failed', []],
  ['0008', 'failed', []],
  ['5678', 'succeeded', ['succeeded']],
] as const
const kinds = ['package', 'drive', 'transfer', 'bill'] as const
const lives = kinds.flatMap((kind) =>
  ends.map(([ending, state, really]) => ({ kind, ending, state, really })),
)

let open: SandboxShop
beforeEach(async () => {
  open = await openSandboxShop({ rateLimits: 'documented' })
  await open.shop.client.settings.save({ transfers: transfersFor(CHARGE_e4) })
  // Its lists are read within the limit of questions.
  await open.pass(2 * MINUTE_ms)
})
afterEach(() => open.stop())

async function sell(intent: SaleIntent): Promise<SaleId> {
  const { id } = await open.shop.client.sales.submit(intent)
  await open.pass(0)
  return id
}

async function proveWallets(): Promise<void> {
  await open.pass(5 * MINUTE_ms)
  const lines = await open.shop.client.wallets.list()
  for (const { provider, wallet, balance_e4 } of open.sandbox.oracle.wallets()) {
    const line = lines.find((one) => one.provider === provider && one.wallet === wallet)
    expect(line, wallet).toMatchObject({ balance_e4, reserved_e4: 0, unexplained_e4: 0 })
  }
}

describe('a life of every kind', () => {
  it.each(lives)('$kind to …$ending is $state', async ({ kind, ending, state, really }) => {
    const intent = { ...intents[kind](ending), serviceCharge_e4: CHARGE_e4 }
    const id = await sell(intent)
    await open.pass(40 * MINUTE_ms)
    const sale = await open.shop.sale(id)
    expect(sale).toMatchObject({ kind, state, serviceCharge_e4: CHARGE_e4, alerts: [] })
    const executions = open.sandbox.oracle.executions()
    expect(executions.map(({ outcome }) => outcome)).toEqual(really)
    for (const execution of executions) {
      expect(execution).toMatchObject({ ...executedAs[kind], number: intent.number })
      expect(execution.amount_e4).toBe(intent.amount_e4)
    }
    proveBooks(open.shop)
    if (state === 'failed') await open.shop.client.sales.refund({ id })
    await proveWallets()
    proveBooks(open.shop)
    await proveFigures(open.shop)
    proveWords(open.shop)
  })

  it.each(kinds)('%s that is taken back a day later is owed, charge and all', async (kind) => {
    const id = await sell({ ...intents[kind]('0001'), serviceCharge_e4: CHARGE_e4 })
    await open.pass(MINUTE_ms)
    const { providerReference } = await open.shop.sale(id)
    open.sandbox.oracle.reverse('flexiloadbd', providerReference ?? '')
    await open.pass(30 * HOUR_ms)
    expect(await open.shop.sale(id)).toMatchObject({ state: 'reversed', tender: 'refund-due' })
    proveBooks(open.shop)
    await open.shop.client.sales.refund({ id })
    await proveWallets()
    proveBooks(open.shop)
  })
})

describe('a drive package', () => {
  it('is loaded by hand and may take its time: waiting is neither doubt nor failure', async () => {
    const id = await sell(intents.drive('4444'))
    await open.pass(19 * MINUTE_ms)
    expect(await open.shop.sale(id)).toMatchObject({ state: 'accepted' })
    await open.pass(20 * MINUTE_ms)
    expect(await open.shop.sale(id)).toMatchObject({ state: 'succeeded' })
  })
})

describe('a package whose price rose after it was shown', () => {
  it('is booked as it was charged, which explains its provider’s figure (C15)', async () => {
    await open.pass(2 * MINUTE_ms)
    const change = { change: 'reprice', id: 2, price_e4: 800_000, commission_e4: 30_000 } as const
    open.sandbox.oracle.changePacks(change)
    const id = await sell(intents.package('0001'))
    await open.pass(MINUTE_ms)
    const sale = await open.shop.sale(id)
    expect(sale).toMatchObject({ state: 'succeeded', amount_e4: 650_000, charged_e4: 770_000 })
    expect(sale.commission_e4).toBe(650_000 - 770_000)
    proveBooks(open.shop)
    await proveWallets()
  })

  it('is asked about anew where the list that says so has been read', async () => {
    open.sandbox.oracle.changePacks({ change: 'reprice', id: 2, price_e4: 800_000 })
    await open.pass(6 * MINUTE_ms)
    const changed = { field: 'packageId', code: 'price-changed', limit_e4: 800_000 }
    await expect(sell(intents.package('0001'))).rejects.toMatchObject({ data: changed })
    expect(open.sandbox.oracle.executions()).toEqual([])
  })
})

describe('tokens of a prepaid meter', () => {
  it('are kept with the sale, every digit of them (C18)', async () => {
    const id = await sell(intents.bill('0240'))
    await open.pass(MINUTE_ms)
    const [execution] = open.sandbox.oracle.executions()
    const tokens = execution?.kind === 'bill' ? execution.tokens : []
    expect(tokens).toHaveLength(12)
    const told = JSON.stringify(await open.shop.sale(id)).replaceAll(/(?<=\d)-(?=\d)/gu, '')
    for (const token of tokens) expect(told).toContain(token)
  })
})
