import type { RouterClient } from '@orpc/server'
import type { Core } from '../../src/core/core.ts'
import type { Checks } from './checks.ts'
import type { FarEnd } from './far-end.ts'
import type { FaultPlan } from './plan.ts'
import type { Story } from './story.ts'
import type { MachineClock, World } from './world.ts'
import type { Tally } from './tally.ts'

export type Client = RouterClient<Core['router']>

/** One run of the counter, from start to stop or to the end of its power. */
export interface Boot {
  readonly nth: number
  readonly clock: MachineClock
  readonly client: Client
  isAlive(): boolean
  /** Hands something to the core once it runs: at once, on waking up, or never. */
  receive(what: () => void): void
  /** The power goes now. */
  cut(why: string): void
}

/** What everybody in the simulation shares. */
export interface Scene {
  readonly seed: string
  readonly world: World
  readonly story: Story
  readonly farEnd: FarEnd
  readonly checks: Checks
  readonly tally: Tally
  /** Nobody sets a clock in this shop, and its machine never sleeps for days. */
  readonly hasRightClocks: boolean
  /** Minutes after midnight at which its day of trade begins. */
  readonly cutOff_min: number
  /** The faults that are bound to a sale. */
  troublesOf(name: string): readonly FaultPlan[]
}
