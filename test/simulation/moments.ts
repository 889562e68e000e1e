import type { Call } from '../../src/sandbox/wire.ts'
import { type Chance, chance } from './chance.ts'
import type { Trouble } from './far-end-faults.ts'
import { type DayParts, dayStrikes } from './day-faults.ts'
import type { FaultId } from './faults.ts'
import { hearHealth } from './gap.ts'
import type { Network } from './network.ts'
import type { FaultPlan } from './plan.ts'

const SECOND_ms = 1_000
const MINUTE_ms = 60_000
const HOUR_ms = 60 * MINUTE_ms
const DAY_ms = 24 * HOUR_ms

const every: readonly Call[] = ['create', 'status', 'balance', 'operators', 'packages']
const unreachable = ['dns', 'connect', 'connect-timeout', 'tls'] as const
/** How far clocks are set: from a second to ten years. */
const jumps = [SECOND_ms, 20 * SECOND_ms, HOUR_ms, DAY_ms, 40 * DAY_ms, 3_650 * DAY_ms] as const

export interface MomentParts extends DayParts {
  readonly network: Network
}

type Strike = (parts: MomentParts, fault: FaultPlan, draw: Chance) => void

/** Opens a window of trouble at the fault's provider. */
function trouble(
  { scene }: MomentParts,
  { provider }: FaultPlan,
  calls: readonly Call[],
  for_ms: number,
  what: Trouble,
): void {
  scene.farEnd.open({ provider, calls, until_ms: scene.world.now_ms + for_ms, trouble: what })
}

const strikes: Readonly<Partial<Record<FaultId, Strike>>> = {
  F1: ({ scene, network }, { provider }, draw) => {
    const until_ms = scene.world.now_ms + draw.between(1, 60) * SECOND_ms
    network.close(provider, until_ms, draw.pick(unreachable))
  },
  F19: (parts, fault, draw) => {
    const retryAfter = draw.pick(['5', '61', 'soon', '-1', '99999999'])
    const throttled = draw.oneIn(3)
      ? ({ how: 'throttled' } as const)
      : ({ how: 'throttled', retryAfter } as const)
    const script = { executions: 0, answer: throttled } as const
    trouble(parts, fault, every, draw.between(5, 60) * SECOND_ms, { script })
  },
  F20: (parts, fault, draw) => {
    const script = { executions: 0, answer: { how: 'error', status: 401, words: 'no' } } as const
    trouble(parts, fault, every, draw.between(1, 5) * MINUTE_ms, { script })
  },
  F21: (parts, fault, draw) => {
    let old: string | null = null
    const edit = (body: string) => (old ??= body)
    trouble(parts, fault, ['balance'], draw.between(1, 5) * MINUTE_ms, { edit })
  },
  F22: ({ scene, owner }, { provider }, draw) => {
    const amount_e4 = draw.pick([20, 50, -20, -50, 100, -100, 5_000]) * 10_000
    const wallet = scene.farEnd.anyWallet(provider, draw)
    scene.farEnd.oracle.topUp(provider, wallet, amount_e4)
    // Some of what came in is booked, soon or late; what another device took never is.
    if (amount_e4 < 0 || draw.oneIn(2)) return
    const booked_ms = draw.between(1, 40) * MINUTE_ms
    scene.world.after(booked_ms, () => void owner.book(provider, wallet, amount_e4))
  },
  F23: (parts, fault, draw) => {
    const odd = draw.pick(['NaN', '"৫০০"', '-5', 'null', '"1,000.00"', '1e5', '[]'])
    const edit = (body: string) => body.replace(/(balance":)[^,}]+/gu, `$1${odd}`)
    trouble(parts, fault, ['balance'], draw.between(1, 3) * MINUTE_ms, { edit })
  },
  F24: ({ machine, scene }, _, draw) => {
    // Somebody notices, mostly soon.
    scene.world.after(draw.between(1, 90) * MINUTE_ms, () => machine.setWall(0))
    machine.setWall(draw.oneIn(4) ? 0 : draw.pick(jumps) * (draw.oneIn(2) ? 1 : -1))
  },
  F25: ({ machine }, _, draw) => {
    const sleep_ms = draw.oneIn(6)
      ? draw.between(1, 3 * 24) * HOUR_ms
      : draw.between(1, 30) * MINUTE_ms
    machine.sleep(sleep_ms, draw.pick(['stands-still', 'goes-on']), !draw.oneIn(3))
  },
  F26: ({ machine }, _, draw) => {
    machine.atCommit(draw.between(1, 12), draw.oneIn(2) ? 'cut-before' : 'cut-after')
  },
  F27: ({ machine }, _, draw) =>
    machine.atCommit(draw.between(1, 8), 'refused', draw.between(1, 5)),
  F31: ({ machine }, _, draw) => machine.putBack(draw.oneIn(2) ? 'cut' : 'closed'),
  F34: ({ machine, scene }) => {
    for (let nth = 0; nth < 40; nth += 1) void hearHealth(scene, machine)
  },
  F35: (parts, fault, draw) => {
    const for_ms = draw.between(5, 60) * SECOND_ms
    const why = draw.pick<'tls' | 'address-refused' | 'portal'>([
      'tls',
      'address-refused',
      'portal',
    ])
    if (why !== 'portal') {
      parts.network.close(fault.provider, parts.scene.world.now_ms + for_ms, why)
      return
    }
    const script = { executions: 0, answer: { how: 'html', status: 200 } } as const
    trouble(parts, fault, every, for_ms, { script })
  },
  F39: ({ scene, owner }, _, draw) => {
    scene.farEnd.renumber()
    // The counter hears of it with its next list; some time later the owner sees to it.
    if (draw.oneIn(2)) void owner.save('alsamiflexi', 2)
    scene.world.after(draw.between(60, 2_000) * MINUTE_ms, () => {
      void owner.save('alsamiflexi', 2)
    })
  },
  F40: (parts, fault, draw) => {
    const for_ms = draw.between(8, 30) * MINUTE_ms
    if (draw.oneIn(2)) {
      const until_ms = parts.scene.world.now_ms + for_ms
      parts.network.close(fault.provider, until_ms, draw.pick(unreachable))
      return
    }
    const script = { executions: 0, answer: { how: 'html', status: 503 } } as const
    trouble(parts, fault, every, for_ms, { script })
  },
  G5: ({ machine }) => machine.cut('at some moment'),
}

/** A fault that is bound to a moment strikes. */
export function strike(parts: MomentParts, fault: FaultPlan): void {
  const { tally, story, seed } = parts.scene
  tally.fault(fault.fault)
  story.tell(null, `fault ${fault.fault} ${fault.provider}`)
  const draw = chance(`${seed} ${fault.name}`)
  strikes[fault.fault]?.(parts, fault, draw)
  dayStrikes[fault.fault]?.(parts, draw)
}
