import type { DayReport } from '../../../contract/days.ts'
import { createStore } from '../../core/store.ts'

/** The steps of a close, in the order they are looked at. */
export const closeSteps = ['ask', 'sales', 'wallets', 'cash', 'look'] as const
export type CloseStep = (typeof closeSteps)[number]

/** Where somebody is in the close of a day: whoever comes back goes on there. */
export interface AtStep {
  readonly businessDate: string
  readonly step: CloseStep
}

export const atStep = createStore<AtStep | null>(null)

/** @returns the same step where there is none in that direction */
export function beside(step: CloseStep, by: 1 | -1): CloseStep {
  return closeSteps[closeSteps.indexOf(step) + by] ?? step
}

type Carried = DayReport['carried'][number]

/** Nothing of it was paid: it comes off the dues, and nobody hands it out. */
export function isOffDues({ tender, paid_e4, credit_e4 }: Carried): boolean {
  return tender === 'refund-due' && credit_e4 > 0 && credit_e4 === paid_e4
}

/**
 * Sales whose end is open, those whose customer only waits for the money, and those that only stand
 * in the book of dues.
 */
export function parted(carried: DayReport['carried']) {
  const isDue = ({ tender }: Carried) => tender === 'refund-due'
  return {
    open: carried.filter((sale) => !isDue(sale)),
    due: carried.filter((sale) => isDue(sale) && !isOffDues(sale)),
    strike: carried.filter(isOffDues),
  }
}

/** Enough of a seal to tell it from any other, in groups that are read out easily. */
export function shortSeal(hash: string): string {
  return (hash.slice(0, 16).match(/.{4}/gu) ?? []).join(' ').toUpperCase()
}
