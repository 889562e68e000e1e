import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from '../faults.ts'
import { sandboxUnderTest } from '../testing/sandbox-under-test.ts'
import type { UnderTest } from '../testing/sandbox-under-test.ts'

let under: UnderTest
beforeEach(async () => {
  under = await sandboxUnderTest()
})
afterEach(() => under.sandbox.stop())

const list = (json: unknown, query = '') =>
  under.shop.ask('flexiloadbd', `/packages${query}`, { json })

async function ids(json: unknown, query = ''): Promise<readonly unknown[]> {
  const told: unknown = (await list(json, query)).json()
  const found = JSON.stringify(told).matchAll(/"id":(\d+)/g)
  return [...found].map(([, id]) => Number(id))
}

describe('the list of packs, as the document has it', () => {
  it('begins with its two samples, digit for digit', async () => {
    const answer = await list({ operator_code: 'GP', type: 'data' })
    expect(answer.status).toBe(200)
    const samples = [
      '{"id":1,"name":"1 GB – 30 Days","price":149,"commission":5.00,"type":"data","tag":"HOT"}',
      '{"id":2,"name":"3 GB – 7 Days","price":65,"commission":2.00,"type":"data","tag":null}',
    ]
    expect(answer.text).toContain(`{"status":true,"data":[${samples.join(',')},`)
  })

  it.each([
    ['data', [1, 2, 4, 5]],
    ['combo', [6, 7]],
    ['minutes', [8, 9]],
    ['rate', [10]],
    ['drive', [3, 11]],
    [null, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
    [undefined, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
  ])('is filtered by type: %s', async (type, wanted) => {
    expect(await ids({ operator_code: 'GP', type })).toEqual(wanted)
  })

  it.each([
    ['the body has no filter', { operator_code: 'BL' }, '?type=drive', [30, 31]],
    ['the body has its own', { operator_code: 'BL', type: 'rate' }, '?type=drive', [29]],
    ['it names the operator too', {}, '?operator_code=BL&type=drive', [30, 31]],
    ['it is said twice: the last holds', { operator_code: 'BL' }, '?type=x&type=rate', [29]],
  ])('takes the filter as a query (C3), where %s', async (_, json, query, wanted) => {
    expect(await ids(json, query)).toEqual(wanted)
    expect(under.sandbox.oracle.requests()[0]?.path).toBe('/api/gateway/v1/packages')
  })

  it.each([
    ['no operator', {}, 'The operator code field is required.'],
    ['a strange operator', { operator_code: 'X' }, 'Operator not found or not active'],
    ['a wallet brand', { operator_code: 'BK' }, 'Operator not found or not active'],
    ['a strange type', { operator_code: 'GP', type: 'mfs' }, 'The selected type is invalid.'],
    ['an empty type', { operator_code: 'GP', type: '' }, 'The selected type is invalid.'],
  ])('refuses %s with 422', async (_, json, message) => {
    const answer = await list(json)
    expect(answer.status).toBe(422)
    expect(answer.json()).toEqual({ status: false, message })
  })

  it('shares its limit with the other reads, not with the sales', async () => {
    for (let nth = 0; nth < 60; nth += 1) await list({ operator_code: 'SK' })
    expect((await list({ operator_code: 'SK' })).status).toBe(429)
    expect((await under.shop.balance('flexiloadbd')).status).toBe(429)
    expect((await under.shop.create('flexiloadbd', '01711111111')).status).toBe(200)
  })
})

describe('a list that is spoilt on its way', () => {
  const spoil = (answer: Fault['answer']) =>
    under.sandbox.oracle.fault({ provider: 'flexiloadbd', on: 'packages', answer })

  it('is an HTML page, once', async () => {
    spoil({ how: 'html', status: 502 })
    expect((await list({ operator_code: 'GP' })).status).toBe(502)
    expect((await list({ operator_code: 'GP' })).status).toBe(200)
  })

  it('has another price than the one that is charged', async () => {
    spoil({ how: 'edit', set: { 'data.0.price': 99 } })
    expect((await list({ operator_code: 'GP' })).text).toContain(
      '"id":1,"name":"1 GB – 30 Days","price":99',
    )
    expect(under.sandbox.oracle.packs()[0]?.price_e4).toBe(1_490_000)
  })

  it('never comes', async () => {
    spoil({ how: 'reset' })
    await expect(list({ operator_code: 'GP' })).rejects.toMatchObject({ code: 'ECONNRESET' })
  })
})
