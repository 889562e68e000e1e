import { describe, expect, it } from 'vitest'
import { accounts } from '../../domain/ledger.ts'
import { present } from '../../domain/result.ts'
import { createAlarms } from '../alarms.ts'
import { createChanges } from '../changes.ts'
import type { Database } from '../db/database.ts'
import { createPost } from '../ledger/post.ts'
import { createRecent } from '../recent.ts'
import { createRun } from '../run.ts'
import { createShopDay } from '../shop-day.ts'
import { createTransitions } from '../sales/transition.ts'
import { saidNothing, saidSuccess, unknown } from '../testing/answers.ts'
import { openHistory } from '../testing/long-history.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { openShop } from '../testing/shop.ts'
import { createAskAgain } from './ask-again.ts'

const MINUTE_ms = 60_000
const HOUR_ms = 60 * MINUTE_ms
const provider = 'flexiloadbd'

/** Books with so many sales of a wrong date, and how often they were looked for. */
function openStrays(sales: number) {
  const inner = openHistory(Array.from({ length: sales }, () => ['01712345678'] as const))
  const count = { looks: 0 }
  const read: Database['read'] = <Words extends unknown[], Row>(sql: string) => {
    const rows = inner.read<Words, Row>(sql)
    if (!sql.includes('created_at_ms <= ? OR created_at_ms > ?')) return rows
    return {
      ...rows,
      all(...words: Words) {
        count.looks += 1
        return rows.all(...words)
      },
    }
  }
  const db = { ...inner, read }
  const clock = manualClock(Date.parse('2026-03-01T12:00:00+06:00'))
  const run = createRun(clock, 'this run')
  const changes = createChanges()
  const alarms = createAlarms(db, run, changes)
  const post = createPost(db, accounts)
  const shopDay = createShopDay(db, run, () => 0)
  const transitions = createTransitions({ db, run, post, shopDay, changes, alarms })
  const again = createAskAgain({ db, run, clock, recent: createRecent(db, clock), transitions })
  const next = () => again.next(provider)
  const nextOne = () => present(next(), 'a sale to be asked about again')
  return { clock, count, again, next, nextOne }
}

describe('sales of a wrong date, which are looked for among all of three days', () => {
  it('are looked for every ten minutes where there are none, and no oftener', () => {
    const { clock, count, next } = openStrays(0)
    expect([next(), count.looks]).toEqual([null, 2])
    clock.advance(10 * MINUTE_ms - 1)
    expect([next(), count.looks]).toEqual([null, 2])
    clock.advance(1)
    expect([next(), count.looks]).toEqual([null, 4])
  })

  it('follow one another where there are some', () => {
    const { again, nextOne } = openStrays(2)
    const asked = [1, 2, 3, 4].map(() => {
      const sale = nextOne()
      again.asked(sale)
      return sale.seq
    })
    expect(asked).toEqual([1, 2, 1, 2])
  })

  it('let the next go first where the question brought nothing, for ten minutes', () => {
    const { clock, again, next, nextOne } = openStrays(2)
    for (const seq of [1, 2]) {
      const sale = nextOne()
      expect(sale.seq).toBe(seq)
      again.putOff(sale)
    }
    expect(next()).toBeNull()
    clock.advance(10 * MINUTE_ms - 1)
    expect(next()).toBeNull()
    clock.advance(1)
    expect(nextOne().seq).toBe(1)
  })
})

describe('a sale that came late on the day after it was sold', () => {
  it('is asked about again an hour later, and once more when a day has passed since', async () => {
    const shop = await openShop({ clock: manualClock(Date.parse('2026-01-01T12:00:00+06:00')) })
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer(unknown)
    flexiloadbd.willSay(saidNothing)
    const { id } = await shop.sell()
    await shop.clock.advanceGently(30 * HOUR_ms)
    expect((await shop.sale(id)).state).toBe('failed')
    flexiloadbd.willSay(saidSuccess)
    for (let minutes = 0; minutes < 15; minutes += 1) {
      if ((await shop.sale(id)).state === 'late-success') break
      await shop.clock.advanceGently(MINUTE_ms)
    }
    expect((await shop.sale(id)).state).toBe('late-success')
    const before = flexiloadbd.asked.length
    const asked: number[] = []
    for (const wait_ms of [50 * MINUTE_ms, 20 * MINUTE_ms, 22 * HOUR_ms, 2 * HOUR_ms]) {
      await shop.clock.advanceGently(wait_ms)
      asked.push(flexiloadbd.asked.length - before)
    }
    expect(asked).toEqual([0, 1, 1, 2])
  })
})
