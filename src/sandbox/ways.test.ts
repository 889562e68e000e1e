import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask } from './testing/ask.ts'
import { type UnderTest, sandboxUnderTest } from './testing/sandbox-under-test.ts'

const NUMBER = '01712345678'
let under: UnderTest
beforeEach(async () => {
  under = await sandboxUnderTest()
})
afterEach(() => under.sandbox.stop())

const executed = () => under.sandbox.oracle.executions().length
const balanceOf = (provider: 'autoflexi' | 'alsamiflexi') =>
  under.sandbox.oracle.wallets().find((line) => line.provider === provider)?.balance_e4

describe('a sale asked about by our reference at alsamiflexi', () => {
  it('is found only where the provider has it so', async () => {
    const { shop, sandbox } = under
    await shop.create('alsamiflexi', NUMBER, { reference: 'OUR-1' })
    expect((await shop.status('alsamiflexi', 'OUR-1')).status).toBe(404)
    sandbox.oracle.way('alsamiflexi', { findsByReference: 'yes' })
    const found = await shop.status('alsamiflexi', 'OUR-1')
    expect(found.json()).toMatchObject({ success: true, data: { reference: 'OUR-1' } })
    expect((await shop.status('alsamiflexi', 'OUR-2')).status).toBe(404)
  })
})

describe.each([
  ['alsamiflexi', 'reference', 400],
  ['flexiloadbd', 'ref_id', 422],
] as const)('the same reference twice at %s', (provider, field, refusal) => {
  it.each([
    ['refused', refusal, 1],
    ['same-id', 200, 1],
    ['executed', 200, 2],
  ] as const)('is %s', async (sameReference, status, executions) => {
    const { shop, sandbox } = under
    sandbox.oracle.way(provider, { sameReference })
    const first = await shop.create(provider, NUMBER, { [field]: 'OUR-1' })
    const second = await shop.create(provider, NUMBER, { [field]: 'OUR-1' })
    expect([first.status, second.status, executed()]).toEqual([200, status, executions])
  })
})

describe('other ways of a provider', () => {
  it('refuses the same number and amount for a while', async () => {
    const { shop, sandbox, clock } = under
    sandbox.oracle.way('autoflexi', { sameOrderWithin_ms: 60_000 })
    await shop.create('autoflexi', NUMBER)
    expect((await shop.create('autoflexi', NUMBER)).json()).toMatchObject({ status: false })
    expect((await shop.create('autoflexi', NUMBER, { amount: '50' })).json()).toMatchObject({
      status: true,
    })
    clock.advance(60_000)
    expect((await shop.create('autoflexi', NUMBER)).json()).toMatchObject({ status: true })
  })

  it('pays the money of a failed sale back later', async () => {
    const { shop, sandbox, clock } = under
    sandbox.oracle.way('autoflexi', { refundAfter_ms: 90_000 })
    const before = balanceOf('autoflexi')
    await shop.create('autoflexi', '01712340002')
    clock.advance(3_000)
    expect(sandbox.oracle.executions()).toMatchObject([{ outcome: 'failed' }])
    expect(balanceOf('autoflexi')).toBeLessThan(before ?? 0)
    clock.advance(90_000)
    expect(balanceOf('autoflexi')).toBe(before)
  })

  it('does not find what flexiloadbd says it finds', async () => {
    const { shop, sandbox } = under
    sandbox.oracle.way('flexiloadbd', { losesReference: true })
    await shop.create('flexiloadbd', NUMBER, { ref_id: 'OUR-1' })
    const lost = await shop.ask('flexiloadbd', '/status', { json: { ref_id: 'OUR-1' } })
    expect(lost.status).toBe(404)
  })

  it('does not know a sale for a while that its wallet has paid', async () => {
    const { shop, sandbox, clock } = under
    sandbox.oracle.way('flexiloadbd', { knownAfter_ms: 60_000 })
    await shop.create('flexiloadbd', NUMBER, { ref_id: 'OUR-1' })
    const named = () => shop.ask('flexiloadbd', '/status', { json: { ref_id: 'OUR-1' } })
    expect([(await named()).status, executed()]).toEqual([404, 1])
    clock.advance(60_000)
    expect((await named()).status).toBe(200)
  })

  it('are switched over HTTP, and nothing unknown is', async () => {
    const { shop, sandbox } = under
    const at = `${sandbox.oracle.url}/ways`
    const way = { findsByReference: 'yes' }
    expect((await ask(at, { json: { provider: 'alsamiflexi', way } })).status).toBe(200)
    await shop.create('alsamiflexi', NUMBER, { reference: 'OUR-1' })
    expect((await shop.status('alsamiflexi', 'OUR-1')).status).toBe(200)
    const strange = { json: { provider: 'alsamiflexi', way: { flies: true } } }
    expect((await ask(at, strange)).status).toBe(400)
  })
})
