import { expect, it } from 'vitest'
import { openDatabase } from '../db/open.ts'
import { openBookedBooks } from '../testing/booked-books.ts'
import { createDriftReport } from './drift.ts'

const DAY = '2026-01-30'
const SALES = 450

it('sums up a long day in pieces, and lets others in between', async () => {
  const db = openDatabase(':memory:')
  const books = openBookedBooks(db)
  const earn = db.change<[number, number]>(
    `INSERT INTO sale_earning (sale_seq, should_e4, should_by, will_by)
     VALUES (?, ?, 'assumed', 'assumed')`,
  )
  const charge = db.change<[number, number]>('UPDATE sale SET charged_e4 = ? WHERE seq = ?')
  for (let nth = 0; nth < SALES; nth += 1) {
    const seq = books.sale({
      kind: nth % 3 === 0 ? 'package' : 'recharge',
      operator: nth % 2 === 0 ? 'GP' : 'RB',
      provider: 'flexiloadbd',
      amount_e4: 500_000,
      charge_e4: 0,
      cost_e4: 486_250,
      credit_e4: 0,
      packageId: 1 + (nth % 4),
      isSkitto: false,
      shift: null,
    })
    db.write(() => {
      earn.run(seq, 13_750)
      // Of every fifth nobody says what was taken.
      if (nth % 5 !== 0) charge.run(486_000 + nth, seq)
    })
  }
  let waits = 0
  let now_ms = 0
  const clock = {
    monotonic: () => {
      now_ms += 10
      return now_ms
    },
    after: (_delay_ms: number, wake: () => void) => {
      waits += 1
      queueMicrotask(wake)
      return () => expect.fail('nobody calls it off')
    },
  }
  const report = createDriftReport(db, { ...day, today: () => DAY }, clock)
  const drift = await report({ from: '2026-01-29', to: '2026-01-31' })
  if (!drift.ok) throw new Error(drift.problem.code)
  const { rows } = drift.value
  expect(waits).toBeGreaterThanOrEqual(3)
  const scanned = db.read<[], { operator: string; kind: string; n: number; earned_e4: number }>(
    `SELECT operator, kind, count(*) AS n, sum(iif(charged_e4 IS NULL, 0, amount_e4 - charged_e4))
       AS earned_e4
     FROM sale GROUP BY kind, operator, terms ->> 'packageId'
     ORDER BY kind, operator, terms ->> 'packageId'`,
  )
  const plain = ({ operator, kind, sales, earned_e4 }: (typeof rows)[number]) => ({
    operator,
    kind,
    n: sales,
    earned_e4,
  })
  expect(rows.map(plain)).toEqual(scanned.all())
  expect(rows.filter(({ kind }) => kind === 'recharge')).toHaveLength(2)
})

const day = { nightOver: () => DAY, byClock: () => DAY, lastClosed: () => null }
