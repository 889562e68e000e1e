import type { ReportRange } from '../../contract/reports.ts'
import { type Account, cash, reserved, wallet, wallets } from '../../domain/ledger.ts'
import { createReports, type Reports } from '../reports/reports.ts'
import { inTurns } from '../turns.ts'
import type { Ground } from './ground.ts'
import type { CoreParts } from './parts.ts'

/** A counter that has just begun has more to do than to read what nobody has asked for. */
const CALM_ms = 3_000
/** Between two pieces of what nobody waits for. */
const REST_ms = 25
/** Days of every year there are books of. */
const EVERY_DAY: ReportRange = { from: '2000-01-01', to: '2199-12-31' }

export interface Reporting {
  readonly reports: Reports
  /** What is open of a time is read: a report of it reads what was booked since, and no more. */
  ready(range: ReportRange): Promise<void>
  /** Reads at leisure what is open, so that the first look finds it read. */
  begin(): void
}

export function createReporting(
  { db, clock, log }: CoreParts,
  { run, shopDay, balances, wallets: opened, shifts }: Ground,
  closing: AbortSignal,
): Reporting {
  const reports = createReports({
    db,
    now_ms: () => run.moment().at_ms,
    today: () => shopDay.today(),
    balance: (account) => balances.balance(account),
    opened: (at) => opened.opened(at.provider, at.wallet),
    blindFrom: () => shifts.blindFrom(),
  })
  /** What a report asks for, and the balances beside it: the drawer and the wallets. */
  function* asked(range: ReportRange) {
    const accounts: readonly Account[] = [
      cash,
      ...wallets.flatMap((at) => [wallet(at), reserved(at)]),
    ]
    for (const account of accounts) yield* balances.readAhead(account)
    yield* reports.readAhead(range)
  }
  /** The books are closed with the counter, also between two pieces. */
  function* untilClosed(work: Generator<null, void>) {
    while (!closing.aborted && work.next().done !== true) yield null
  }
  return {
    reports,
    ready: (range) => inTurns(untilClosed(asked(range)), clock),
    begin() {
      const callOff = clock.after(CALM_ms, () => {
        inTurns(untilClosed(asked(EVERY_DAY)), clock, REST_ms).catch((cause: unknown) =>
          log.warn('not-read-ahead', { why: String(cause) }),
        )
      })
      closing.addEventListener('abort', callOff, { once: true })
    },
  }
}
