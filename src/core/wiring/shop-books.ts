import { accounts as everyAccount } from '../../domain/ledger.ts'
import { createAlarms } from '../alarms.ts'
import { createChanges } from '../changes.ts'
import { createCommissionRules } from '../commission/rules.ts'
import { createClockCheck } from '../clock-check.ts'
import { identityOf } from '../identity.ts'
import { createBalances } from '../ledger/balances.ts'
import { createPost } from '../ledger/post.ts'
import { createDayTotals } from '../reports/day-totals.ts'
import { createRecent } from '../recent.ts'
import { createRestorations } from '../restorations.ts'
import { createRun } from '../run.ts'
import { createDaySales } from '../sales/day-sales.ts'
import { createTwins } from '../sales/twin.ts'
import { createSettings } from '../settings/settings.ts'
import { createShifts } from '../shifts/shifts.ts'
import { createShopDay } from '../shop-day.ts'
import type { CoreParts } from './parts.ts'

/** The books, and what is read of them: nothing here speaks to a provider. */
export function createShopBooks({ db, clock, random, books, log }: CoreParts) {
  const identity = identityOf(db, books, random)
  const run = createRun(clock, Buffer.from(random(12)).toString('hex'))
  const changes = createChanges()
  const days = createDaySales(db, changes)
  const alarms = createAlarms(db, run, changes)
  const settings = createSettings(db, changes)
  const cutOff_min = db.untilWritten(() => settings.get().cutOff_min)
  const clockCheck = createClockCheck(db, run, cutOff_min, log)
  const shopDay = createShopDay(db, run, cutOff_min, clockCheck)
  const post = createPost(db, everyAccount)
  const balances = createBalances(db)
  const recent = createRecent(db, clock)
  const restorations = createRestorations(db, run, identity.dbId)
  const booking = { db, post, run, shopDay, balances, changes }
  const shifts = createShifts({ ...booking, clockCheck, rules: () => settings.get().shifts })
  const twins = createTwins(db, run)
  const dayTotals = createDayTotals(db)
  const commissionRules = createCommissionRules(booking)
  const kept = {
    commissionRules,
    identity,
    days,
    alarms,
    settings,
    recent,
    restorations,
    shifts,
    twins,
    clockCheck,
    dayTotals,
  }
  return { ...booking, ...kept }
}
