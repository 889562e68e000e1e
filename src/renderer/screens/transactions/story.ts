import type { Observation, SaleEvent } from '../../../contract/schemas.ts'

/** A step that moved the customer's money and left the delivery where it was. */
export function isMoneyStep(event: SaleEvent, before: SaleEvent | null): boolean {
  return before !== null && event.from === event.to && event.tender !== before.tender
}

/** An answer, and how often it came again without a change. */
export interface Answered {
  readonly first: Observation
  readonly last: Observation
  readonly times: number
}

/** The answers in their order; the same one over and over is one line, not a wall of them. */
export function answersOf(observations: readonly Observation[]): Answered[] {
  const answered: Answered[] = []
  for (const next of observations) {
    const group = answered.at(-1)
    if (group && isSame(group.first, next)) {
      answered[answered.length - 1] = { ...group, last: next, times: group.times + 1 }
    } else answered.push({ first: next, last: next, times: 1 })
  }
  return answered
}

function isSame(one: Observation, other: Observation): boolean {
  return (
    one.source === other.source &&
    one.class === other.class &&
    one.body === other.body &&
    one.httpStatus === other.httpStatus
  )
}
