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
  under.shop.create('autoflexi', NUMBER, more)

async function newId(number = NUMBER): Promise<string> {
  const answer = await under.shop.create('autoflexi', number)
  return /"trx_id":"(\d+)"/.exec(answer.text)?.[1] ?? ''
}

describe('autoflexi, as its document has it', () => {
  it('takes a recharge and answers with its id, 21 digits around the time in Dhaka', async () => {
    const answer = await create()
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('application/json')
    expect(answer.json()).toEqual({
      status: true,
      message: 'Flexiload- Request Submit Successfully',
      trx_id: expect.stringMatching(/^\d{6}20251227103000\d$/),
    })
  })

  it('takes amount and type as text, as the samples, and as integers, as the table', async () => {
    for (const more of [
      { amount: '20', type: '1' },
      { amount: 20, type: 1 },
      { type: undefined },
    ]) {
      expect((await create(more)).json()).toMatchObject({ status: true })
    }
  })

  it('knows prepaid, postpaid and Skitto as types 1, 2 and 3', async () => {
    for (const type of ['1', '2', '3']) await create({ type })
    const lines = ['prepaid', 'postpaid', 'skitto'].map((lineType) => ({ lineType }))
    expect(under.sandbox.oracle.executions()).toMatchObject(lines)
  })

  it('says Pending, then Completed, the number bare and the amount an integer', async () => {
    const id = await newId()
    const early = await under.shop.status('autoflexi', id)
    expect(early.text).toBe(
      `{"status":true,"data":{"status":"Pending","trx_id":"${id}",` +
        `"number":1712345678,"amount":100}}`,
    )
    under.clock.advance(2999)
    expect(await under.shop.word('autoflexi', id)).toBe('Pending')
    under.clock.advance(1)
    expect(await under.shop.word('autoflexi', id)).toBe('Completed')
  })

  it('is asked by trx_id, as the examples do, or by ref_id, as the table says', async () => {
    const id = await newId()
    for (const json of [{ trx_id: id }, { ref_id: id }, { trx_id: id, ref_id: id }]) {
      const answer = await under.shop.ask('autoflexi', '/api/recharge/verify', { json })
      expect(answer.json()).toMatchObject({ status: true, data: { trx_id: id } })
    }
  })

  it('shows its one balance as a number, charged with the amount less the commission', async () => {
    expect((await under.shop.balance('autoflexi')).text).toBe(
      '{"status":true,"data":{"balance":5000}}',
    )
    await create()
    expect((await under.shop.balance('autoflexi')).text).toBe(
      '{"status":true,"data":{"balance":4902.75}}',
    )
  })

  it.each([
    ['a number without its zero', { number: '1712345678' }],
    ['a number as a JSON number', { number: 1712345678 }],
    ['a number of an operator that is none', { number: '01212345678' }],
    ['no number', { number: undefined }],
    ['less than 20 taka', { amount: '19' }],
    ['poisha', { amount: '20.50' }],
    ['an amount in Bangla digits', { amount: '২০' }],
    ['a negative amount', { amount: -20 }],
    ['an amount beyond all sense', { amount: 1e21 }],
    ['the other provider’s word for Robi', { operator: 'ROBI' }],
    ['no operator', { operator: undefined }],
    ['a type that is none', { type: '4' }],
    ['a list for a type', { type: ['1'] }],
    ['Skitto with another operator than Grameenphone', { operator: 'RB', type: '3' }],
    ['more than the wallet holds', { amount: '6000' }],
  ])('refuses %s in its error form, and executes nothing', async (_, more) => {
    const answer = await create(more)
    expect(answer.status).toBe(200)
    expect(answer.json()).toEqual({ status: false, error: expect.stringMatching(/./) })
    expect(under.sandbox.oracle.executions()).toEqual([])
  })

  it('answers a question about nothing it knows in its error form', async () => {
    for (const json of [{ trx_id: '162670202502102229266' }, {}, { trx_id: 162670202502102 }]) {
      const answer = await under.shop.ask('autoflexi', '/api/recharge/verify', { json })
      expect(answer.json()).toEqual({ status: false, error: expect.stringMatching(/./) })
    }
  })

  it('knows its key by CD-API-KEY alone', async () => {
    const { url, key } = under.sandbox.accounts.autoflexi
    expect(key).toMatch(/^[A-Za-z0-9]{60}$/)
    const headers: Record<string, string>[] = [
      {},
      { 'CD-API-KEY': `${key}x` },
      { 'SOHOJPAY-API-KEY': key },
      { Authorization: `Bearer ${key}` },
    ]
    for (const each of headers) {
      const answer = await ask(`${url}/api/recharge/balance`, { headers: each })
      expect(answer.status).toBe(401)
      expect(answer.json()).toEqual({ status: false, error: 'Invalid API key' })
    }
  })

  it('answers an unknown route in its error form', async () => {
    for (const [method, path] of [
      ['GET', '/api/recharge/create'],
      ['GET', '/'],
      ['POST', '/api/recharge/balance'],
    ] as const) {
      const answer = await under.shop.ask('autoflexi', path, { method })
      expect(answer.status).toBe(404)
      expect(answer.json()).toEqual({ status: false, error: 'Not found' })
    }
  })
})
