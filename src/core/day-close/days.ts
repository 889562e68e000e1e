import type {
  ChainProof,
  ClockDoubt,
  DayClose,
  DayCode,
  DayHead,
  DaysStanding,
  DayTold,
} from '../../contract/days.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import { inOneLine } from '../../domain/one-line.ts'
import { present, problem, type Result, success } from '../../domain/result.ts'
import type { WritableDb } from '../db/database.ts'
import type { Identity } from '../identity.ts'
import type { Recent } from '../recent.ts'
import type { Run } from '../run.ts'
import type { ShopDay } from '../shop-day.ts'
import { inTurns } from '../turns.ts'
import { canonical, chainHash, createChainProof, NO_HASH } from './chain.ts'
import { booksInLog } from './closes-in-log.ts'
import { createLaterDays } from './later-days.ts'
import { createPreparing, type Preparing, type PreparingParts } from './preparing.ts'
import { createDayReport, type ReportParts } from './report.ts'
import { createDayRows, type DayRow, type DayRows, headOf, toldOf } from './rows.ts'
import { createShiftsOfDay } from './shifts-of-day.ts'
import { createToAsk } from './to-ask.ts'

export interface Days {
  standing(): DaysStanding
  /** The day being closed, while sales wait for it. */
  closing(): string | null
  /** The oldest day before today that nobody closed. */
  notClosed(): string | null
  prepare(businessDate: string, anew: boolean): Result<DaysStanding, FieldProblem>
  leave(): DaysStanding
  /** What the report of a day that is open must know of those after it is read, in turns. */
  ready(businessDate: string): Promise<void>
  /** In one write, or not at all. A closed day is told as it was. */
  close(wanted: DayClose): Result<DayTold, FieldProblem>
  /** The newest first. @param before a number; absent, from the newest on */
  list(before: number | undefined): DayHead[]
  report(businessDate: string): Result<DayTold, FieldProblem>
  /** In turns, whatever else is asked for meanwhile. */
  verify(): Promise<ChainProof>
}

export interface DaysParts
  extends Omit<PreparingParts, 'toAsk'>,
    Omit<ReportParts, 'db' | 'rows' | 'today' | 'later'> {
  readonly db: WritableDb
  readonly run: Run
  readonly shopDay: ShopDay
  readonly recent: Recent
  readonly clockDoubt: () => ClockDoubt | null
  readonly identity: Pick<Identity, 'dbId'>
  /** From which day on nobody is told of the drawer: it is counted blind, and open. */
  readonly shifts: { blindFrom(): string | null }
  /** Written with the close: what reports read instead of the day's sales. */
  readonly writeTotals: (businessDate: string) => void
}

/** So many are listed at a time. */
const LISTED = 60

export function createDays(parts: DaysParts): Days {
  const { db, shopDay } = parts
  const rows = createDayRows(db)
  const preparing = createPreparing({ ...parts, toAsk: createToAsk(db, parts.recent) })
  const today = () => shopDay.today()
  const later = createLaterDays(db, rows)
  const reportOf = createDayReport({ ...parts, rows, today, later })
  const before = createBefore(parts)
  const write = createWrite(parts, rows, reportOf)
  const chain = createChainProof(db)
  const nextDay = () => rows.nextTraded(shopDay.lastClosed() ?? '')
  const notClosed = db.untilWritten(nextDay)
  const standing = createStanding({ rows, shopDay, preparing, before, nextDay })
  return {
    standing,
    closing: () => preparing.day(),
    notClosed() {
      const day = notClosed()
      return day !== null && day < today() ? day : null
    },
    prepare(businessDate, anew) {
      if (businessDate !== nextDay()) return refused('not-next')
      const missing = before(businessDate)
      if (missing && missing !== 'on-wire') return refused(missing)
      preparing.begin(businessDate, anew)
      return success(standing())
    },
    async ready(businessDate) {
      if (!rows.of(businessDate)) await inTurns(later.readAhead(businessDate), parts.clock)
    },
    leave() {
      preparing.end()
      return standing()
    },
    close(wanted) {
      const { businessDate } = wanted
      const done = rows.of(businessDate)
      if (done) return success(toldOf(done))
      const closedBy = inOneLine(wanted.closedBy)
      if (closedBy === '') return problem({ field: 'closedBy', code: 'empty', limit_e4: null })
      if (businessDate !== nextDay()) return refused('not-next')
      if (preparing.day() !== businessDate) return refused('not-prepared')
      const missing = before(businessDate)
      if (missing) return refused(missing)
      const told = write({ businessDate, closedBy })
      preparing.end()
      return success(told)
    },
    list: (from) => rows.before(from ?? Number.MAX_SAFE_INTEGER, LISTED).map(headOf),
    report(businessDate) {
      const done = rows.of(businessDate)
      if (done) return success(toldOf(done))
      if (businessDate !== nextDay()) return refused('not-next')
      const blindFrom = parts.shifts.blindFrom()
      if (blindFrom !== null && blindFrom <= businessDate) return refused('shift-open')
      return success({ head: null, report: reportOf(businessDate, null) })
    },
    verify: () => inTurns(chain(), parts.clock),
  }
}

interface StandingParts {
  readonly rows: DayRows
  readonly shopDay: ShopDay
  readonly preparing: Preparing
  readonly before: (businessDate: string) => DayCode | null
  readonly nextDay: () => string | null
}

function createStanding({ rows, shopDay, preparing, before, nextDay }: StandingParts) {
  return (): DaysStanding => {
    const today = shopDay.today()
    const next = nextDay()
    const last = rows.last()
    return {
      today,
      next:
        next === null ? null : { businessDate: next, isMissed: next < today, before: before(next) },
      missed: rows.tradedDays(shopDay.lastClosed() ?? '', today).length,
      preparation: preparing.standing(),
      last: last ? headOf(last) : null,
    }
  }
}

function refused(code: DayCode): Result<never, FieldProblem> {
  return problem({ field: 'businessDate', code, limit_e4: null })
}

/** What must be done before a day is closed; null where nothing must. */
function createBefore({ db, shopDay, clockDoubt }: DaysParts) {
  const shifts = createShiftsOfDay(db)
  // Its answer is here within a minute, and what it takes is booked on the day it was sold.
  const wired = db.read<[], { one: number }>(
    "SELECT 1 AS one FROM sale INDEXED BY sale_state WHERE state = 'on-wire' LIMIT 1",
  )
  return (businessDate: string): DayCode | null => {
    if (clockDoubt()) return 'clock'
    if (businessDate > shopDay.byClock()) return 'not-begun'
    if (shifts.isOpen(businessDate)) return 'shift-open'
    return wired.get() ? 'on-wire' : null
  }
}

function createWrite(
  { db, run, log, changes, writeTotals, identity }: DaysParts,
  rows: DayRows,
  reportOf: ReturnType<typeof createDayReport>,
) {
  const books = booksInLog(identity.dbId)
  const insert = db.change<[DayRow]>(
    `INSERT INTO day_close (number, business_date, closed_at_ms, closed_by, last_transaction,
       report, previous_hash, hash)
     VALUES (@number, @business_date, @closed_at_ms, @closed_by, @last_transaction,
       @report, @previous_hash, @hash)`,
  )
  return ({ businessDate, closedBy }: DayClose): DayTold => {
    const row = db.write(() => {
      const before = rows.last()
      const number = (before?.number ?? 0) + 1
      const { at_ms: closedAt_ms } = run.moment()
      const told = reportOf(businessDate, { number, closedAt_ms, closedBy })
      const report = canonical(told)
      const previous_hash = before?.hash ?? NO_HASH
      insert.run({
        number,
        business_date: businessDate,
        closed_at_ms: closedAt_ms,
        closed_by: closedBy,
        last_transaction: told.lastTransaction,
        report,
        previous_hash,
        hash: chainHash(previous_hash, report),
      })
      writeTotals(businessDate)
      // Another day has begun: whoever shows today's figures reads them anew.
      db.afterCommit(() => changes.tell('day', businessDate))
      return present(rows.of(businessDate), `the close of ${businessDate}`)
    })
    // Outside of the books too: who rewrites them all is found out by this line and by the slip.
    log.info('day-closed', { number: row.number, day: businessDate, hash: row.hash, books })
    return toldOf(row)
  }
}
