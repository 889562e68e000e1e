import { describe, expect, it } from 'vitest'
import type { TestShop } from '../testing/shop.ts'
import { canonical, chainHash, NO_HASH } from './chain.ts'
import { closes, DAY, DAY_ms, openAtNoon, sells } from './testing/closing.ts'

/** Three closed days. */
async function threeDays(): Promise<TestShop> {
  const shop = await openAtNoon()
  for (const day of [DAY, '2026-04-29', '2026-04-30']) {
    await sells(shop)
    await closes(shop, day)
    shop.clock.jumpTo(shop.clock.now() + DAY_ms)
  }
  return shop
}

/** Whoever can write into the file can also drop what keeps its history. */
function tamper(shop: TestShop, ...changes: readonly string[]): void {
  const triggers = shop.db
    .read<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`)
    .all()
  shop.db.write(() => {
    for (const { name } of triggers) shop.db.change(`DROP TRIGGER ${name}`).run()
    for (const change of changes) shop.db.change(change).run()
  })
}

describe('the chain of the closed days', () => {
  it('is whole, and ends with what stands on the last slip', async () => {
    const shop = await threeDays()
    const [last] = await shop.client.days.list({})
    expect(await shop.client.days.verify()).toEqual({
      days: 3,
      isWhole: true,
      brokenAt: null,
      why: null,
      head: last?.hash,
    })
  })

  it.each([
    [
      'a figure of a report',
      2,
      'hash',
      `UPDATE day_close SET report =
       json_set(report, '$.cash.closing_e4', 1) WHERE number = 2`,
    ],
    ['a day that is taken out', 3, 'gap', 'DELETE FROM day_close WHERE number = 2'],
    [
      'a day that is another',
      2,
      'columns',
      `UPDATE day_close SET
       business_date = '2026-04-28T' WHERE number = 2`,
    ],
    ['who closed it', 1, 'columns', `UPDATE day_close SET closed_by = 'Karim' WHERE number = 1`],
    ['the moment', 3, 'columns', 'UPDATE day_close SET closed_at_ms = 1 WHERE number = 3'],
    [
      'the hash before',
      3,
      'previous',
      `UPDATE day_close SET previous_hash =
       '${'a'.repeat(64)}' WHERE number = 3`,
    ],
    ['the hash', 2, 'hash', `UPDATE day_close SET hash = '${'b'.repeat(64)}' WHERE number = 2`],
    [
      'two days that change places',
      2,
      'order',
      `UPDATE day_close SET
       business_date = '2026-04-27' WHERE number = 2`,
    ],
    [
      'something booked since',
      3,
      'booked-since',
      `INSERT INTO ledger_transaction
       (cause, at_ms, business_date) VALUES ('collect', 1, '2026-04-29')`,
    ],
  ])('is broken by %s', async (_, brokenAt, why, change) => {
    const shop = await threeDays()
    tamper(shop, change)
    expect(await shop.client.days.verify()).toMatchObject({ isWhole: false, brokenAt, why })
  })

  it('finds a report that was written anew with its hash by what follows it', async () => {
    const shop = await threeDays()
    const row = shop.db
      .read<[], { report: string; previous_hash: string }>(
        'SELECT report, previous_hash FROM day_close WHERE number = 2',
      )
      .get()
    const report = (row?.report ?? '').replace('"failed":0', '"failed":9')
    expect(report).not.toBe(row?.report)
    const hash = chainHash(row?.previous_hash ?? '', report)
    tamper(shop, `UPDATE day_close SET report = '${report}', hash = '${hash}' WHERE number = 2`)
    expect(await shop.client.days.verify()).toMatchObject({ brokenAt: 3, why: 'previous' })
  })

  it('has a head that is in the log of the counter as well', async () => {
    const lines: unknown[] = []
    const shop = await openAtNoon({
      log: { info: (event, fields) => lines.push([event, fields]), warn() {}, error() {} },
    })
    await sells(shop)
    const { head } = await closes(shop, DAY)
    const books = expect.stringMatching(/^\w{8}$/u)
    expect(lines).toContainEqual(['day-closed', { number: 1, day: DAY, hash: head?.hash, books }])
  })
})

describe('the words of a report', () => {
  it('are the same for the same report, in whatever order it was put together', () => {
    expect(canonical({ b: [1, { d: null, c: 'x' }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":"x","d":null}]}',
    )
    expect(canonical({ a: true, b: [1, { c: 'x', d: null }] })).toBe(
      canonical({ b: [1, { d: null, c: 'x' }], a: true }),
    )
  })

  it('are chained to those before them', () => {
    expect(chainHash(NO_HASH, '{}')).toMatch(/^[\da-f]{64}$/u)
    expect(chainHash(NO_HASH, '{}')).not.toBe(chainHash('1'.repeat(64), '{}'))
  })
})
