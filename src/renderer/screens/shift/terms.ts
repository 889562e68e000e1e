import type { Drawer } from '../../../contract/shifts.ts'
import type { Money } from '../../../domain/money.ts'

export interface Term {
  readonly name: keyof Drawer
  readonly sign: '' | '+' | '−'
  readonly amount_e4: Money
}

const signs = [
  ['opening_e4', ''],
  ['given_e4', '+'],
  ['change_e4', '−'],
  ['duesCollected_e4', '+'],
  ['paidIn_e4', '+'],
  ['refunds_e4', '−'],
  ['paidOut_e4', '−'],
  ['balanceBought_e4', '−'],
] as const satisfies readonly (readonly [keyof Drawer, Term['sign']])[]

/** The terms of a drawer in the order a column adds them up: what came, then what left. */
export function termsOf(drawer: Drawer): readonly Term[] {
  return signs.map(([name, sign]) => ({ name, sign, amount_e4: drawer[name] }))
}
