import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask } from './testing/ask.ts'
import { sandboxUnderTest } from './testing/sandbox-under-test.ts'
import type { UnderTest } from './testing/sandbox-under-test.ts'

let under: UnderTest
beforeEach(async () => {
  under = await sandboxUnderTest()
})
afterEach(() => under.sandbox.stop())

const NUMBER = '01712345678'
const create = (more: Readonly<Record<string, unknown>> = {}) =>
  under.shop.create('alsamiflexi', NUMBER, more)

const error = { code: expect.stringMatching(/^[A-Z_]+$/), message: expect.stringMatching(/./) }

describe('alsamiflexi, as its document has it', () => {
  it('shows its balance with two places, and the currency', async () => {
    const answer = await under.shop.balance('alsamiflexi')
    expect(answer.status).toBe(200)
    expect(answer.text).toBe('{"success":true,"data":{"balance":25000.00,"currency":"BDT"}}')
  })

  it('lists five operators under ids of its own, and calls Robi ROBI', async () => {
    const answer = await under.shop.ask('alsamiflexi', '/operators')
    const limits = { min_amount: 10, max_amount: 1000 }
    expect(answer.json()).toEqual({
      success: true,
      data: [
        { id: 1, name: 'Grameenphone', code: 'GP', ...limits },
        { id: 2, name: 'Robi', code: 'ROBI', ...limits },
        { id: 3, name: 'Banglalink', code: 'BANGLALINK', ...limits },
        { id: 4, name: 'Airtel', code: 'AIRTEL', ...limits },
        { id: 5, name: 'Teletalk', code: 'TELETALK', ...limits },
      ],
    })
  })

  it('takes a recharge and answers that it is processing', async () => {
    const answer = await create({ reference: 'SHOP-1-REF' })
    expect(answer.status).toBe(200)
    expect(answer.json()).toEqual({
      success: true,
      data: {
        transaction_id: expect.stringMatching(/^TXN\d{9}$/),
        status: 'processing',
        mobile_number: NUMBER,
        amount: 100,
        operator: 'Grameenphone',
        reference: 'SHOP-1-REF',
        created_at: '2025-12-27 10:30:00',
      },
    })
  })

  it('says completed, and when, once it is delivered', async () => {
    await create({ operator_id: 2, reference: 'SHOP-1-REF' })
    const id = under.sandbox.oracle.executions()[0]?.providerReference ?? ''
    expect(await under.shop.word('alsamiflexi', id)).toBe('processing')
    under.clock.advance(15_000)
    expect((await under.shop.status('alsamiflexi', id)).json()).toEqual({
      success: true,
      data: {
        transaction_id: id,
        status: 'completed',
        mobile_number: NUMBER,
        amount: 100,
        operator: 'Robi',
        reference: 'SHOP-1-REF',
        created_at: '2025-12-27 10:30:00',
        completed_at: '2025-12-27 10:30:03',
      },
    })
  })

  it('cannot be asked by our reference', async () => {
    await create({ reference: 'SHOP-1-REF' })
    const answer = await under.shop.status('alsamiflexi', 'SHOP-1-REF')
    expect(answer.status).toBe(404)
    expect(answer.json()).toEqual({ success: false, error })
  })

  it('takes a recharge without a reference, and a second with the same one', async () => {
    expect((await create()).json()).toMatchObject({ data: { reference: null } })
    await create({ reference: 'SHOP-1-REF' })
    await create({ reference: 'SHOP-1-REF' })
    expect(under.sandbox.oracle.executions()).toHaveLength(3)
  })

  it('keeps the limits of its operator list', async () => {
    expect((await create({ amount: 10 })).status).toBe(200)
    expect((await create({ amount: 1000 })).status).toBe(200)
  })

  it.each([
    ['less than an operator’s minimum', { amount: 9 }],
    ['more than an operator’s maximum', { amount: 1001 }],
    ['an amount that is none', { amount: 'hundred' }],
    ['a code in place of an id', { operator_id: 'GP' }],
    ['an id it does not list', { operator_id: 6 }],
    ['a number of ten digits', { mobile_number: '1712345678' }],
    ['a reference that is no text', { reference: 7 }],
  ])('refuses %s with 400', async (_, more) => {
    const answer = await create(more)
    expect(answer.status).toBe(400)
    expect(answer.json()).toEqual({ success: false, error })
    expect(under.sandbox.oracle.executions()).toEqual([])
  })

  it('refuses what the wallet cannot pay with 402, word for word', async () => {
    under.sandbox.oracle.topUp('alsamiflexi', 'main', -24_950 * 10_000)
    const answer = await create()
    expect(answer.status).toBe(402)
    expect(answer.json()).toEqual({
      success: false,
      error: {
        code: 'INSUFFICIENT_BALANCE',
        message: 'Your account balance is insufficient for this transaction',
      },
    })
  })

  it('answers 401 to a missing or another key', async () => {
    const { url, key } = under.sandbox.accounts.alsamiflexi
    const headers: Record<string, string>[] = [
      {},
      { Authorization: 'Bearer other' },
      { Authorization: key },
      { 'CD-API-KEY': key },
    ]
    for (const each of headers) {
      const answer = await ask(`${url}/balance`, { headers: each })
      expect(answer.status).toBe(401)
      expect(answer.json()).toEqual({ success: false, error })
    }
  })

  it('tells in every answer how much of the limit is left', async () => {
    const first = await under.shop.balance('alsamiflexi')
    const second = await under.shop.ask('alsamiflexi', '/operators')
    expect(first.headers).toMatchObject({
      'x-ratelimit-limit': '60',
      'x-ratelimit-remaining': '59',
    })
    expect(second.headers).toMatchObject({ 'x-ratelimit-remaining': '58' })
  })

  it('answers an unknown route in its error form', async () => {
    for (const path of ['/recharge', '/nothing', '/transaction/', '/transaction/a/b']) {
      const answer = await under.shop.ask('alsamiflexi', path)
      expect(answer.status).toBe(404)
      expect(answer.json()).toEqual({ success: false, error })
    }
  })
})
