import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Certification, FactName } from '../../contract/certification.ts'
import { taka } from '../../domain/money.ts'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import { openSandboxShop, OWN, type SandboxShop } from '../testing/sandbox-shop.ts'

const MINUTE_ms = 60_000
let open: SandboxShop
beforeEach(async () => {
  open = await openSandboxShop()
})
afterEach(() => open.stop())

function fact({ facts }: Certification, name: FactName) {
  const found = facts.find((one) => one.name === name)
  if (!found) throw new Error(`nothing was measured of ${name}`)
  return found
}

const executed = (provider: ProviderId) =>
  open.sandbox.oracle.executions().filter((one) => one.provider === provider).length

describe.each(providerIds)('one sale of the wizard at %s', (provider) => {
  it('is an ordinary sale, and shows that the wallet is debited by its answer', async () => {
    const certification = await open.certify(provider, 'sale')
    expect(certification.last).toEqual({ step: 'sale', problem: null })
    expect(fact(certification, 'wallet-debit')).toMatchObject({
      value: 'by-answer',
      standing: 'valid',
    })
    const { sales } = await open.shop.client.sales.list({ limit: 50 })
    expect(sales).toMatchObject([{ provider, amount_e4: 200_000, number: OWN }])
    expect(executed(provider)).toBe(1)
    await open.pass(MINUTE_ms)
    expect((await open.shop.client.ledger.trialBalance()).sum_e4).toBe(0)
    expect((await open.shop.sale(sales[0]?.id ?? '')).state).toBe('succeeded')
  })

  it('finds a debit that comes later, and how much later', async () => {
    open.sandbox.oracle.fault({ provider, executeAfter_ms: 7_000 })
    const certification = await open.certify(provider, 'sale')
    const debit = fact(certification, 'wallet-debit')
    expect(debit.value).toBe('later')
    expect(debit.measure_ms).toBeGreaterThanOrEqual(7_000)
    expect(debit.measure_ms).toBeLessThanOrEqual(12_000)
  })

  it('keeps every answer as it came, and hides the number and the key', async () => {
    const { evidence, sales } = fact(await open.certify(provider, 'sale'), 'wallet-debit')
    expect(sales).toHaveLength(1)
    expect(evidence.map(({ asked }) => asked)).toEqual(
      expect.arrayContaining(['balance', 'sale', 'balance']),
    )
    const kept = JSON.stringify(evidence)
    expect(kept).toContain('balance')
    expect(kept).not.toContain(OWN.slice(1))
    expect(kept).not.toContain(open.sandbox.accounts[provider].key)
  })
})

describe('a sale of the wizard in a shop that charges small recharges', () => {
  it('is made without the charge: nobody stands there who would pay it', async () => {
    const recharges = { on: true, below_e4: taka(30), charge_e4: taka(1) }
    await open.shop.client.settings.save({ recharges })
    const { last } = await open.certify('flexiloadbd', 'sale')
    expect(last).toEqual({ step: 'sale', problem: null })
    const { sales } = await open.shop.client.sales.list({ limit: 50 })
    expect(sales).toMatchObject([{ number: OWN, amount_e4: taka(20), serviceCharge_e4: 0 }])
  })
})

describe('whether a sale is found by our reference', () => {
  it('is no at alsamiflexi as its document has it, and yes where it answers', async () => {
    expect(fact(await open.certify('alsamiflexi', 'sale'), 'lookup').value).toBe('no')
    open.sandbox.oracle.way('alsamiflexi', { findsByReference: 'yes' })
    expect(fact(await open.certify('alsamiflexi', 'sale'), 'lookup').value).toBe('yes')
  })

  it('is no where a reference that nobody ever used is "found" too', async () => {
    open.sandbox.oracle.way('alsamiflexi', { findsByReference: 'any' })
    const lookup = fact(await open.certify('alsamiflexi', 'sale'), 'lookup')
    expect(lookup.value).toBe('no')
    expect(lookup.evidence.at(-1)).toMatchObject({ asked: 'unused-reference', httpStatus: 200 })
  })

  it('is yes at flexiloadbd, with no time of not being found', async () => {
    const certification = await open.certify('flexiloadbd', 'sale')
    expect(fact(certification, 'lookup').value).toBe('yes')
    expect(fact(certification, 'absence')).toMatchObject({ value: 'found', measure_ms: 0 })
  })

  it('measures how long flexiloadbd says 404 of a sale it took', async () => {
    open.sandbox.oracle.fault({ provider: 'flexiloadbd', executeAfter_ms: 45_000 })
    const absence = fact(await open.certify('flexiloadbd', 'sale'), 'absence')
    expect(absence.value).toBe('found')
    expect(absence.measure_ms).toBeGreaterThanOrEqual(40_000)
    expect(absence.measure_ms).toBeLessThan(60_000)
  })

  it('is no at a flexiloadbd that does not find what it says it finds', async () => {
    open.sandbox.oracle.way('flexiloadbd', { losesReference: true })
    const certification = await open.certify('flexiloadbd', 'sale')
    expect(fact(certification, 'lookup').value).toBe('no')
    expect(fact(certification, 'absence').value).toBe('not-seen')
  })
})

describe.each(providerIds)('the same number and amount within a minute at %s', (provider) => {
  it('is taken, or refused as a duplicate', async () => {
    expect(fact(await open.certify(provider, 'again'), 'same-number').value).toBe('taken')
    expect(executed(provider)).toBe(2)
    await open.pass(6 * MINUTE_ms)
    open.sandbox.oracle.way(provider, { sameOrderWithin_ms: MINUTE_ms })
    const certification = await open.certify(provider, 'again')
    // Only flexiloadbd can be asked what it meant; elsewhere doubt stays doubt.
    const refused = provider === 'flexiloadbd' ? 'refused' : 'unclear'
    expect(fact(certification, 'same-number').value).toBe(refused)
    expect(executed(provider)).toBe(3)
  })
})

describe.each(providerIds)('the money of a failed sale at %s', (provider) => {
  const failing = { provider, plan: { outcome: 'failed', after_ms: 3_000 } } as const

  it('is back at once', async () => {
    open.sandbox.oracle.fault(failing)
    const refund = fact(await open.certify(provider, 'refund', { operator: 'TT' }), 'refund')
    expect(refund).toMatchObject({ value: 'returned', measure_ms: 0 })
  })

  it('is back later, and how much later', async () => {
    open.sandbox.oracle.way(provider, { refundAfter_ms: 80_000 })
    open.sandbox.oracle.fault(failing)
    const refund = fact(await open.certify(provider, 'refund', { operator: 'TT' }), 'refund')
    expect(refund.value).toBe('returned')
    expect(refund.measure_ms).toBeGreaterThan(60_000)
    expect(refund.measure_ms).toBeLessThanOrEqual(95_000)
  })

  it('is not measured where the sale is delivered after all', async () => {
    const certification = await open.certify(provider, 'refund', { operator: 'TT' })
    expect(certification.last).toEqual({ step: 'refund', problem: 'delivered' })
    expect(certification.facts).toEqual([])
  })
})

describe.each(providerIds)('what %s says to a key that is none', (provider) => {
  it('is kept with its code and body, and closes nothing', async () => {
    const badKey = fact(await open.certify(provider, 'bad-key'), 'bad-key')
    expect(badKey).toMatchObject({ value: 'refused', evidence: [{ httpStatus: 401 }] })
    const list = await open.shop.client.providers.list()
    expect(list.find((one) => one.provider === provider)).toMatchObject({ keyRefused: false })
  })
})

describe('a step that is not begun', () => {
  it('is one that may cost money for nothing, until the owner says that he knows', async () => {
    const step = open.shop.client.certification.step({
      provider: 'flexiloadbd',
      step: 'bad-number',
      accepted: false,
    })
    await expect(step).rejects.toMatchObject({ data: { field: 'accepted' } })
    expect(open.sandbox.oracle.requests().filter(({ call }) => call === 'create')).toEqual([])
  })

  it('is one that sells to no number', async () => {
    const begun = open.certify('flexiloadbd', 'sale', { number: '0171' })
    await expect(begun).rejects.toMatchObject({ data: { field: 'number' } })
  })

  it('is one while something of the wallet is on its way', async () => {
    open.sandbox.oracle.fault({ provider: 'flexiloadbd', answer: { how: 'reset' } })
    await open.shop.sell({ provider: 'flexiloadbd', number: '01755551234' })
    await open.pass(500)
    const certification = await open.certify('flexiloadbd', 'sale')
    expect(certification.last).toEqual({ step: 'sale', problem: 'busy' })
    expect(certification.facts).toEqual([])
  })
})

describe('a step of the wizard', () => {
  it('asked for twice is made once', async () => {
    const [first, second] = [
      open.certify('flexiloadbd', 'sale'),
      open.certify('flexiloadbd', 'sale'),
    ]
    await Promise.all([first, second])
    expect(executed('flexiloadbd')).toBe(1)
  })

  it('that the provider refuses leaves no fact, and the money is due back as ever', async () => {
    const certification = await open.certify('flexiloadbd', 'sale', { number: '01712340006' })
    expect(certification.last).toEqual({ step: 'sale', problem: 'refused' })
    expect(certification.facts).toEqual([])
    const { sales } = await open.shop.client.sales.list({ limit: 5 })
    expect(sales).toMatchObject([{ state: 'failed', tender: 'refund-due' }])
  })

  it('that gets no answer is doubt as any other, and never sent again', async () => {
    const certification = await open.certify('flexiloadbd', 'sale', { number: '01712340003' })
    expect(certification.last).toEqual({ step: 'sale', problem: 'in-doubt' })
    await open.pass(MINUTE_ms)
    expect(executed('flexiloadbd')).toBe(1)
  })

  it('during which a customer was served says nothing of the wallet', async () => {
    open.sandbox.oracle.fault({ provider: 'flexiloadbd', executeAfter_ms: 30_000 })
    const certifying = open.certify('flexiloadbd', 'sale')
    await open.pass(2_000)
    await open.shop.sell({ provider: 'flexiloadbd', number: '01755551234' })
    const certification = await certifying
    expect(certification.last).toEqual({ step: 'sale', problem: 'sold-meanwhile' })
    expect(certification.facts.map(({ name }) => name)).not.toContain('wallet-debit')
  })

  it('ends with the counter, and leaves its sale to the next start', async () => {
    open.sandbox.oracle.fault({ provider: 'flexiloadbd', executeAfter_ms: 60_000 })
    await open.shop.client.certification.step({
      provider: 'flexiloadbd',
      step: 'sale',
      sales: ['01985a3c-7c00-7000-8000-000000000001'],
      number: OWN,
    })
    await open.pass(5_000)
    const next = await open.shop.crash()
    const { running, facts } = await next.client.certification.get({ provider: 'flexiloadbd' })
    expect([running, facts]).toEqual([null, []])
    expect((await next.client.sales.list({ limit: 5 })).sales).toHaveLength(1)
    await next.core.close()
  })
})
