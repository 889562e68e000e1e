import type { ProviderId } from '../domain/provider.ts'
import { keepPractice } from './accounts/practice.ts'
import type { CoreRouter } from './api/router.ts'
import { SMALLEST_e4 } from './certification/steps.ts'
import { createCertifying } from './certification/wizard.ts'
import { isStorageFailure } from './db/open.ts'
import { createDispatch } from './sales/dispatch.ts'
import { createTransitions } from './sales/transition.ts'
import { createClosing } from './wiring/closing.ts'
import { createGround } from './wiring/ground.ts'
import type { CoreParts } from './wiring/parts.ts'
import { createPaperWork } from './wiring/printing.ts'
import { routerFor } from './wiring/procedures.ts'
import { createReporting } from './wiring/reporting.ts'
import { createSelling } from './wiring/selling.ts'
import { createRoad, createSettling } from './wiring/settling.ts'

export interface Core {
  readonly router: CoreRouter
  /** Turns what a crash left into doubt before anything else, opens the keys, begins to settle. */
  start(): Promise<void>
  /** The machine is about to sleep. */
  suspending(): void
  resumed(): void
  /** True while money may be on the wire. */
  busy(): boolean
  /**
   * Drops the questions under way at once: they leave no trace, and are put again at the next
   * start. A sale on the wire is left a short time for its answer (`Dispatch.idle`); one that is
   * not answered by then is found on the wire at the next start, which makes it doubt. The
   * database is closed with it.
   */
  close(): Promise<void>
}

/** The one place where things are wired. */
export function createCore(parts: CoreParts): Core {
  const { db, clock, log } = parts
  const closing = new AbortController()
  const ground = createGround(parts, closing.signal)
  const { run, shopDay, changes, alarms, accounts, wallets, policy, limits } = ground
  const live = (provider: ProviderId) => accounts.live(provider)
  const transitions = createTransitions({ db, post: ground.post, run, shopDay, changes, alarms })
  const lanes = createRoad(parts, changes)
  const { mayHaveLeft } = ground.restorations
  const kept = { db, clock, log, transitions, recent: ground.recent, twins: ground.twins }
  const common = { ...kept, wallets, limits, live, accountMark: accounts.mark, mayHaveLeft }
  const dispatch = createDispatch({
    ...common,
    lanes,
    policy,
    inLine: ground.inLine,
    shelf: ground.packages,
    keyRefused: (provider) => accounts.keyRefused(provider),
    isStorageFailure,
  })
  const { settlement, noticeDoor } = createSettling(parts, ground, common, dispatch)
  const days = createClosing(parts, ground, settlement)
  const selling = createSelling(parts, ground, { dispatch, transitions, days })
  const { ownSales: sales, newReference } = selling
  const wizard = { lanes, sales, newReference, closing: closing.signal, amount_e4: SMALLEST_e4 }
  const certifying = createCertifying({ ...common, ...ground, ...wizard })
  const reporting = createReporting(parts, ground, closing.signal)
  const printing = createPaperWork(parts, ground, closing.signal)
  const affairs = { certifying, settlement, days, noticeDoor, reporting, printing }
  return {
    router: routerFor(parts, ground, { ...selling, ...affairs }),
    async start() {
      recover(affairs)
      for (const account of parts.practice?.accounts ?? []) await keepPractice(account, accounts)
      await accounts.load()
      settlement.start()
      await noticeDoor.open()
      reporting.begin()
    },
    suspending() {
      log.info('suspending', { busy: dispatch.busy() })
      dispatch.callOff()
    },
    resumed() {
      // A machine that fell asleep without a word must not send what waited, hours later.
      dispatch.callOff()
      settlement.resumed()
    },
    busy: () => dispatch.busy(),
    async close() {
      dispatch.stop()
      policy.stop()
      closing.abort()
      await Promise.all([noticeDoor.close(), settlement.stop(), printing.close()])
      await certifying.idle()
      await dispatch.idle()
      db.close()
    },
  }
}

interface Recovering {
  recover(): void
}

/** What a crash left becomes what it is: doubt, a wizard's step that ended, a paper half out. */
function recover(
  left: Readonly<Record<'settlement' | 'certifying' | 'printing', Recovering>>,
): void {
  const { settlement, certifying, printing } = left
  settlement.recover()
  certifying.recover()
  printing.recover()
}
