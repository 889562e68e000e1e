import type { Changes } from '../changes.ts'
import { createNoticeDoor } from '../notices/door.ts'
import { createKeptNotices } from '../notices/kept-notices.ts'
import { createNotices } from '../notices/notices.ts'
import type { Dispatch } from '../sales/dispatch.ts'
import { createSingleFile } from '../sales/lane-policy.ts'
import { createLanes } from '../sales/lanes.ts'
import type { SettlementParts } from '../settlement/parts.ts'
import { createSettlement } from '../settlement/settlement.ts'
import type { Ground } from './ground.ts'
import type { CoreParts } from './parts.ts'

/** What finds out how sales ended: the questions, and the notices that wake one. */
export function createSettling(
  parts: CoreParts,
  ground: Ground,
  common: Omit<SettlementParts, OwnToSettling>,
  dispatch: Dispatch,
) {
  const { db, log, openDoor = null } = parts
  const { run, changes, accounts, certified, packageReading, packages } = ground
  const hints = createKeptNotices(db, run)
  const settlement = createSettlement({
    ...common,
    run,
    changes,
    hints,
    isBeingSent: (id) => dispatch.sends(id),
    lastClosed: () => ground.shopDay.lastClosed(),
    certified,
    providers: () => accounts.preferred(),
    readOperators: (provider) => accounts.readOperators(provider),
    packages: {
      ...packageReading,
      readAt_ms: (operator, isDrive) => packages.readAt_ms(operator, isDrive),
    },
  })
  const wake = (sale: string) => settlement.noticed(sale)
  const take = createNotices({ kept: hints, changes, log, wake })
  const noticeDoor = createNoticeDoor({ ...parts, changes, kept: hints, take, openDoor })
  return { settlement, noticeDoor }
}

type OwnToSettling =
  | ('run' | 'changes' | 'hints' | 'isBeingSent' | 'lastClosed')
  | ('certified' | 'providers' | 'readOperators' | 'packages')

/** Which sales may go out at a time. */
export function createRoad({ db, clock }: CoreParts, changes: Changes) {
  const lanes = createLanes(clock, createSingleFile(db))
  changes.listen(({ topic }) => topic === 'sale' && lanes.wake())
  return lanes
}
