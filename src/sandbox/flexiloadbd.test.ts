import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask } from './testing/ask.ts'
import { submitted, toldDelivered } from './testing/flexiloadbd.ts'
import { sandboxUnderTest } from './testing/sandbox-under-test.ts'
import type { UnderTest } from './testing/sandbox-under-test.ts'

let under: UnderTest
beforeEach(async () => {
  under = await sandboxUnderTest()
})
afterEach(() => under.sandbox.stop())

const NUMBER = '01711111111'
const create = (more: Readonly<Record<string, unknown>> = {}) =>
  under.shop.create('flexiloadbd', NUMBER, more)
const refusal = { status: false, message: expect.stringMatching(/./) }

describe('flexiloadbd, as its document has it', () => {
  it('shows three balances with two places', async () => {
    const answer = await under.shop.balance('flexiloadbd')
    expect(answer.text).toBe(
      '{"status":true,"data":{"flexiload_balance":12480.50,"drive_balance":4000.00,' +
        '"bank_balance":20000.00}}',
    )
  })

  it('takes a recharge: payable is less the commission, balance is what is left', async () => {
    const answer = await create({ sub_type: 'Postpaid', ref_id: 'ORD-2026-001' })
    expect(answer.status).toBe(200)
    expect(answer.json()).toEqual(
      submitted({
        ref_id: 'ORD-2026-001',
        type: 'recharge',
        operator: 'Grameenphone',
        phone: NUMBER,
        amount: 100,
        payable: 97.25,
        balance: 12_383.25,
      }),
    )
    expect(answer.text).toContain('"amount":100,"payable":97.25,"balance":12383.25')
  })

  it('tells by trx_id or by our ref_id what became of it', async () => {
    await create({ sub_type: 'Postpaid', ref_id: 'ORD-2026-001' })
    const id = under.sandbox.oracle.executions()[0]?.providerReference ?? ''
    under.clock.advance(3000)
    for (const json of [{ trx_id: id }, { ref_id: 'ORD-2026-001' }]) {
      const answer = await under.shop.ask('flexiloadbd', '/status', { json })
      expect(answer.status).toBe(200)
      expect(answer.json()).toEqual(
        toldDelivered(id, {
          ref_id: 'ORD-2026-001',
          type: 'recharge',
          sub_type: 'Postpaid',
          operator: 'Grameenphone',
          operator_code: 'GP',
          phone: NUMBER,
          amount: 100,
          payable: 97.25,
          message: 'Recharge successful',
        }),
      )
    }
  })

  it('sells every operator of its table, Skitto under its own code', async () => {
    const codes = ['GP', 'RB', 'AT', 'BL', 'SK', 'TT']
    for (const code of codes) await create({ operator_code: code, ref_id: `R-${code}` })
    const sold = under.sandbox.oracle.executions()
    expect(sold.map((each) => each.operator)).toEqual(['GP', 'RB', 'AT', 'BL', 'GP', 'TT'])
    expect(sold[4]).toMatchObject({ kind: 'recharge', lineType: 'skitto' })
    for (const code of codes) {
      const json = { ref_id: `R-${code}` }
      const answer = await under.shop.ask('flexiloadbd', '/status', { json })
      expect(answer.json()).toMatchObject({ operator_code: code })
    }
  })

  it('answers 404 for a transaction it does not know', async () => {
    for (const json of [{ trx_id: 'TRX202604281234001' }, { ref_id: 'ORD-2026-001' }]) {
      const answer = await under.shop.ask('flexiloadbd', '/status', { json })
      expect(answer.status).toBe(404)
      expect(answer.json()).toEqual({ status: false, message: 'Transaction not found' })
    }
  })

  it('wants one of the two ids', async () => {
    const answer = await under.shop.ask('flexiloadbd', '/status', { json: {} })
    expect(answer.status).toBe(422)
    expect(answer.json()).toEqual(refusal)
  })

  it('refuses a reference it has seen, and keeps the first sale', async () => {
    await create({ ref_id: 'ORD-2026-001' })
    const again = await create({ ref_id: 'ORD-2026-001' })
    expect(again.status).toBe(422)
    expect(again.json()).toEqual({ status: false, message: 'Duplicate transaction' })
    expect(under.sandbox.oracle.executions()).toHaveLength(1)
  })

  it.each([
    ['no type', { type: undefined }, 'The type field is required.'],
    ['a type that is none', { type: 'gift' }, 'The selected type is invalid.'],
    ['no operator', { operator_code: undefined }, 'The operator code field is required.'],
    ['a strange operator', { operator_code: 'ROBI' }, 'Operator not found or not active'],
    ['no phone', { phone: undefined }, 'The phone field is required.'],
    ['a short phone', { phone: '0171111111' }, 'The phone field must be 11 digits.'],
    ['no amount', { amount: undefined }, 'The amount field must be a number.'],
    ['no taka at all', { amount: 0 }, 'The amount field must be at least 1.'],
    ['a strange sub type', { sub_type: 'Skitto' }, 'The selected sub type is invalid.'],
    ['a reference that is no text', { ref_id: 7 }, 'The ref id field must be a string.'],
    ['more than the wallet holds', { amount: 20_000 }, 'Insufficient balance'],
  ])('refuses %s with 422', async (_, more, message) => {
    const answer = await create(more)
    expect(answer.status).toBe(422)
    expect(answer.json()).toEqual({ status: false, message })
    expect(under.sandbox.oracle.executions()).toEqual([])
  })

  it('answers 401 to a missing or another token', async () => {
    const { url } = under.sandbox.accounts.flexiloadbd
    const headers: Record<string, string>[] = [{}, { Authorization: 'Bearer 1|other' }]
    for (const each of headers) {
      const answer = await ask(`${url}/balance`, { headers: each })
      expect(answer.status).toBe(401)
      expect(answer.json()).toEqual({ status: false, message: 'Missing or invalid API token' })
    }
  })

  it('answers an unknown route in its error form', async () => {
    const answer = await under.shop.ask('flexiloadbd', '/request')
    expect(answer.status).toBe(404)
    expect(answer.json()).toEqual(refusal)
  })
})

describe('a request that is not the JSON it should be', () => {
  it('counts as one without fields', async () => {
    for (const asking of [
      { text: '{"type":"recharge"', headers: { 'Content-Type': 'application/json' } },
      { text: '[]', headers: { 'Content-Type': 'application/json' } },
      { text: 'null', headers: { 'Content-Type': 'application/json' } },
      { text: 'type=recharge', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
    ]) {
      const answer = await under.shop.ask('flexiloadbd', '/request', asking)
      expect(answer.json()).toEqual({ status: false, message: 'The type field is required.' })
    }
  })

  it('is refused past 64 KB, and nothing of it is kept', async () => {
    const answer = await create({ ref_id: 'x'.repeat(70_000) })
    expect(answer.status).toBe(413)
    expect(answer.json()).toEqual(refusal)
  })

  it('whose client leaves half-way executes nothing', async () => {
    const { url, key } = under.sandbox.accounts.flexiloadbd
    const { hostname, port, pathname } = new URL(url)
    const socket = connect(Number(port), hostname)
    const head = [
      `POST ${pathname}/request HTTP/1.1`,
      `Host: ${hostname}`,
      `Authorization: Bearer ${key}`,
      'Content-Type: application/json',
      'Content-Length: 500',
    ]
    await new Promise((resolve) => {
      socket.write(`${head.join('\r\n')}\r\n\r\n{"type":"recharge"`, resolve)
    })
    socket.end()
    const requests = () => under.sandbox.oracle.requests()
    while (requests().length === 0) await new Promise(setImmediate)
    expect(requests()).toMatchObject([{ call: 'create', status: null }])
    expect(under.sandbox.oracle.executions()).toEqual([])
  })
})
