import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask } from '../testing/ask.ts'
import { sandboxUnderTest } from '../testing/sandbox-under-test.ts'
import type { UnderTest } from '../testing/sandbox-under-test.ts'
import { packCodes, PackType } from './pack.ts'

let under: UnderTest
beforeEach(async () => {
  under = await sandboxUnderTest()
})
afterEach(() => under.sandbox.stop())

const list = (json: unknown) => under.shop.ask('flexiloadbd', '/packages', { json })
const change = (json: unknown) => ask(`${under.sandbox.oracle.url}/packs`, { json })

describe('the packs of a new sandbox', () => {
  it('are forty-five under ids of their own, some of every operator and of every type', () => {
    const packs = under.sandbox.oracle.packs()
    expect(packs.map(({ id }) => id).toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 45 }, (_, nth) => nth + 1),
    )
    for (const code of packCodes) {
      expect(packs.filter((pack) => pack.operator === code).length, code).toBeGreaterThan(3)
    }
    for (const type of PackType.options) {
      expect(packs.filter((pack) => pack.type === type).length, type).toBeGreaterThan(4)
    }
    const drive = packs.filter(({ type }) => type === 'drive').map(({ operator }) => operator)
    expect([...new Set(drive)]).toEqual(['GP', 'RB', 'BL'])
  })

  it('give back less than they cost, and have names in both languages', () => {
    const packs = under.sandbox.oracle.packs()
    for (const { price_e4, commission_e4 } of packs) {
      expect(commission_e4).toBeGreaterThan(0)
      expect(commission_e4 * 10).toBeLessThan(price_e4)
    }
    const bangla = packs.filter(({ name }) => /[\u0980-\u09ff]/.test(name))
    expect(bangla.length).toBeGreaterThan(10)
    expect(bangla.length).toBeLessThan(35)
    expect(new Set(packs.map(({ tag }) => tag))).toEqual(new Set(['HOT', 'NEW', null]))
  })

  it('are there again after a restart, whatever was changed', async () => {
    const kept: { state: string | null } = { state: null }
    const store = {
      load: () => kept.state,
      save: (state: string) => {
        kept.state = state
      },
    }
    const first = await sandboxUnderTest({ store })
    first.sandbox.oracle.changePacks({ change: 'withdraw', id: 1 })
    expect(first.sandbox.oracle.packs()).toHaveLength(44)
    await first.sandbox.stop()
    const second = await sandboxUnderTest({ store })
    expect(second.sandbox.oracle.packs()).toHaveLength(45)
    await second.sandbox.stop()
  })
})

describe('the list changes while the shop is open', () => {
  const pack = {
    id: 900,
    operator: 'TT',
    type: 'rate',
    name: 'এক পয়সা',
    price_e4: 125_000,
    commission_e4: 2_500,
    tag: 'NEW',
  }

  it('gets a new pack', async () => {
    const answer = await change({ change: 'add', pack })
    expect(answer.status).toBe(200)
    expect(answer.json()).toContainEqual(pack)
    expect((await list({ operator_code: 'TT', type: 'rate' })).text).toContain(
      '{"id":900,"name":"এক পয়সা","price":12.5,"commission":0.25,"type":"rate","tag":"NEW"}',
    )
    const told = await ask(`${under.sandbox.oracle.url}/packs`)
    expect(told.json()).toEqual(under.sandbox.oracle.packs())
  })

  it('loses one', async () => {
    await change({ change: 'withdraw', id: 3 })
    const left = (await list({ operator_code: 'GP', type: 'drive' })).json()
    expect(left).toMatchObject({ status: true, data: [{ id: 11 }] })
  })

  it('gets another price for one, in its old place', async () => {
    await change({ change: 'reprice', id: 1, price_e4: 1_590_000 })
    expect((await list({ operator_code: 'GP' })).text).toContain(
      '"data":[{"id":1,"name":"1 GB – 30 Days","price":159,"commission":5.00,',
    )
    await change({ change: 'reprice', id: 1, price_e4: 1_600_000, commission_e4: 75_000 })
    expect((await list({ operator_code: 'GP' })).text).toContain('"price":160,"commission":7.50,')
  })

  it('calls one something else, in its old place and at its old price', async () => {
    await change({ change: 'rename', id: 1, name: '1 GB – 3 Days' })
    expect((await list({ operator_code: 'GP' })).text).toContain(
      '"data":[{"id":1,"name":"1 GB – 3 Days","price":149,"commission":5.00,',
    )
  })

  it.each([
    ['a pack that is there', { change: 'add', pack: { ...pack, id: 45 } }],
    ['a pack for nothing', { change: 'add', pack: { ...pack, price_e4: 0, commission_e4: 0 } }],
    ['a pack nobody is asked for', { change: 'add', pack: { ...pack, operator: 'BK' } }],
    [
      'one that gives back more than it costs',
      { change: 'add', pack: { ...pack, price_e4: 2_499 } },
    ],
    ['a price below what is given back', { change: 'reprice', id: 1, price_e4: 49_999 }],
    ['a price that is none', { change: 'reprice', id: 1, price_e4: -1 }],
    ['the price of what is not there', { change: 'reprice', id: 46, price_e4: 10_000 }],
    ['no name', { change: 'rename', id: 1, name: '' }],
    ['the name of what is not there', { change: 'rename', id: 46, name: '1 GB' }],
    ['the end of what is not there', { change: 'withdraw', id: 46 }],
  ])('refuses %s, and stays as it was', async (_, json) => {
    const before = under.sandbox.oracle.packs()
    const answer = await change(json)
    expect(answer.status).toBe(400)
    expect(answer.json()).toEqual({ error: expect.stringMatching(/./) })
    expect(under.sandbox.oracle.packs()).toEqual(before)
  })

  it('gives back the whole price at most', async () => {
    expect((await change({ change: 'reprice', id: 1, price_e4: 50_000 })).status).toBe(200)
  })
})
