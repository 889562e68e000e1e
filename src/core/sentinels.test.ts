import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SaleDetail, SaleIntent } from '../contract/schemas.ts'
import { reserved, wallet } from '../domain/ledger.ts'
import { type ProviderId, providerIds, rechargeWallet } from '../domain/provider.ts'
import type { DeliveryState } from '../domain/sale.ts'
import { sentinels } from '../sandbox/sentinels.ts'
import { type Course, courses, ordinaryCourses } from './testing/practice-courses.ts'
import { proveBooks, proveFigures, proveWords } from './testing/proof.ts'
import { openSandboxShop, type SandboxShop } from './testing/sandbox-shop.ts'
import { recharge } from './testing/shop.ts'

/**
 * Each practice number at each provider: the real core and the real clients sell over sockets to
 * the sandbox, its oracle tells what was really executed, and the clock goes from one wake-up to
 * the next.
 */

/** ৳50, and what it costs: ৳27.50 less on ৳1,000. */
const FACE_e4 = 500_000
const COST_e4 = 486_250
const SECOND_ms = 1_000
const MINUTE_ms = 60_000

/** Where the money of a sale stands: what differs from the books before it. */
const taken = { cash: FACE_e4 }
const owed = { ...taken, 'customers-held': -FACE_e4 }
function whereMoneyIs(provider: ProviderId, { state, tender, reason }: SaleDetail) {
  const at = { provider, wallet: rechargeWallet[provider] }
  const gone = { [wallet(at)]: -COST_e4 }
  if (tender === 'refunded') return {}
  if (state === 'failed') return owed
  if (state === 'succeeded') return { ...taken, ...gone, commission: COST_e4 - FACE_e4 }
  if (reason?.code === 'debited') return { ...owed, ...gone, suspense: COST_e4 }
  return { ...owed, ...gone, [reserved(at)]: COST_e4 }
}

let open: SandboxShop
let before: ReadonlyMap<string, number>
beforeEach(async () => {
  open = await openSandboxShop({ rateLimits: 'documented' })
  // Not when the wallet is read each minute anyway: autoflexi is asked two seconds apart.
  await open.pass(7_000)
  before = await balances()
})
afterEach(() => open.stop())

async function balances(): Promise<ReadonlyMap<string, number>> {
  const { accounts, sum_e4 } = await open.shop.client.ledger.trialBalance()
  expect(sum_e4).toBe(0)
  return new Map(accounts.map(({ account, balance_e4 }) => [account, balance_e4]))
}

/** Every account that has moved since, and nothing of the others. */
async function moved(): Promise<Readonly<Record<string, number>>> {
  const now = [...(await balances())].map(
    ([account, balance_e4]) => [account, balance_e4 - (before.get(account) ?? 0)] as const,
  )
  return Object.fromEntries(now.filter(([, by_e4]) => by_e4 !== 0))
}

const executions = () => open.sandbox.oracle.executions()

/**
 * Follows a sale to the end of its course: a millisecond before each step it stands where it stood,
 * and at each step its money is where its state says.
 */
async function follow(intent: SaleIntent, at: ProviderId, course: Course): Promise<SaleDetail> {
  const { client, clock } = open.shop
  const look = (id: string) => open.shop.sale(id)
  const sent_ms = clock.monotonic()
  const { id } = await client.sales.submit(intent)
  let stood: DeliveryState | null = null
  for (const [after_s, state, why] of course.steps) {
    const held = stood === 'on-wire' ? 1 : 0
    if (stood !== null) {
      await open.pass(sent_ms + after_s * SECOND_ms - clock.monotonic() - 1, held)
      expect((await look(id)).state, `until ${after_s} s`).toBe(stood)
      await open.pass(1, held)
    }
    // An answer that is kept back is not waited for, once the provider has the sale.
    if (state === 'on-wire') while (!executions()[0]) await open.shop.settle()
    else await open.pass(0)
    const sale = await look(id)
    expect([sale.state, sale.reason?.code], `after ${after_s} s`).toEqual([state, why])
    expect(await moved(), `money after ${after_s} s`).toEqual(whereMoneyIs(at, sale))
    // An impatient cashier: the same form once more is the same sale.
    expect((await client.sales.submit(intent)).id).toBe(id)
    stood = state
  }
  return look(id)
}

/** What lies before the person who is asked, and what he finds out from the customer. */
async function decide(at: ProviderId, sale: SaleDetail, course: Course): Promise<SaleDetail> {
  const executed = course.really.length > 0
  const taken_e4 = executed ? COST_e4 : 0
  const opened_e4 = before.get(wallet({ provider: at, wallet: rechargeWallet[at] })) ?? 0
  expect(sale.wallet).toEqual({
    finding: course.evidence,
    before_e4: opened_e4,
    after_e4: opened_e4 - taken_e4,
    taken_e4,
    sales: 1,
  })
  const sources = sale.observations.map(({ source }) => source)
  expect(sources).toEqual(expect.arrayContaining(['create', 'balance']))
  const outcome = executed ? 'succeeded' : 'failed'
  const { id, version } = sale
  const evidence = 'asked the customer at the counter'
  await open.shop.client.sales.decide({ id, version, outcome, evidence })
  return open.shop.sale(id)
}

/** Our wallets, the provider's figures as we heard them and its own books are one sum. */
async function proveWallets(): Promise<void> {
  const figures = open.sandbox.oracle.wallets()
  const lines = await open.shop.client.wallets.list()
  expect(lines).toHaveLength(figures.length)
  for (const { provider, wallet: name, balance_e4 } of figures) {
    const line = lines.find((one) => one.provider === provider && one.wallet === name)
    const same = { balance_e4, providerBalance_e4: balance_e4, unexplained_e4: 0 }
    expect(line).toMatchObject(same)
  }
}

const endings = [
  ...sentinels.map(({ ending, en }) => ({ ending, en, at: courses[ending] })),
  { ending: '5678', en: 'Any other number', at: ordinaryCourses },
]
const everyCourse = endings.flatMap(({ ending, en, at }) =>
  providerIds.map((provider) => ({ ending, en, provider, course: at?.[provider] })),
)

describe('a practice number, through the whole core', () => {
  it.each(everyCourse)('…$ending at $provider: $en', async ({ ending, provider, course }) => {
    if (!course) throw new Error(`nobody says what comes of …${ending} at ${provider}`)
    const intent = recharge({ provider, number: `0171234${ending}` })
    let sale = await follow(intent, provider, course)
    if (course.evidence) sale = await decide(provider, sale, course)
    // What is called failed was not executed, or its wallet has the money back.
    const isDone = course.really[0] === 'succeeded'
    expect(sale.state).toBe(isDone ? 'succeeded' : 'failed')
    expect(await moved()).toEqual(whereMoneyIs(provider, sale))
    if (!isDone) {
      await open.shop.client.sales.refund({ id: sale.id })
      expect(await moved()).toEqual({})
    }

    await open.pass(12 * MINUTE_ms)
    const { state } = sale
    const tender = isDone ? 'collected' : 'refunded'
    expect(await open.shop.sale(sale.id)).toMatchObject({ state, tender, alerts: [] })
    expect(executions().map(({ outcome }) => outcome)).toEqual(course.really)
    const requests = open.sandbox.oracle.requests()
    expect(requests.filter(({ call }) => call === 'create')).toHaveLength(1)
    expect(requests.filter(({ status }) => status === 429)).toEqual([])
    await proveWallets()
    proveBooks(open.shop)
    await proveFigures(open.shop)
    proveWords(open.shop)
  })
})
