import type { Customer } from '../../../contract/dues.ts'
import type { DueAges } from '../../../domain/dues/dues-account.ts'
import { findingCustomers } from '../../../domain/dues/find-customer.ts'
import { type Money, money, negate } from '../../../domain/money.ts'

export const orders = ['most', 'oldest', 'name'] as const
export type Order = (typeof orders)[number]

export interface Look {
  readonly search: string
  readonly order: Order
  /** Those that were put away too. */
  readonly hidden: boolean
}

/**
 * The customers as they are looked at. What is found as it is typed stands before what only sounds
 * like it. Who was put away and has something open with the shop all
 * the same, by a sale whose money came back, stands among the others.
 */
export function bookOf(all: readonly Customer[], { search, order, hidden }: Look): Customer[] {
  const finds = findingCustomers(search)
  const shown = all.filter((one) => hidden || !one.isHidden || one.owes_e4 !== 0)
  const ordered = shown.toSorted(by[order])
  const of = (how: 'written' | 'sounds') => ordered.filter((one) => finds(one) === how)
  return [...of('written'), ...of('sounds')]
}

type Compare = (one: Customer, other: Customer) => number

const letters = new Intl.Collator('bn')
const byName: Compare = (one, other) => letters.compare(one.name, other.name)
const byMost: Compare = (one, other) => other.owes_e4 - one.owes_e4 || byName(one, other)

const by: Readonly<Record<Order, Compare>> = {
  most: byMost,
  oldest: (one, other) =>
    (one.oldestAt_ms ?? Infinity) - (other.oldestAt_ms ?? Infinity) || byMost(one, other),
  name: byName,
}

export function nextOrder(order: Order): Order {
  return orders[(orders.indexOf(order) + 1) % orders.length] ?? order
}

export interface Totals {
  readonly owed_e4: Money
  readonly by: number
  readonly ahead_e4: Money
  readonly ages: DueAges
}

/** What all of them owe together; what some have paid ahead is no part of it. */
export function totalsOf(all: readonly Customer[]): Totals {
  const owing = all.filter(({ owes_e4 }) => owes_e4 > 0)
  const sum = (some: readonly Customer[], of: (one: Customer) => number) =>
    money(some.reduce((so_far, one) => so_far + of(one), 0))
  const age = (name: keyof DueAges) => sum(all, ({ ages }) => ages[name])
  return {
    owed_e4: sum(owing, ({ owes_e4 }) => owes_e4),
    by: owing.length,
    ahead_e4: sum(all, ({ owes_e4 }) => Math.max(0, negate(owes_e4))),
    ages: {
      upTo7Days_e4: age('upTo7Days_e4'),
      upTo30Days_e4: age('upTo30Days_e4'),
      upTo90Days_e4: age('upTo90Days_e4'),
      older_e4: age('older_e4'),
    },
  }
}
