import type { DueAges } from '../../../domain/dues/dues-account.ts'

/** The oldest first: what waits longest stands where the eye begins. */
export const agesInOrder = [
  'older_e4',
  'upTo90Days_e4',
  'upTo30Days_e4',
  'upTo7Days_e4',
] as const satisfies readonly (keyof DueAges)[]

export interface AgeStep {
  readonly age: keyof DueAges
  /** In hundredths of the bar, from its left. */
  readonly from: number
  readonly width: number
}

/**
 * A debt as a flight of steps, the older the higher: it is read by the height, whatever colours a
 * screen or an eye has.
 *
 * @param most_e4 what a whole bar stands for
 */
export function ageSteps(ages: DueAges, most_e4: number): readonly AgeStep[] {
  let from = 0
  return agesInOrder.flatMap((age) => {
    if (ages[age] <= 0 || most_e4 <= 0) return []
    const width = (ages[age] / most_e4) * 100
    const step = { age, from, width }
    from += width
    return [step]
  })
}
