import { type Chance, chance } from './chance.ts'
import type { CreditBook } from './credit-book.ts'
import type { DrawerKeeper } from './drawer-keeper.ts'
import type { FarEnd } from './far-end.ts'
import type { Machine } from './machine.ts'
import { type DayPlan, OPEN_ms } from './plan.ts'
import type { RuleMaker } from './rule-maker.ts'

const MINUTE_ms = 60_000

/** What happens at a moment of a day. */
export interface Item {
  readonly at_ms: number
  readonly act: () => void
}

/** Lists change a few times a day, a moment before somebody buys by them or long before. */
export function prices({ sales }: DayPlan, seed: string, farEnd: FarEnd): readonly Item[] {
  return sales.flatMap((sale) => {
    const draw = chance(`${seed} ${sale.name} price`)
    if (!('packageId' in sale) || !draw.oneIn(8)) return []
    const before_ms = draw.oneIn(2) ? draw.between(0, 60_000) : draw.between(0, 30 * MINUTE_ms)
    const act = () => farEnd.changePack(sale.packageId, draw)
    return [{ at_ms: Math.max(0, sale.at_ms - before_ms), act }]
  })
}

/** F31: the copy that is going to be put back is made some time before. */
export function copies({ faults }: DayPlan, seed: string, machine: Machine): readonly Item[] {
  return faults
    .filter(({ fault }) => fault === 'F31')
    .map(({ name, at_ms }) => {
      const draw = chance(`${seed} ${name} copy`)
      const hasDraft = draw.oneIn(2)
      const act = () => machine.copyBooks(hasDraft)
      return { at_ms: draw.between(0, Math.floor(at_ms)), act }
    })
}

export interface People {
  readonly keeper: DrawerKeeper
  readonly creditBook: CreditBook
  readonly ruleMaker: RuleMaker
}

/**
 * What a day has beside its customers: shifts that change, cash that is no customer's, dues that
 * are collected. One night in three the shift is left open.
 */
export function trade(
  name: string,
  { keeper, creditBook }: Omit<People, 'ruleMaker'>,
): readonly Item[] {
  const draw = chance(`${name} trade`)
  const items = [
    ...often(draw, 8, () => void creditBook.collects()),
    ...often(draw, 2, () => void creditBook.looks()),
  ]
  if (!keeper.counts) return items
  const isLeftOpen = draw.oneIn(3)
  return [
    ...items,
    { at_ms: draw.between(0, MINUTE_ms), act: () => void keeper.opens() },
    ...often(draw, draw.between(1, 3), () => void keeper.changes()),
    ...often(draw, 5, () => void keeper.moves()),
    ...often(draw, 3, () => void keeper.looks()),
    // Whoever comes to a counter without a shift counts the drawer first.
    ...often(draw, 6, () => void keeper.opens()),
    ...(isLeftOpen ? [] : [{ at_ms: OPEN_ms - 2_000, act: () => void keeper.closes() }]),
  ]
}

function often(draw: Chance, times: number, act: () => void): readonly Item[] {
  return Array.from({ length: times }, () => ({ at_ms: draw.between(0, OPEN_ms), act }))
}
