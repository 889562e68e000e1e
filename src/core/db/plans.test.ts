import { describe, expect, it } from 'vitest'
import { delivered, refused, unknown } from '../testing/answers.ts'
import { openShop } from '../testing/shop.ts'
import type { Database } from './database.ts'
import { openDatabase } from './open.ts'
import { planOf } from './testing/plan-of.ts'

/** Books that remember every query that was prepared. */
function noting(inner: Database) {
  const queries = new Set<string>()
  const read: Database['read'] = (sql) => {
    queries.add(sql)
    return inner.read(sql)
  }
  return { db: { ...inner, read }, queries }
}

/** What would be felt in a shop that has sold for years. */
const WALKS = /SCAN (?:sale|entry|observation|sale_event)\b|\(provider=\?\)/u

describe('a shop that has sold for years', () => {
  it('walks through its history for no question that is asked at the counter', async () => {
    const { db, queries } = noting(openDatabase(':memory:'))
    const shop = await openShop({ db })
    for (const answer of [delivered, refused, unknown]) {
      shop.providers.flexiloadbd.willAnswer(answer)
      await shop.sell()
    }
    await shop.clock.advanceGently(60_000)
    const asked = [...queries].filter((sql) => /\bsale\b|\bentry\b/u.test(sql))
    expect(asked.length).toBeGreaterThan(20)
    const walks = asked
      .map((sql) => `${planOf(db, sql).join('; ')} <= ${sql.replaceAll(/\s+/gu, ' ')}`)
      .filter((line) => WALKS.test(line))
    expect(walks).toEqual([])
  })

  it('reads a list from its newest and from its oldest sale without sorting it', async () => {
    const { db, queries } = noting(openDatabase(':memory:'))
    await openShop({ db })
    const lists = [...queries].filter((sql) => sql.includes('seq > @after'))
    const sorted = lists.filter((sql) => planOf(db, sql).join('; ').includes('TEMP B-TREE'))
    // What a number matches is sorted: by a few of its digits, and never much.
    expect(lists.filter((sql) => !/number|substr/u.test(sql))).toHaveLength(3)
    for (const sql of sorted) expect(sql).toMatch(/sale_number|sale_ending/u)
    const back = (sql: string) => sql.replace('seq > @after', 'seq < @after').replace('ASC', 'DESC')
    for (const sql of lists) expect([...queries]).toContain(back(sql))
  })

  it('lists what was taken at another price from an index of those alone', async () => {
    const { db, queries } = noting(openDatabase(':memory:'))
    await openShop({ db })
    const other = [...queries].filter((sql) => sql.includes('BY sale_other_price'))
    expect(other.map((sql) => planOf(db, sql)[0])).toEqual([
      'SEARCH sale USING INDEX sale_other_price (seq<?)',
      'SEARCH sale USING INDEX sale_other_price (seq>?)',
    ])
    for (const sql of other) expect(planOf(db, sql).join('; ')).not.toContain('TEMP B-TREE')
  })

  it('lists one kind beside recharges from an index of those alone', async () => {
    const { db, queries } = noting(openDatabase(':memory:'))
    await openShop({ db })
    const ofKind = [...queries].filter((sql) => sql.includes('BY sale_kind'))
    expect(ofKind.map((sql) => planOf(db, sql).join('; '))).toEqual([
      'SEARCH sale USING INDEX sale_kind (kind=? AND seq<?)',
      'SEARCH sale USING INDEX sale_kind (kind=? AND seq>?)',
    ])
  })

  it('adds up a day from an index alone, the shop’s own charge among it', async () => {
    const { db, queries } = noting(openDatabase(':memory:'))
    await openShop({ db })
    const day = [...queries].find((sql) => /service_charge_e4 FROM sale WHERE business/u.test(sql))
    expect(planOf(db, day ?? '').join('; ')).toContain('COVERING INDEX sale_day')
  })

  it('finds its open sales without the failures of all its years', async () => {
    const { db, queries } = noting(openDatabase(':memory:'))
    await openShop({ db })
    const open = [...queries].find((sql) => sql.includes('not-executed')) ?? ''
    expect(planOf(db, open).join('; ')).toContain('INDEX sale_state (state=? AND seq>?)')
  })

  it('finds what is to be asked again by its day, past what is not due', async () => {
    const { db, queries } = noting(openDatabase(':memory:'))
    await openShop({ db })
    const again =
      [...queries].find((sql) => sql.includes('BY sale_asked_again') && sql.includes('LIMIT ?')) ??
      ''
    const plan = planOf(db, again).join('; ')
    expect(plan).toContain('(provider=? AND asked_again=? AND business_date>? AND business_date<?)')
    expect(plan).not.toContain('TEMP B-TREE')
  })

  it('adds up the cash of a day from its own transactions, past no other day', async () => {
    const { db, queries } = noting(openDatabase(':memory:'))
    await openShop({ db })
    const drawer = [...queries].find((sql) => sql.includes('ledger_transaction.id > ?')) ?? ''
    const plan = planOf(db, drawer).join('; ')
    expect(plan).toContain('COVERING INDEX ledger_transaction_day (business_date=? AND rowid>?)')
    expect(plan).toContain('COVERING INDEX entry_account (account_id=? AND transaction_id=?)')
  })

  it('finds whose money is barred from the open alarms and their families alone', async () => {
    const { db, queries } = noting(openDatabase(':memory:'))
    await openShop({ db })
    const barred = [...queries].find((sql) => sql.includes('max(open)')) ?? ''
    const plan = planOf(db, barred).join('; ')
    expect(plan).toMatch(/(?:SCAN|SEARCH) alarm USING (?:COVERING )?INDEX alarm_(?:open|sale)/u)
    expect(plan).toContain('SEARCH sale USING INDEX sale_retry (retry_of=?)')
    expect(plan).not.toMatch(/SCAN (?:sale|one|latest)\b/u)
  })

  it('reads of a wallet no more than the last month to say where it drifted', async () => {
    const { db, queries } = noting(openDatabase(':memory:'))
    await openShop({ db })
    const ofReadings = [...queries].filter((sql) => sql.includes('FROM wallet_reading'))
    const [drift] = ofReadings.filter((sql) => sql.includes('at_ms >'))
    expect(planOf(db, drift ?? '').join('; ')).toContain(
      'INDEX wallet_reading_at (provider=? AND wallet=? AND at_ms>?)',
    )
    // The newest of a wallet is found by its place in the order, which no clock touches.
    const newest = ofReadings.filter((sql) => sql.includes('ORDER BY seq DESC'))
    expect(newest.length).toBeGreaterThan(2)
    for (const sql of newest) expect(planOf(db, sql).join('; ')).not.toContain('TEMP B-TREE')
  })

  it('reads of what customers owe one customer’s lines, or those that came since', async () => {
    const { db, queries } = noting(openDatabase(':memory:'))
    await openShop({ db })
    const plan = (words: string) =>
      planOf(db, [...queries].find((sql) => sql.includes(words)) ?? '').join('; ')
    expect(plan('total(amount_e4) AS owes_e4 FROM due_line')).toBe(
      'SEARCH due_line USING COVERING INDEX due_line_customer (customer_seq=?)',
    )
    const statement = plan('LEFT JOIN sale ON sale.seq = due_line.sale_seq')
    expect(statement).toContain('INDEX due_line_customer (customer_seq=?)')
    expect(statement).not.toContain('TEMP B-TREE')
    const since = plan('FROM due_line WHERE seq > CAST')
    expect(since).toContain('SEARCH due_line USING INTEGER PRIMARY KEY (rowid>?)')
    expect(since).not.toMatch(/SCAN (?:sale|due_line)\b|TEMP B-TREE/u)
    expect(plan('phone = ?')).toBe('SEARCH customer USING INDEX customer_phone (phone=?)')
  })
})
