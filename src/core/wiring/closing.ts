import { createDays, type Days } from '../day-close/days.ts'
import type { Settlement } from '../settlement/settlement.ts'
import type { Ground } from './ground.ts'
import type { CoreParts } from './parts.ts'

/** What closes the day: it asks through settlement, and moves no sale itself. */
export function createClosing(
  { db, clock, log }: CoreParts,
  { wallets, accounts, clockCheck, ...ground }: Ground,
  settlement: Pick<Settlement, 'askNow' | 'readWallet'>,
): Days {
  return createDays({
    ...ground,
    db,
    clock,
    log,
    providers: () => accounts.preferred(),
    askNow: (sale) => settlement.askNow(sale),
    readWallet: (provider) => settlement.readWallet(provider),
    readAt_ms: (provider, wallet) => wallets.lastReading(provider, wallet)?.mono_ms ?? null,
    wallets: () => wallets.list(),
    clockDoubt: () => clockCheck.doubtOfClose(),
    putBack_ms: () => ground.restorations.copy?.putBack_ms ?? null,
    writeTotals: (businessDate) => ground.dayTotals.write(businessDate),
  })
}
