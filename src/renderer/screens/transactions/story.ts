import type { SaleDetail, SaleEvent } from '../../../contract/schemas.ts'

/** A step that moved the customer's money and left the delivery where it was. */
export function isMoneyStep(event: SaleEvent, before: SaleEvent | null): boolean {
  return before !== null && event.from === event.to && event.tender !== before.tender
}

/** Every answer there is, also those that came again and those that are not shown. */
export function answersIn({ observations, leftOut }: Told): number {
  return observations.reduce((sum, { times }) => sum + times, leftOut?.answers ?? 0)
}

type Told = Pick<SaleDetail, 'observations' | 'leftOut'>
