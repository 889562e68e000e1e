import { describe, expect, it } from 'vitest'
import { openDatabase } from '../db/open.ts'
import { accepted } from '../testing/answers.ts'
import { noticeText, testDoor } from '../testing/notices.ts'
import { openShop, type TestShop } from '../testing/shop.ts'
import { MOST_FOREIGN, MOST_OF_A_SALE } from './kept-notices.ts'

interface Row {
  readonly provider: string
  readonly event: string
  readonly provider_reference: string
  readonly our_reference: string
  readonly told: string
  readonly sale_seq: number | null
  readonly at_ms: number
  readonly asked_at_ms: number | null
}
const noticesIn = ({ db }: TestShop) => db.read<[], Row>('SELECT * FROM notice ORDER BY seq').all()

async function openHearing() {
  const door = testDoor()
  const logged: unknown[] = []
  const note = (event: string, fields?: object) => void logged.push([event, fields])
  const log = { info: note, warn: note, error: note }
  const shop = await openShop({ openDoor: door.openDoor, log })
  await shop.client.settings.saveNotices({ enabled: true, port: 47_810 })
  const seller = shop.providers.alsamiflexi
  seller.willAnswer({ ...accepted, providerReference: 'TXN1' })
  const sale = await shop.sell({ provider: 'alsamiflexi' })
  return { shop, door, seller, sale, logged, hear: door.hear }
}

describe('a notice that comes in', () => {
  it('is kept as it was written, with the sale that has its reference', async () => {
    const { shop, sale, hear } = await openHearing()
    expect(hear(noticeText({ id: 'TXN9', reference: sale.ourReference }))).toBe('kept')
    expect(noticesIn(shop)).toMatchObject([
      {
        provider: 'alsamiflexi',
        event: 'transaction.completed',
        provider_reference: 'TXN9',
        our_reference: sale.ourReference,
        told: '2025-12-27T10:30:15Z',
        sale_seq: sale.seq,
        at_ms: shop.clock.now(),
        asked_at_ms: null,
      },
    ])
  })

  it('is of the sale that has its id where it names no reference', async () => {
    const { shop, sale, hear } = await openHearing()
    expect(hear(noticeText({ id: 'TXN1', reference: null }))).toBe('kept')
    expect(noticesIn(shop)[0]?.sale_seq).toBe(sale.seq)
  })

  it('is a stranger’s where it names another reference beside our id (row 77)', async () => {
    const { shop, hear } = await openHearing()
    expect(hear(noticeText({ id: 'TXN1', reference: 'OTHER-1-REF' }))).toBe('foreign')
    expect(noticesIn(shop)[0]?.sale_seq).toBeNull()
  })

  it('is a stranger’s where the sale went through another provider', async () => {
    const { shop, hear } = await openHearing()
    shop.providers.flexiloadbd.willAnswer({ ...accepted, providerReference: 'TRX1' })
    const other = await shop.sell()
    expect(hear(noticeText({ id: 'TRX1', reference: other.ourReference }))).toBe('foreign')
    expect(hear(noticeText({ id: 'TRX1', reference: null }))).toBe('foreign')
  })

  it.each([
    ['event', { event: 'transaction.refunded' }],
    ['id', { id: 'TXN2' }],
    ['reference', { reference: 'R2' }],
    ['time', { timestamp: '2025-12-27T10:30:16Z' }],
  ])('is known where it came before, and is another one with another %s', async (_, words) => {
    const { shop, hear } = await openHearing()
    expect(hear(noticeText())).toBe('foreign')
    expect(hear(noticeText({ status: 'failed' }))).toBe('known')
    expect(hear(noticeText(words))).toBe('foreign')
    expect(noticesIn(shop)).toHaveLength(2)
  })

  it('is known after a power cut too', async () => {
    const { shop, sale, hear } = await openHearing()
    hear(noticeText({ reference: sale.ourReference }))
    const again = testDoor()
    const db = openDatabase(shop.db.serialize())
    await openShop({ db, openDoor: again.openDoor, setUp: false })
    expect(again.hear(noticeText({ reference: sale.ourReference }))).toBe('known')
  })

  it('is not kept where it is not understood', async () => {
    const { shop, hear } = await openHearing()
    expect(hear('{}')).toBe('not-understood')
    expect(noticesIn(shop)).toEqual([])
  })

  it('is counted in the log now and then, with nothing of what it says', async () => {
    const { logged, hear } = await openHearing()
    for (let nth = 0; nth < 10; nth += 1) hear(noticeText({ id: `TXN${nth + 20}` }))
    hear(noticeText({ id: 'TXN20' }))
    expect(logged.filter((line) => Array.isArray(line) && line[0] === 'notice')).toEqual([
      ['notice', { fate: 'foreign', count: 1 }],
      ['notice', { fate: 'foreign', count: 10 }],
      ['notice', { fate: 'known', count: 1 }],
    ])
  })

  it('tells the screen of itself, and a known one does not', async () => {
    const { shop, hear } = await openHearing()
    const told: string[] = []
    const watching = new AbortController()
    const changes = await shop.client.changes.watch(undefined, { signal: watching.signal })
    const listening = (async () => {
      for await (const { topic, id } of changes) told.push(`${topic} ${id}`)
    })().catch(() => told.push('over'))
    await shop.settle()
    hear(noticeText())
    hear(noticeText())
    await shop.settle()
    watching.abort()
    await listening
    expect(told).toEqual(['settings notices', 'over'])
  })
})

describe('very many notices', () => {
  it('of one sale are kept up to twenty', async () => {
    const { shop, sale, hear } = await openHearing()
    const nth = (n: number) => noticeText({ reference: sale.ourReference, timestamp: String(n) })
    for (let n = 0; n < MOST_OF_A_SALE; n += 1) expect(hear(nth(n))).toBe('kept')
    expect(hear(nth(MOST_OF_A_SALE))).toBe('too-many')
    expect(noticesIn(shop)).toHaveLength(20)
  })

  it('of nobody’s sale leave the newest thousand, and touch none of ours', async () => {
    const { shop, sale, hear } = await openHearing()
    hear(noticeText({ reference: sale.ourReference }))
    for (let n = 0; n <= MOST_FOREIGN; n += 1) hear(noticeText({ id: `TXN${n + 1000}` }))
    const kept = noticesIn(shop)
    expect(kept).toHaveLength(1_001)
    expect(kept[0]?.sale_seq).toBe(sale.seq)
    expect(kept[1]?.provider_reference).toBe('TXN1001')
  })
})

describe('a notice in the books', () => {
  it('is not rewritten, asked about twice, or deleted where it is of a sale', async () => {
    const { shop, sale, hear } = await openHearing()
    hear(noticeText({ reference: sale.ourReference }))
    const run = (sql: string) => shop.db.write(() => shop.db.change(sql).run())
    expect(() => run(`UPDATE notice SET event = 'x'`)).toThrow('a notice is never changed')
    expect(() => run('UPDATE notice SET sale_seq = NULL')).toThrow('a notice is never changed')
    expect(() => run('DELETE FROM notice')).toThrow('a notice of a sale is never deleted')
    run('UPDATE notice SET asked_at_ms = 1')
    expect(() => run('UPDATE notice SET asked_at_ms = 2')).toThrow('asked about once')
  })
})
