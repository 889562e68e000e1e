import { type ProviderId, providerIds } from '../../src/domain/provider.ts'
import { type Chance, chance } from './chance.ts'
import { type FaultId, faultIds, faults } from './faults.ts'
import { otherWanted, rechargeWanted, type Wanted } from './wares.ts'

const MINUTE_ms = 60_000
/** The shop's hours in true time; between two days the counter is off. */
export const OPEN_ms = 60 * MINUTE_ms
export const SALES_A_DAY = 200
const FAULTS_A_DAY = 44

/** One customer. */
export type SalePlan = Wanted & {
  /** `d0s13`: its name in the story, and where its own chance comes from. */
  readonly name: string
  /** Since the shop opened that day. */
  readonly at_ms: number
  /** Null where the counter is to choose. */
  readonly provider: ProviderId | null
}

export interface FaultPlan {
  readonly name: string
  readonly fault: FaultId
  readonly at_ms: number
  /** The sale it is bound to; null for one that is bound to a moment. */
  readonly sale: string | null
  readonly provider: ProviderId
}

export interface DayPlan {
  readonly sales: readonly SalePlan[]
  readonly faults: readonly FaultPlan[]
}

/** One shop with books of its own, over some days. */
export interface ShopPlan {
  readonly seed: string
  readonly days: readonly DayPlan[]
}

export interface Only {
  readonly provider: ProviderId | null
  /** Only these; empty for all of them. */
  readonly faults: readonly FaultId[]
}

/**
 * After one of these nobody can say when the counter should have asked again. One shop in three is
 * spared them, so that there it can be said.
 */
export const wrongClocks: ReadonlySet<FaultId> = new Set<FaultId>([
  'F20',
  'F24',
  'F25',
  'F40',
  'G9',
  'D4',
])

export function planShop(seed: string, days: number, wanted: Only): ShopPlan {
  const isSpared = chance(`${seed} clocks`).oneIn(3)
  const usual = faultIds.filter((fault) => !isSpared || !wrongClocks.has(fault))
  const kinds = wanted.faults.length > 0 ? wanted.faults : someOf(usual, seed)
  return {
    seed,
    days: Array.from({ length: days }, (_, day) => planDay(seed, day, wanted, kinds)),
  }
}

/**
 * Where everything goes wrong at once nothing rare comes to its end: a wallet that always moves
 * proves nothing, a power cut clears away what was going to be late. So some shops meet half of the
 * faults alone, those more often, and some what comes late with a few others beside it.
 */
function someOf(usual: readonly FaultId[], seed: string): readonly FaultId[] {
  const draw = chance(`${seed} kinds`)
  const way = draw.pick(['all', 'all', 'half', 'late'] as const)
  if (way === 'all') return usual
  if (way === 'half') return usual.filter(() => draw.oneIn(2))
  return usual.filter((fault) => late.has(fault) || draw.oneIn(10))
}

/** What comes late, and what moves no wallet. */
const late: ReadonlySet<FaultId> = new Set(['F10', 'F30', 'G3', 'G6'])

function planDay(seed: string, day: number, wanted: Only, kinds: readonly FaultId[]): DayPlan {
  const draw = chance(`${seed} plan ${day}`)
  const sales: SalePlan[] = []
  while (sales.length < SALES_A_DAY) {
    const sale = planSale(`d${day}s${sales.length}`, seed, draw, wanted)
    sales.push(sale)
    if ('packageId' in sale && sales.length < SALES_A_DAY && draw.oneIn(6)) {
      sales.push(balanceBeside(sale, `d${day}s${sales.length}`, draw))
    }
  }
  sales.sort((a, b) => a.at_ms - b.at_ms)
  return { sales, faults: planFaults(day, draw, sales, { ...wanted, faults: kinds }) }
}

/** About one sale in four is no recharge; only flexiloadbd sells those. */
function planSale(name: string, seed: string, draw: Chance, only: Only): SalePlan {
  const sellsAll = only.provider === null || only.provider === 'flexiloadbd'
  const isOther = sellsAll && draw.oneIn(4)
  const any = isOther ? 'flexiloadbd' : draw.pick(providerIds)
  const provider = only.provider ?? (draw.oneIn(8) ? null : any)
  return {
    ...(isOther ? otherWanted(seed, draw) : rechargeWanted(seed, draw, provider)),
    name,
    // The last minute has its customers too: the counter closes with open items.
    at_ms: draw.oneIn(60) ? OPEN_ms - draw.between(0, MINUTE_ms) : draw.between(0, OPEN_ms),
    provider,
  }
}

type PackPlan = Extract<SalePlan, { readonly packageId: number }>

/** A customer who buys a package buys balance for the very same sum: no twin of it. */
function balanceBeside(
  { operator, number, amount_e4, serviceCharge_e4, provider, at_ms }: PackPlan,
  name: string,
  draw: Chance,
): SalePlan {
  const soon_ms = Math.min(OPEN_ms - 1, at_ms + draw.between(1, 60) * 1_000)
  const line = { kind: 'recharge', operator, lineType: 'prepaid', number } as const
  return { ...line, amount_e4, serviceCharge_e4, provider, name, at_ms: soon_ms }
}

function planFaults(
  day: number,
  draw: Chance,
  sales: readonly SalePlan[],
  { provider: tied, faults: kinds }: Only,
): readonly FaultPlan[] {
  const whole = kinds.reduce((sum, kind) => sum + faults[kind].perDay, 0)
  const free = [...sales]
  const planned: FaultPlan[] = []
  for (const fault of kinds) {
    const share = (faults[fault].perDay * Math.max(FAULTS_A_DAY, whole)) / whole
    const times = Math.floor(share) + (draw.next() < share - Math.floor(share) ? 1 : 0)
    for (let nth = 0; nth < times; nth += 1) {
      const name = `d${day}${fault}n${nth}`
      const provider = tied ?? draw.pick(providerIds)
      const isBound = faults[fault].bound === 'sale'
      const [sale] = isBound ? free.splice(draw.between(0, free.length - 1), 1) : []
      if (isBound && !sale) continue
      const at_ms = sale?.at_ms ?? draw.between(0, OPEN_ms)
      planned.push({ name, fault, at_ms, sale: sale?.name ?? null, provider })
    }
  }
  return planned.toSorted((a, b) => a.at_ms - b.at_ms)
}
