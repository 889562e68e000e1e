import { beforeAll, describe, expect, it } from 'vitest'
import type { DayReport } from '../../contract/days.ts'
import { taka } from '../../domain/money.ts'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'
import { reprove } from '../reports/reprove.ts'
import { refused } from '../testing/answers.ts'
import { atOnce } from '../turns.ts'
import { canonical, chainHash, createChainProof, NO_HASH } from './chain.ts'
import { createReportProof } from './report-proof.ts'
import type { DayRow } from './rows.ts'
import { closes, DAY, DAY_ms, openAtNoon, opensShift, sells } from './testing/closing.ts'

const NEXT = '2026-04-29'
const LAST = '2026-05-01'

/** Three closed days with a day without trade between them; the second short of ৳10. */
async function tradeForThreeDays(): Promise<Uint8Array> {
  const shop = await openAtNoon()
  await sells(shop, { serviceCharge_e4: 20_000 })
  await closes(shop, DAY)
  shop.clock.jumpTo(shop.clock.now() + DAY_ms)
  const shift = await opensShift(shop, { '50': 1, '2': 1 })
  await sells(shop)
  shop.providers.flexiloadbd.willAnswer(refused)
  const { id } = await shop.sell()
  await shop.client.sales.refund({ id })
  const notes = { '50': 1, '20': 2, '2': 1 }
  await shop.client.shifts.close({ id: shift.id, notes, reason: 'lost' })
  await closes(shop, NEXT)
  shop.clock.jumpTo(shop.clock.now() + 2 * DAY_ms)
  const last = await opensShift(shop, notes)
  await sells(shop)
  await shop.client.shifts.close({ id: last.id, notes: { ...notes, '50': 2 } })
  await closes(shop, LAST)
  return shop.db.serialize()
}

let books: Uint8Array
beforeAll(async () => {
  books = await tradeForThreeDays()
})
const threeDays = () => openDatabase(books)

/** Whoever can write into the file can also drop what keeps its history. */
function tamper(db: Database, ...changes: readonly string[]): void {
  const triggers = db
    .read<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`)
    .all()
  db.write(() => {
    for (const { name } of triggers) db.change(`DROP TRIGGER ${name}`).run()
    for (const change of changes) db.change(change).run()
  })
}

/** Writes the second report anew, with its hash, and the hash of whatever follows. */
function rewrite(db: Database, change: (report: DayReport) => DayReport): void {
  tamper(db)
  const rows = db.read<[], DayRow>('SELECT * FROM day_close ORDER BY number').all()
  const put = db.change<[string, string, string, number]>(
    'UPDATE day_close SET report = ?, previous_hash = ?, hash = ? WHERE number = ?',
  )
  let before = NO_HASH
  db.write(() => {
    for (const { number, report } of rows) {
      const read: DayReport = JSON.parse(report)
      const text = number === 2 ? canonical(change(read)) : report
      const hash = chainHash(before, text)
      put.run(text, before, hash, number)
      before = hash
    }
  })
}

const provedOf = (db: Database) => createReportProof(db)()
const chainOf = (db: Database) => atOnce(createChainProof(db)())

describe('the reports of closed days', () => {
  it('are what the entries tell anew', () => {
    const db = threeDays()
    expect(provedOf(db)).toEqual([])
  })

  it('find entries that were changed together with the totals of their day', () => {
    const db = threeDays()
    const account = (name: string) => `(SELECT id FROM account WHERE name = '${name}')`
    // ৳50 of sold cash become the owner's, on both sides and in the totals.
    tamper(
      db,
      `UPDATE entry SET account_id = ${account('owner')} WHERE account_id = ${account('cash')}
         AND transaction_id = (SELECT min(id) FROM ledger_transaction
           WHERE cause = 'collect' AND business_date = '${DAY}')`,
      `UPDATE day_account SET account_id = ${account('owner')}
       WHERE account_id = ${account('cash')} AND business_date = '${DAY}' AND cause = 'collect'`,
    )
    expect(chainOf(db)).toMatchObject({ isWhole: true })
    expect(reprove(db).differences.filter((line) => !line.startsWith('2026-04 '))).toEqual([])
    expect(provedOf(db)).toContain(`${DAY} Z 1: booked is not what the entries say`)
    expect(provedOf(db)).toContain(`${DAY} Z 1: cash is not what the entries say`)
  })

  it.each<[string, (report: DayReport) => Partial<DayReport>]>([
    ['sold', ({ sold }) => ({ sold: sold.map((one) => ({ ...one, sales: one.sales + 1 })) })],
    ['failed', ({ failed }) => ({ failed: failed + 1 })],
    ['refunded', ({ refunded }) => ({ refunded: { ...refunded, count: 0 } })],
    ['cash', ({ cash }) => ({ cash: { ...cash, overShort_e4: cash.paidOut_e4 } })],
    ['dues', ({ dues }) => ({ dues: { ...dues, paid_e4: dues.sold_e4, forgiven_e4: taka(1) } })],
    ['held', ({ held }) => ({ held: { ...held, opening_e4: taka(1) } })],
    ['wallets', ({ wallets }) => ({ wallets: wallets.slice(1) })],
    ['unexplained', () => ({ unexplained: [] })],
    ['shifts', ({ shifts }) => ({ shifts: shifts.map((one) => ({ ...one, cashier: 'Karim' })) })],
    ['booked', ({ booked }) => ({ booked: booked.slice(1) })],
    ['withoutTrade', () => ({ withoutTrade: { from: DAY, to: DAY, days: 1 } })],
  ])('find a report that was written anew with every hash: %s', (section, change) => {
    const db = threeDays()
    rewrite(db, (report) => ({ ...report, ...change(report) }))
    expect(chainOf(db)).toMatchObject({ isWhole: true })
    expect(provedOf(db)).toContain(`${NEXT} Z 2: ${section} is not what the entries say`)
  })

  it('find what was booked on a day since, and a day of trade that was skipped', () => {
    const db = threeDays()
    tamper(
      db,
      `INSERT INTO ledger_transaction (cause, at_ms, business_date) VALUES ('x', 1, '${DAY}')`,
      `INSERT INTO ledger_transaction (cause, at_ms, business_date) VALUES ('x', 1, '2026-04-30')`,
    )
    expect(provedOf(db)).toEqual([
      `${DAY} Z 1: something was booked since`,
      '2026-04-30: was traded on and lies before Z 3 without a close',
    ])
  })
})
