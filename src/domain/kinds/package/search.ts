import type { Money } from '../../money.ts'
import type { ListedPack, PackSort } from './catalogue.ts'
import { plainly, readVolume, type Volume } from './volume.ts'

export const packOrders = ['listed', 'value', 'commission'] as const
/**
 * `listed`: as the provider lists them. `value`: the most data for a taka first, then the most
 * minutes for a taka, and of equals the one that lasts longer; packs whose name tells no volume
 * come last. `commission`: what earns the shop most comes first.
 */
export type PackOrder = (typeof packOrders)[number]

/** What is looked for; null where it does not matter. */
export interface PackWish {
  /** Words of the name as they are typed, whole or in part; empty for any. */
  readonly words: string
  readonly sort: PackSort | null
  /** What the customer wants to spend at most. */
  readonly budget_e4: Money | null
  readonly order: PackOrder
}

/** The packs that answer a wish. Equals stay in the order they were listed in. */
export function findPacks(
  packs: readonly ListedPack[],
  { words, sort, budget_e4, order }: PackWish,
): readonly ListedPack[] {
  const sought = soughtIn(words)
  const found = packs.filter(
    (pack) =>
      (sort === null || pack.sort === sort) &&
      (budget_e4 === null || pack.price_e4 <= budget_e4) &&
      isNamed(pack, sought),
  )
  return inOrder(found, order)
}

/** Typed words beyond this are not looked at: no name is longer. */
const SOUGHT_MAX = 200

const units = ['gb', 'mb', 'minute', 'day'] as const
/** Other ways to spell a unit, of which half a word is no other word. */
const spellings: ReadonlyMap<string, string> = new Map([
  ['জিবি', 'gb'],
  ['এমবি', 'mb'],
  ['মিনিট', 'minute'],
  ['minutes', 'minute'],
  ['mins', 'minute'],
  ['দিন', 'day'],
  ['days', 'day'],
])

/** `1.5GB – ৩০ দিন` → `1.5`, `gb`, `30`, `day`. */
function wordsIn(text: string): readonly string[] {
  const words = plainly(text).match(/[0-9]+(?:\.[0-9]+)?|[\p{L}\p{M}]+/gu) ?? []
  return words.map((word) => spellings.get(word) ?? word)
}

function isNamed(pack: ListedPack, sought: readonly string[]): boolean {
  // A `min` typed may become `mini`; in a name it is what it is.
  const words = wordsIn(pack.name).map((word) => (word === 'min' ? 'minute' : word))
  const name = ` ${words.join(' ')} `
  return sought.every((part) => name.includes(part))
}

/**
 * The parts a name must have. Letters may stand anywhere in a word. A figure begins one and is
 * whole, unless nothing is typed behind it yet; with a unit behind it, it is a figure of that unit,
 * so that `1gb` and `1 gb` find 1 GB and neither 11 GB nor 5 GB for 1 day.
 */
function soughtIn(typed: string): readonly string[] {
  const words = wordsIn(typed.slice(0, SOUGHT_MAX))
  return words.map((word, at) => {
    const next = words[at + 1]
    if (!/^[0-9]/u.test(word)) return word
    if (next === undefined) return ` ${word}`
    return isUnitBegun(next) ? ` ${word} ${next}` : ` ${word} `
  })
}

function isUnitBegun(word: string): boolean {
  return units.some((unit) => unit.startsWith(word))
}

function inOrder(packs: readonly ListedPack[], order: PackOrder): readonly ListedPack[] {
  if (order === 'listed') return packs
  if (order === 'commission') {
    return packs.toSorted((one, other) => other.commission_e4 - one.commission_e4)
  }
  return packs
    .map((pack) => ({ pack, ...valueOf(pack.price_e4, readVolume(pack.name)) }))
    .toSorted(
      (one, other) => other.data - one.data || other.minutes - one.minutes || other.days - one.days,
    )
    .map(({ pack }) => pack)
}

/** Ratios to order packs by, never money: equal ones are equal as floating numbers too. */
function valueOf(price_e4: Money, { mb_e3, minutes, days }: Volume) {
  const isReadable = mb_e3 > 0 || minutes > 0
  return { data: mb_e3 / price_e4, minutes: minutes / price_e4, days: isReadable ? days : 0 }
}
