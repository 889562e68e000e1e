import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SaleDetail } from '../../contract/schemas.ts'
import { createFacts, VALID_FOR_ms } from './facts.ts'
import { openSandboxShop, type SandboxShop } from '../testing/sandbox-shop.ts'

const MINUTE_ms = 60_000
const DAY_ms = 86_400_000
/** Executed, and the answer lost. */
const lost = { executions: 1, answer: { how: 'reset' } } as const
let open: SandboxShop
beforeEach(async () => {
  open = await openSandboxShop()
})
afterEach(() => open.stop())

let customers = 0
async function doubt(provider: 'alsamiflexi' | 'flexiloadbd'): Promise<SaleDetail> {
  open.sandbox.oracle.fault({ provider, ...lost })
  return sell(provider)
}

async function sell(provider: 'autoflexi' | 'alsamiflexi' | 'flexiloadbd'): Promise<SaleDetail> {
  customers += 1
  const number = `0181234${String(5_000 + customers)}`
  const { id } = await open.shop.sell({ provider, operator: 'RB', number })
  await open.pass(500)
  return open.shop.sale(id)
}

/** So much time without a clock that is walked through step by step: nothing is on its way. */
async function sleep(time_ms: number): Promise<void> {
  open.shop.clock.jumpTo(open.shop.clock.now() + time_ms)
  await open.pass(500)
}

const askedByReference = ({ ourReference }: SaleDetail) =>
  open.sandbox.oracle.requests().filter(({ path }) => path.endsWith(`/${ourReference}`)).length

describe('a sale in doubt at alsamiflexi', () => {
  it('is not asked about by our reference before it was certified', async () => {
    open.sandbox.oracle.way('alsamiflexi', { findsByReference: 'yes' })
    const sale = await doubt('alsamiflexi')
    expect(sale.state).toBe('in-doubt')
    await open.pass(3 * MINUTE_ms)
    expect(askedByReference(sale)).toBe(0)
    expect((await open.shop.sale(sale.id)).state).not.toBe('succeeded')
  })

  it('is found by our reference and adopted, once certified', async () => {
    open.sandbox.oracle.way('alsamiflexi', { findsByReference: 'yes' })
    await open.certify('alsamiflexi', 'sale')
    const sale = await doubt('alsamiflexi')
    expect(sale.state).toBe('in-doubt')
    await open.pass(MINUTE_ms)
    expect(askedByReference(sale)).toBeGreaterThan(0)
    const found = await open.shop.sale(sale.id)
    const [, executed] = open.sandbox.oracle.executions()
    expect(found).toMatchObject({
      state: 'succeeded',
      providerReference: executed?.providerReference,
    })
  })

  it('is not after ninety days, nor with a new key, nor by a clock set back', async () => {
    open.sandbox.oracle.way('alsamiflexi', { findsByReference: 'yes' })
    await open.certify('alsamiflexi', 'sale')
    const measured_ms = open.shop.clock.now()
    expect(await open.holding('alsamiflexi', 'lookup')).toBe('yes')
    await sleep(VALID_FOR_ms - DAY_ms)
    expect(await open.holding('alsamiflexi', 'lookup')).toBe('yes')
    await sleep(DAY_ms)
    expect(await open.holding('alsamiflexi', 'lookup')).toBeNull()
    const sale = await doubt('alsamiflexi')
    await open.pass(3 * MINUTE_ms)
    expect(askedByReference(sale)).toBe(0)
    open.shop.clock.jumpTo(measured_ms - DAY_ms)
    expect(await open.holding('alsamiflexi', 'lookup')).toBeNull()
    open.shop.clock.jumpTo(measured_ms + DAY_ms)
    expect(await open.holding('alsamiflexi', 'lookup')).toBe('yes')
    const { url: baseUrl } = open.sandbox.accounts.alsamiflexi
    const other = { provider: 'alsamiflexi', baseUrl, key: 'another-key', preference: 2 } as const
    await open.shop.client.providers.save(other)
    expect(await open.holding('alsamiflexi', 'lookup')).toBeNull()
    const { facts } = await open.shop.client.certification.get({ provider: 'alsamiflexi' })
    expect(new Set(facts.map(({ standing }) => standing))).toEqual(new Set(['other-account']))
  })

  it('that alsamiflexi never took stays in doubt: its 404 is no proof', async () => {
    open.sandbox.oracle.way('alsamiflexi', { findsByReference: 'yes' })
    await open.certify('alsamiflexi', 'sale')
    open.sandbox.oracle.fault({ provider: 'alsamiflexi', executions: 0, answer: { how: 'reset' } })
    const sale = await sell('alsamiflexi')
    await open.pass(25 * MINUTE_ms)
    expect(askedByReference(sale)).toBeGreaterThan(4)
    const { state, observations } = await open.shop.sale(sale.id)
    expect(['in-doubt', 'needs-review']).toContain(state)
    // The wallet goes on to be looked at beside the questions.
    expect(observations.some(({ source }) => source === 'balance')).toBe(true)
    const [alsamiflexi] = (await open.shop.client.providers.list()).filter(
      ({ provider }) => provider === 'alsamiflexi',
    )
    expect(alsamiflexi?.health.state).not.toBe('down')
  })
})

describe('a 404 of flexiloadbd', () => {
  /** Never executed; its wallet is untouched and everything else speaks for "not executed". */
  async function absent() {
    open.sandbox.oracle.fault({ provider: 'flexiloadbd', executions: 0, answer: { how: 'reset' } })
    return sell('flexiloadbd')
  }

  it('fails a sale after a quarter of an hour, where nothing slower was measured', async () => {
    await open.certify('flexiloadbd', 'sale')
    const sale = await absent()
    await open.pass(20 * MINUTE_ms)
    expect((await open.shop.sale(sale.id)).state).toBe('failed')
  })

  it('proves nothing for twice the time it was measured to last, and a minute', async () => {
    open.sandbox.oracle.way('flexiloadbd', { knownAfter_ms: 18 * MINUTE_ms })
    const { facts } = await open.certify('flexiloadbd', 'sale')
    const measured = facts.find(({ name }) => name === 'absence')
    expect(measured?.measure_ms).toBeGreaterThanOrEqual(15 * MINUTE_ms)
    expect(measured?.measure_ms).toBeLessThan(16 * MINUTE_ms)
    const sale = await absent()
    await open.pass(30 * MINUTE_ms)
    expect((await open.shop.sale(sale.id)).state).toMatch(/in-doubt|needs-review/u)
    await open.pass(10 * MINUTE_ms)
    expect((await open.shop.sale(sale.id)).state).toBe('failed')
  })

  it('fails no sale by a wallet that was seen to be late', async () => {
    open.sandbox.oracle.fault({ provider: 'flexiloadbd', executeAfter_ms: 45_000 })
    await open.certify('flexiloadbd', 'sale')
    const sale = await absent()
    await open.pass(40 * MINUTE_ms)
    expect((await open.shop.sale(sale.id)).state).toBe('needs-review')
  })

  it('never fails a sale of a flexiloadbd that was seen not to find its sales', async () => {
    open.sandbox.oracle.way('flexiloadbd', { losesReference: true })
    await open.certify('flexiloadbd', 'sale')
    const sale = await absent()
    await open.pass(40 * MINUTE_ms)
    expect((await open.shop.sale(sale.id)).state).toBe('needs-review')
  })

  const old = { 'is old': VALID_FOR_ms + DAY_ms, 'seems to lie ahead': -DAY_ms }

  it.each(Object.entries(old))('never does so when the measuring %s either', async (_, by_ms) => {
    open.sandbox.oracle.way('flexiloadbd', { losesReference: true })
    await open.certify('flexiloadbd', 'sale')
    await sleep(by_ms)
    expect(await open.holding('flexiloadbd', 'lookup')).toBeNull()
    await open.pass(2 * MINUTE_ms)
    const sale = await absent()
    await open.pass(40 * MINUTE_ms)
    expect((await open.shop.sale(sale.id)).state).toBe('needs-review')
  })

  it('waits as long as it was measured to last, also when that is old', async () => {
    open.sandbox.oracle.way('flexiloadbd', { knownAfter_ms: 18 * MINUTE_ms })
    await open.certify('flexiloadbd', 'sale')
    await sleep(VALID_FOR_ms + DAY_ms)
    await open.pass(2 * MINUTE_ms)
    const sale = await absent()
    await open.pass(30 * MINUTE_ms)
    expect((await open.shop.sale(sale.id)).state).toMatch(/in-doubt|needs-review/u)
  })

  it('fails no sale by a wallet that was late long ago', async () => {
    open.sandbox.oracle.fault({ provider: 'flexiloadbd', executeAfter_ms: 45_000 })
    await open.certify('flexiloadbd', 'sale')
    await sleep(VALID_FOR_ms + DAY_ms)
    await open.pass(2 * MINUTE_ms)
    const sale = await absent()
    await open.pass(40 * MINUTE_ms)
    expect((await open.shop.sale(sale.id)).state).toBe('needs-review')
  })
})

describe('a key that autoflexi turns away', () => {
  const answered = { status: 401, body: '{"status":false,"error":"Invalid API key"}' }
  const turnAway = () =>
    open.sandbox.oracle.fault({
      provider: 'autoflexi',
      executions: 0,
      answer: { how: 'reply', ...answered },
    })

  it('is doubt by its document, for its "no" has no code', async () => {
    turnAway()
    expect((await sell('autoflexi')).state).toBe('in-doubt')
  })

  it('is a refusal once these very words were certified, and closes the provider', async () => {
    await open.certify('autoflexi', 'bad-key')
    turnAway()
    const sale = await sell('autoflexi')
    expect(sale).toMatchObject({ state: 'failed', reason: { code: 'key' } })
    const list = await open.shop.client.providers.list()
    expect(list.find(({ provider }) => provider === 'autoflexi')).toMatchObject({
      keyRefused: true,
    })
  })

  it('in any other words stays doubt', async () => {
    await open.certify('autoflexi', 'bad-key')
    const answer = {
      how: 'reply',
      ...answered,
      body: '{"status":false,"error":"Not now"}',
    } as const
    open.sandbox.oracle.fault({ provider: 'autoflexi', executions: 0, answer })
    expect((await sell('autoflexi')).state).toBe('in-doubt')
  })
})

describe('a sale in doubt while the money of a failed one is on its way back', () => {
  const failing = { provider: 'autoflexi', plan: { outcome: 'failed', after_ms: 3_000 } } as const

  /** One sale fails, and beside it another of the same price was never executed. */
  async function beside(): Promise<SaleDetail> {
    open.sandbox.oracle.fault(failing)
    await sell('autoflexi')
    open.sandbox.oracle.fault({ provider: 'autoflexi', executions: 0, answer: { how: 'reset' } })
    const sale = await sell('autoflexi')
    await open.pass(2 * MINUTE_ms)
    return open.shop.sale(sale.id)
  }

  beforeEach(() => open.sandbox.oracle.way('autoflexi', { refundAfter_ms: 5 * MINUTE_ms }))

  it('is not taken for debited while nobody knows how long that lasts', async () => {
    expect(await beside()).toMatchObject({ state: 'in-doubt', wallet: { finding: 'unclear' } })
  })

  it('has a wallet that says nothing for so long, once that was measured', async () => {
    open.sandbox.oracle.fault(failing)
    const { facts } = await open.certify('autoflexi', 'refund', { operator: 'TT' })
    const measured = facts.find(({ name }) => name === 'refund')
    expect(measured?.measure_ms).toBeGreaterThanOrEqual(5 * MINUTE_ms)
    await open.pass(15 * MINUTE_ms)
    expect(await beside()).toMatchObject({ state: 'in-doubt', wallet: { finding: 'too-early' } })
  })

  it('is not either where that was measured long ago', async () => {
    open.sandbox.oracle.fault(failing)
    await open.certify('autoflexi', 'refund', { operator: 'TT' })
    await sleep(VALID_FOR_ms + DAY_ms)
    await open.pass(15 * MINUTE_ms)
    expect(await beside()).toMatchObject({ state: 'in-doubt', wallet: { finding: 'too-early' } })
  })
})

describe('what was measured of an account', () => {
  it('is its own again when the account comes back, whatever another one did meanwhile', () => {
    const facts = createFacts(open.shop.db, () => open.shop.clock.now())
    const measure = (mark: string, value: 'no' | 'yes') => {
      const account = {
        provider: 'flexiloadbd',
        mark,
        baseUrl: 'https://flexiloadbd.example',
      } as const
      const none = { measure_ms: null, evidence: [], sales: [] }
      open.shop.db.write(() => facts.add(account, { name: 'lookup', value, ...none }, 1))
    }
    measure('first', 'no')
    measure('second', 'yes')
    expect(facts.lastMeasured('flexiloadbd', 'first', 'lookup')?.value).toBe('no')
    expect(facts.lastMeasured('flexiloadbd', 'third', 'lookup')).toBeNull()
    measure('first', 'yes')
    expect(facts.lastMeasured('flexiloadbd', 'first', 'lookup')?.value).toBe('yes')
  })
})
