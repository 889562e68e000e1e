import { v7 } from 'uuid'
import type { ProviderId } from '../../domain/provider.ts'
import { SaleId } from '../../domain/sale.ts'
import { IN_CASH, type Payment } from './payment.ts'

/** What the form of a sale has, whatever is sold. Each kind adds the fields of its own. */
export interface SellingForm {
  /** Made when the form opened: a second press of anything is the same sale. */
  readonly saleId: SaleId
  /** The place of the sale whose turn it is. Only the last of each kind, `read-back`, can send. */
  readonly stage: string
  /** For whom it is, as it is typed. */
  readonly number: string
  /** What the cashier chose by hand; null leaves it to the shop's preference. */
  readonly provider: ProviderId | null
  /**
   * Presses of `.` that wait for the core to say who else can take the sale. Every one counts, and
   * until they are counted nobody knows through whom it would go: nothing is sent.
   */
  readonly turns: number
  /** The twin that the cashier has seen and wants to sell beside. */
  readonly twinSeen: SaleId | null
  readonly retryOf: SaleId | null
  /** The unsent sale that was called off for this one: its cash is in the cashier's hand. */
  readonly inPlaceOf: SaleId | null
  /** How its customer pays. */
  readonly payment: Payment
}

/** Whose money the new sale begins with. */
export type Origin = Pick<SellingForm, 'retryOf' | 'inPlaceOf'>

/** A sale that begins with nobody's money. */
export const NOBODYS: Origin = { retryOf: null, inPlaceOf: null }

/** The part of an empty form that every kind has. */
export function begun(saleId: SaleId): Omit<SellingForm, 'stage' | 'number'> {
  return { saleId, provider: null, turns: 0, twinSeen: null, payment: IN_CASH, ...NOBODYS }
}

/** What an earlier sale's words begin a new one with. */
export interface Begun extends Partial<Origin> {
  /** The provider to begin after, where it was the one that did not take it. */
  readonly notThrough?: ProviderId
  /** As the earlier sale was paid; in cash, unless it is said. */
  readonly payment?: Payment
}

/** The same as part of a form. One turn on from whom it is not to go through: the core says who. */
export function begunWith({
  retryOf = null,
  inPlaceOf = null,
  notThrough,
  payment = IN_CASH,
}: Begun): Origin & Pick<SellingForm, 'provider' | 'turns' | 'payment'> {
  const turns = notThrough === undefined ? 0 : 1
  return { retryOf, inPlaceOf, provider: notThrough ?? null, turns, payment }
}

/**
 * A sale's id holds the moment it was opened and chance enough for every counter there is. The
 * moment is given: by itself v7 never goes back, and where the clock was put right every form after
 * it would look as if it were opened in the future.
 */
export function newSaleId(): SaleId {
  return SaleId.parse(v7({ msecs: Date.now() }))
}

/** True while nothing of the form has changed: each change makes a new one with other parts. */
export function sameForm<Form extends SellingForm>(one: Form, other: Form): boolean {
  const parts = Object.entries(other)
  return Object.entries(one).every(([name, part], index) => {
    const [otherName, otherPart] = parts[index] ?? []
    return name === otherName && Object.is(part, otherPart)
  })
}
