import { present } from '../../domain/result.ts'
import type { ReadableDb } from '../db/database.ts'
import { createDayReading, type DayFacts, noFacts } from './day-facts.ts'
import { atOnce } from '../turns.ts'
import { createTradedDays } from './traded-days.ts'

export interface OpenDays {
  /** Days within a time on which something was booked and that are not closed, in their order. */
  within(from: string, to: string): string[]
  /** What is booked on one of them so far. */
  facts(businessDate: string): DayFacts
  /** Reads those within a time, a piece at a time: what is asked for then is told at once. */
  readAhead(from: string, to: string): Generator<null, void>
}

const FIRST = '0000-01-01'
const LAST = '9999-12-31'

/**
 * Most often it is today alone, and a screen asks again at every change: a day is read once, and
 * then only what was booked on it since. Entries are never changed, so the remembered part stays
 * true; what is read inside of a write may yet be undone and is not remembered. Of a shop that
 * closes no day every one is: a day takes less than a picture would, and to read years of them for
 * each look takes the counter away for as many seconds.
 */
export function createOpenDays(db: ReadableDb): OpenDays {
  const readOn = createDayReading(db)
  const isClosed = createIsClosed(db)
  const days = new Map<string, DayFacts>()
  /** Of which more was booked than is remembered. */
  const stale = new Set<string>()
  const all = createOpenSet(db, isClosed, {
    booked: (day) => stale.add(day),
    closed: (day) => days.delete(day),
  })
  const remembered = (businessDate: string): DayFacts => {
    const known = days.get(businessDate)
    if (known) return known
    const facts = noFacts()
    days.set(businessDate, facts)
    stale.add(businessDate)
    return facts
  }
  const readToEnd = (businessDate: string, facts: DayFacts): void => {
    if (stale.delete(businessDate)) atOnce(readOn(facts, businessDate))
  }
  const within = (from: string, to: string) => all().filter((day) => day >= from && day <= to)
  return {
    within,
    *readAhead(from, to) {
      // The newest first: it is looked at most.
      for (const day of within(from, to).toReversed()) {
        // One that is closed meanwhile is open no more, and nothing of it is to be remembered.
        if (isClosed(day)) continue
        const facts = remembered(day)
        if (!stale.has(day)) continue
        yield* readOn(facts, day)
        if (facts === days.get(day)) stale.delete(day)
        yield null
      }
    },
    facts(businessDate) {
      if (db.writing()) {
        const facts = noFacts()
        atOnce(readOn(facts, businessDate))
        return facts
      }
      all()
      const facts = remembered(businessDate)
      readToEnd(businessDate, facts)
      return facts
    },
  }
}

function createIsClosed(db: ReadableDb): (day: string) => boolean {
  const total = db.read<[string], { one: number }>(
    `SELECT 1 AS one FROM day_total
     WHERE dimension = 'all' AND business_date = ? AND member = ''`,
  )
  return (day) => total.get(day) !== undefined
}

interface Told {
  readonly booked: (day: string) => void
  readonly closed: (day: string) => void
}

/** Every day that is open, in their order: looked for once, and then as far as something is new. */
function createOpenSet(db: ReadableDb, isClosed: (day: string) => boolean, told: Told) {
  const traded = createTradedDays(db)
  const newest = db.read<[], { id: number }>(
    'SELECT coalesce(max(id), 0) AS id FROM ledger_transaction',
  )
  const since = db.read<[number], { business_date: string }>(
    'SELECT business_date FROM ledger_transaction WHERE id > ?',
  )
  let open: Set<string> | null = null
  let seenTo = 0
  return db.untilWritten(() => {
    if (db.writing()) return traded.openIn(FIRST, LAST)
    const { id } = present(newest.get(), 'the newest transaction')
    const isFirst = open === null
    open ??= new Set(traded.openIn(FIRST, LAST))
    for (const { business_date } of isFirst || id === seenTo ? [] : since.all(seenTo)) {
      open.add(business_date)
      told.booked(business_date)
    }
    seenTo = id
    for (const day of open) {
      if (!isClosed(day)) continue
      open.delete(day)
      told.closed(day)
    }
    return [...open].toSorted()
  })
}
