import { toLatinDigits } from '../../../domain/digits.ts'
import type { ListedPack } from '../../../domain/kinds/package/catalogue.ts'
import { findPacks } from '../../../domain/kinds/package/search.ts'
import { type Money, parseTaka } from '../../../domain/money.ts'
import type { PackForm, ShelfName } from './pack-form.ts'

export interface Found {
  readonly packs: readonly ListedPack[]
  /** What the customer wants to spend at most, where digits alone were typed; null elsewhere. */
  readonly budget_e4: Money | null
}

type Wished = Pick<PackForm, 'search' | 'shelf' | 'order'>

/**
 * What of a list answers what was typed. Digits alone are a budget: "৳100, what can I have?" Where
 * nothing costs so little they are the beginning of a name, as the 1 of 1 GB.
 */
export function find(all: readonly ListedPack[], { search, shelf, order }: Wished): Found {
  const packs = all.filter((pack) => isOn(shelf, pack))
  const wish = { sort: null, order } as const
  const budget_e4 = budgetIn(search)
  if (budget_e4 !== null) {
    const affordable = findPacks(packs, { ...wish, words: '', budget_e4 })
    if (affordable.length > 0) return { packs: affordable, budget_e4 }
  }
  return { packs: findPacks(packs, { ...wish, words: search, budget_e4: null }), budget_e4: null }
}

/** Drive packs come hours later and from another wallet: they stand on a shelf of their own. */
function isOn(shelf: ShelfName, { sort }: ListedPack): boolean {
  return shelf === 'all' ? sort !== 'drive' : sort === shelf
}

function budgetIn(search: string): Money | null {
  const digits = /^৳?\s*([0-9]+)$/u.exec(toLatinDigits(search).trim())?.[1]
  const budget = digits === undefined ? null : parseTaka(digits, { decimals: 0 })
  return budget?.ok === true ? budget.value : null
}

/** How many packs each shelf holds. */
export function countOn(all: readonly ListedPack[], shelf: ShelfName): number {
  return all.filter((pack) => isOn(shelf, pack)).length
}

/** The row the arrows stand on: the one they came to, as long as it is found, else the first. */
export function litIn(packs: readonly ListedPack[], lit: number | null): number {
  return Math.max(
    0,
    packs.findIndex(({ id }) => id === lit),
  )
}
