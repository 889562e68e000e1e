import type { Money } from '../money.ts'
import { deliveredStates, undoneStates, type DeliveryState } from '../sale.ts'
import { sameNumber } from './cells.ts'
import type { StatementLine } from './lines.ts'
import type { LineState } from './state-words.ts'

export const differences = ['number', 'amount', 'state', 'charge'] as const
export type Difference = (typeof differences)[number]

/** Statements round to the poisha; our books are finer. */
const POISHA_E4 = 100

interface Sale {
  readonly number: string
  readonly amount_e4: Money
  readonly charged_e4: Money | null
  readonly state: DeliveryState
}

/** In what a line and the sale it is of do not agree; what the statement does not tell does. */
export function differencesOf(line: StatementLine, sale: Sale): readonly Difference[] {
  const isSale = line.kind === 'sale'
  const state = isSale ? line.state : 'refunded'
  const { charge_e4 } = line
  const wasCharged = isSale && charge_e4 !== null && sale.charged_e4 !== null
  const found: Record<Difference, boolean> = {
    number: line.number !== null && !sameNumber(line.number, sale.number),
    amount: line.amount_e4 !== sale.amount_e4,
    state: state !== null && !agreeing[state].includes(sale.state),
    charge: wasCharged && Math.abs(charge_e4 - sale.charged_e4) >= POISHA_E4,
  }
  return differences.filter((difference) => found[difference])
}

/** What of ours agrees with a word of theirs; what is under way there has no end here either. */
const agreeing: Readonly<Record<LineState, readonly DeliveryState[]>> = {
  succeeded: deliveredStates,
  failed: undoneStates,
  refunded: undoneStates,
  pending: ['accepted', 'on-wire'],
}
