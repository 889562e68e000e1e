import type { Chance } from './chance.ts'
import type { FaultId } from './faults.ts'
import { CALMLY } from './day-end.ts'
import type { Machine } from './machine.ts'
import type { Owner } from './owner.ts'
import type { Scene } from './scene.ts'
import { dayBy } from './shift-book.ts'
import type { People } from './timetable.ts'

const MINUTE_ms = 60_000
const DAY_ms = 24 * 60 * MINUTE_ms

export interface DayParts extends People {
  readonly scene: Scene
  readonly machine: Machine
  readonly owner: Owner
}

type Strike = (parts: DayParts, draw: Chance) => void

/** Around the hour at which a day of trade begins, by the machine's clock: a day on, or back. */
function aroundCutOff({ scene, machine }: DayParts, draw: Chance): void {
  const { cutOff_min } = scene
  const [wall_ms, offset_ms] = [scene.world.wall(), 6 * 60 * MINUTE_ms]
  const midnight_ms = Date.parse(`${dayBy(wall_ms, cutOff_min)}T00:00:00Z`) - offset_ms
  const begins_ms = midnight_ms + cutOff_min * MINUTE_ms + (draw.oneIn(2) ? DAY_ms : 0)
  machine.setWall(begins_ms - draw.between(-1, 4) * MINUTE_ms - wall_ms)
  // It shows the next day soon, and later somebody puts it right.
  scene.world.after(draw.between(2, 30) * MINUTE_ms, () => machine.setWall(0))
}

/** What goes wrong with shifts, dues and the close of a day. */
export const dayStrikes: Readonly<Partial<Record<FaultId, Strike>>> = {
  D1: ({ machine, keeper }, draw) => {
    machine.atStatement(draw.between(1, 8))
    void keeper.changes()
  },
  // A close writes about a hundred statements: its row, and the totals of its day.
  D2: ({ owner }, draw) => void owner.closeDay({ ...CALMLY, cutAt: draw.between(1, 110) }),
  D3: ({ machine, creditBook }, draw) => {
    machine.atStatement(draw.between(1, 6))
    void creditBook.collects()
  },
  D4: aroundCutOff,
  D5: ({ owner }) => void owner.closeDay({ ...CALMLY, isHasty: true }),
  // Each sale moves the wallet a little then: what needs a quiet one is not to be seen.
  D6: ({ ruleMaker }) => void ruleMaker.changes(),
}
