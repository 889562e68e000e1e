import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask } from './testing/ask.ts'
import { sandboxUnderTest } from './testing/sandbox-under-test.ts'
import type { UnderTest } from './testing/sandbox-under-test.ts'

let under: UnderTest
beforeEach(async () => {
  under = await sandboxUnderTest()
})
afterEach(() => under.sandbox.stop())

const oracle = (path: string) => `${under.sandbox.oracle.url}${path}`

describe('the oracle over HTTP', () => {
  it('tells what was really executed', async () => {
    await under.shop.create('flexiloadbd', '01712345678', { ref_id: 'R-1' })
    under.clock.advance(3000)
    const answer = await ask(oracle('/executions'))
    expect(answer.json()).toEqual([
      {
        kind: 'recharge',
        provider: 'flexiloadbd',
        number: '01712345678',
        operator: 'GP',
        lineType: 'prepaid',
        subType: null,
        amount_e4: 1_000_000,
        reference: 'R-1',
        providerReference: expect.stringMatching(/^TRX/),
        wallet: 'flexiload',
        charged_e4: 972_500,
        at_ms: Date.parse('2025-12-27T10:30:00+06:00'),
        outcome: 'succeeded',
        endedAt_ms: Date.parse('2025-12-27T10:30:03+06:00'),
      },
    ])
    expect(answer.json()).toEqual(under.sandbox.oracle.executions())
  })

  it('shows wallets and tops them up', async () => {
    const json = { provider: 'flexiloadbd', wallet: 'bank', amount_e4: 10_000 }
    const answer = await ask(oracle('/top-up'), { json })
    expect(answer.json()).toContainEqual({ ...json, amount_e4: undefined, balance_e4: 200_010_000 })
    expect((await ask(oracle('/wallets'))).json()).toEqual(answer.json())
  })

  it('tells which requests came, with the hash of each body, never a key or a number', async () => {
    const { key } = under.sandbox.accounts.alsamiflexi
    await under.shop.create('alsamiflexi', '01712345678')
    await under.shop.ask('alsamiflexi', `/balance?token=${key}`)
    // This number's connection is dropped after it was executed: the request stands all the same.
    await expect(under.shop.create('alsamiflexi', '01712340003')).rejects.toThrow()
    const answer = await ask(oracle('/requests'))
    expect(answer.json()).toMatchObject([
      {
        call: 'create',
        method: 'POST',
        path: '/api/v1/recharge',
        status: 200,
        bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      { call: 'balance', method: 'GET', path: '/api/v1/balance', status: 200 },
      { call: 'create', status: null },
    ])
    for (const account of Object.values(under.sandbox.accounts)) {
      expect(answer.text).not.toContain(account.key)
    }
    expect(answer.text).not.toMatch(/01712345678|1712345678/)
  })

  it('takes scripts, one or many, and calls them off', async () => {
    const fault = { provider: 'autoflexi', on: 'balance', answer: { how: 'html', status: 502 } }
    expect((await ask(oracle('/faults'), { json: fault })).status).toBe(200)
    expect((await ask(oracle('/faults'), { json: [fault, fault] })).status).toBe(200)
    expect((await under.shop.balance('autoflexi')).status).toBe(502)
    await ask(oracle('/faults'), { method: 'DELETE' })
    expect((await under.shop.balance('autoflexi')).status).toBe(200)
  })

  it('takes a delivered sale back', async () => {
    await under.shop.create('alsamiflexi', '01712340001')
    const { provider, providerReference } = under.sandbox.oracle.executions()[0] ?? {}
    const json = { provider, providerReference }
    expect((await ask(oracle('/reverse'), { json })).status).toBe(200)
    expect(under.sandbox.oracle.executions()[0]?.outcome).toBe('reversed')
    expect((await ask(oracle('/reverse'), { json })).status).toBe(400)
  })

  it.each([
    ['a script that makes no sense', '/faults', { json: { provider: 'autoflexi', on: 'x' } }, 400],
    [
      'a wallet that is none',
      '/top-up',
      { json: { provider: 'autoflexi', wallet: 'bank', amount_e4: 1 } },
      400,
    ],
    [
      'half a taka’s ten-thousandth',
      '/top-up',
      { json: { provider: 'autoflexi', wallet: 'main', amount_e4: 0.5 } },
      400,
    ],
    ['a change of packs that is none', '/packs', { json: { change: 'burn', id: 1 } }, 400],
    [
      'a change of a pack that is not there',
      '/packs',
      { json: { change: 'withdraw', id: 99 } },
      400,
    ],
    ['what is not JSON', '/faults', { text: '{' }, 400],
    ['too much', '/faults', { text: 'x'.repeat(70_000) }, 413],
    ['a question it does not know', '/keys', {}, 404],
    ['a web page of another origin', '/wallets', { headers: { Origin: 'https://x.example' } }, 403],
    ['a page under another name', '/wallets', { headers: { Host: 'x.example' } }, 403],
  ])('refuses %s', async (_, path, asking, status) => {
    const before = under.sandbox.oracle.wallets()
    const answer = await ask(oracle(path), asking)
    expect(answer.status).toBe(status)
    expect(answer.json()).toEqual({ error: expect.stringMatching(/./) })
    expect(under.sandbox.oracle.wallets()).toEqual(before)
  })
})
