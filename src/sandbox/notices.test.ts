import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask } from './testing/ask.ts'
import { listener } from './testing/listener.ts'
import type { Listener } from './testing/listener.ts'
import { sandboxUnderTest } from './testing/sandbox-under-test.ts'
import type { UnderTest } from './testing/sandbox-under-test.ts'

let under: UnderTest
let shop: Listener
beforeEach(async () => {
  under = await sandboxUnderTest()
  shop = await listener()
})
afterEach(async () => {
  await under.sandbox.stop()
  await shop.stop()
})

const NUMBER = '01712345678'
const sell = (number = NUMBER, reference = 'SHOP-1-REF') =>
  under.shop.create('alsamiflexi', number, { reference })
const hear = (more: Readonly<Record<string, unknown>> = {}) =>
  ask(`${under.sandbox.oracle.url}/notices`, { json: { url: shop.url, ...more } })
const events = () =>
  shop.heard.map((body) => {
    const told: unknown = JSON.parse(body)
    return typeof told === 'object' && told !== null && 'event' in told ? told.event : null
  })
const heard = (count: number) => expect.poll(() => shop.heard.length).toBe(count)

describe('what alsamiflexi tells without being asked', () => {
  it('is nothing until it was told where to', async () => {
    await sell()
    under.clock.advance(10_000)
    expect((await hear()).status).toBe(200)
    expect(shop.heard).toEqual([])
  })

  it('is what its document shows, when a sale is delivered', async () => {
    await hear()
    await sell()
    const id = under.sandbox.oracle.executions()[0]?.providerReference
    under.clock.advance(3_010)
    await heard(1)
    expect(JSON.parse(shop.heard[0] ?? '')).toEqual({
      event: 'transaction.completed',
      data: {
        transaction_id: id,
        status: 'completed',
        mobile_number: NUMBER,
        amount: 100,
        operator: 'Grameenphone',
        reference: 'SHOP-1-REF',
        completed_at: '2025-12-27 10:30:03',
      },
      timestamp: '2025-12-27T10:30:03Z',
    })
  })

  it('is told of each end, and of one that is taken back', async () => {
    await hear()
    await sell('01712340002')
    under.clock.advance(3_010)
    await heard(1)
    await sell('01712340001')
    await heard(2)
    const { providerReference = '' } = under.sandbox.oracle.executions()[1] ?? {}
    under.sandbox.oracle.reverse('alsamiflexi', providerReference)
    await heard(3)
    expect(events()).toEqual([
      'transaction.failed',
      'transaction.completed',
      'transaction.refunded',
    ])
  })

  it('is told by no other provider', async () => {
    await hear()
    await under.shop.create('flexiloadbd', '01712340001', { ref_id: 'R-1' })
    await under.shop.create('autoflexi', '01712340001')
    await sell('01712340001')
    await heard(1)
    expect(shop.heard[0]).toContain('SHOP-1-REF')
  })

  it('is told as often as is wanted, word for word', async () => {
    await hear({ times: 50 })
    await sell('01712340001')
    await heard(50)
    expect(new Set(shop.heard).size).toBe(1)
  })

  it('comes early where that is wanted: the answer is still on its way', async () => {
    await hear({ early: true })
    const late = { how: 'late', after_ms: 20_000 } as const
    under.sandbox.oracle.fault({ provider: 'alsamiflexi', answer: late })
    const answer = sell()
    await heard(1)
    expect(events()).toEqual(['transaction.processing'])
    under.clock.advance(3_010)
    await heard(2)
    expect(events().at(-1)).toBe('transaction.completed')
    under.clock.advance(17_000)
    expect((await answer).status).toBe(200)
  })

  it('goes backwards where that is wanted', async () => {
    await hear({ backwards: true })
    await sell('01712340001')
    await heard(2)
    const told = ['transaction.completed', 'transaction.processing']
    expect(new Set(events())).toEqual(new Set(told))
  })

  it('is forged at will, about any sale', async () => {
    await hear()
    const forged = { transaction_id: 'TXN1', reference: 'SHOP-1-REF', times: 2 }
    const answer = await ask(`${under.sandbox.oracle.url}/forged-notice`, { json: forged })
    expect(answer.status).toBe(200)
    await heard(2)
    expect(JSON.parse(shop.heard[1] ?? '')).toEqual({
      event: 'transaction.completed',
      data: { transaction_id: 'TXN1', status: 'completed', reference: 'SHOP-1-REF' },
      timestamp: '2025-12-27T10:30:15Z',
    })
    expect(under.sandbox.oracle.executions()).toEqual([])
  })

  it('is told no more once nobody wants it', async () => {
    await hear()
    under.sandbox.oracle.notices({ url: null })
    await sell('01712340001')
    await hear({ times: 1 })
    await sell('01712340001')
    await heard(1)
  })

  it('is told from the start on where it is started so', async () => {
    await under.sandbox.stop()
    under = await sandboxUnderTest({ noticesTo: shop.url })
    await sell('01712340001')
    await heard(1)
  })
})

describe('a shop that cannot be told', () => {
  it('is told once, and holds up no answer', async () => {
    await shop.stop()
    await hear()
    expect((await sell('01712340001')).status).toBe(200)
    expect((await sell()).status).toBe(200)
    expect(under.sandbox.oracle.executions()).toHaveLength(2)
  })

  it('is given up after five seconds, and with the sandbox', async () => {
    const gone: string[] = []
    const silent = await listener((request) => request.once('close', () => gone.push('gone')))
    await hear({ url: silent.url })
    await sell('01712340001')
    await expect.poll(() => silent.heard.length).toBe(1)
    under.clock.advance(5_000)
    await expect.poll(() => gone.length).toBe(1)
    await sell('01712340001')
    await expect.poll(() => silent.heard.length).toBe(2)
    await under.sandbox.stop()
    await expect.poll(() => gone.length).toBe(2)
    await silent.stop()
  })

  it.each([
    'http://192.168.0.5:80/notices',
    'https://127.0.0.1:80/notices',
    'http://127.0.0.1:80@evil.example/notices',
    'http://127.0.0.1/notices',
    '',
  ])('is on another machine, and told nothing: %s', async (url) => {
    expect((await hear({ url })).status).toBe(400)
    expect(() => under.sandbox.oracle.notices({ url })).toThrow()
  })
})
