import { z } from 'zod'
import { Money, parseProviderDecimal } from '../../money.ts'
import { problem, type Result, success } from '../../result.ts'
import { PackListCode } from './lists.ts'
import { cleanPackName, cleanTag, NAME_UNITS_MAX } from './pack-name.ts'

/** What a pack is made of, in the words of flexiloadbd's POST /packages. */
export const packSorts = ['data', 'combo', 'minutes', 'rate', 'drive'] as const
export const PackSort = z.enum(packSorts)
export type PackSort = z.infer<typeof PackSort>

/** A pack of a provider's list, as the shop keeps it. */
export const ListedPack = z
  .object({
    /** flexiloadbd's `package_id`. */
    id: z.number().int().positive(),
    /** Whose list it stands in. */
    operator: PackListCode,
    name: z.string().min(1).max(NAME_UNITS_MAX),
    /** More than nothing: what costs nothing is a slip in the list. */
    price_e4: Money.refine((price_e4) => price_e4 > 0),
    /** What comes back to the shop, as the list says: from nothing up to less than the price. */
    commission_e4: Money.refine((commission_e4) => commission_e4 >= 0),
    sort: PackSort,
    tag: z.string().nullable(),
  })
  .refine(({ price_e4, commission_e4 }) => commission_e4 < price_e4)
export type ListedPack = z.infer<typeof ListedPack>

/**
 * A row of the list as it came: the source text of each field, whether it stood there as a string
 * or as a number, and null for what is missing or neither.
 */
export interface PackRow {
  readonly id: string | null
  readonly name: string | null
  readonly price: string | null
  readonly commission: string | null
  readonly type: string | null
  readonly tag: string | null
}

export const hiddenReasons = [
  'id',
  'name',
  'sort',
  'price',
  'commission',
  'above-price',
  'twice',
] as const
/**
 * Why a row is not sold (bad-inputs row 67), by the field that is at fault. `id`: none, or no whole
 * number. `price`: none, below nothing, or nothing. `above-price`: it would earn all that it costs
 * or more, and what costs the shop nothing can be neither set aside nor found in a wallet. `twice`:
 * another row has its id; where the two do not say the same, neither is sold, for nobody knows
 * which of them the id buys.
 */
export type HiddenReason = (typeof hiddenReasons)[number]

/** Rows of one list that are looked at (bad-inputs row 68). */
export const ROWS_MAX = 2_000

export interface PackReading {
  /** In the order of the list. An empty one is no list: the last good one stands. */
  readonly packs: readonly ListedPack[]
  readonly hidden: Readonly<Record<HiddenReason, number>>
  /** Rows beyond the most that are looked at. */
  readonly cut: number
}

/** Reads the rows a provider lists for a network, or for Skitto. */
export function readPacks(operator: PackListCode, rows: readonly PackRow[]): PackReading {
  const hidden = { id: 0, name: 0, sort: 0, price: 0, commission: 0, 'above-price': 0, twice: 0 }
  const byId = new Map<number, ListedPack>()
  const contradicting = new Set<number>()
  for (const row of rows.slice(0, ROWS_MAX)) {
    const read = readPack(operator, row)
    if (!read.ok) {
      hidden[read.problem] += 1
      continue
    }
    const pack = read.value
    const earlier = byId.get(pack.id)
    if (earlier === undefined) {
      byId.set(pack.id, pack)
      continue
    }
    hidden.twice += 1
    if (!isSameOffer(earlier, pack)) contradicting.add(pack.id)
  }
  hidden.twice += contradicting.size
  return {
    packs: [...byId.values()].filter(({ id }) => !contradicting.has(id)),
    hidden,
    cut: rows.slice(ROWS_MAX).length,
  }
}

function readPack(operator: PackListCode, row: PackRow): Result<ListedPack, HiddenReason> {
  const id = wholeNumber(row.id)
  if (id === null) return problem('id')
  const name = cleanPackName(row.name ?? '')
  if (name === '') return problem('name')
  const sort = PackSort.safeParse(row.type?.trim().toLowerCase())
  if (!sort.success) return problem('sort')
  const price_e4 = parseProviderDecimal(row.price ?? '')
  if (price_e4 === null || price_e4 === 0) return problem('price')
  const commission_e4 = parseProviderDecimal(row.commission ?? '')
  if (commission_e4 === null) return problem('commission')
  if (commission_e4 >= price_e4) return problem('above-price')
  const tag = cleanTag(row.tag)
  return success({ id, operator, name, price_e4, commission_e4, sort: sort.data, tag })
}

/** Digits alone, above nothing, and exact as a number; null for anything else. */
function wholeNumber(text: string | null): number | null {
  const id = Number(/^[0-9]+$/u.exec(text ?? '')?.[0])
  return id > 0 && Number.isSafeInteger(id) ? id : null
}

/** True where both say the same to a customer and to the books; a mark like `HOT` says nothing. */
export function isSameOffer(one: ListedPack, other: ListedPack): boolean {
  return (
    one.name === other.name &&
    one.sort === other.sort &&
    one.price_e4 === other.price_e4 &&
    one.commission_e4 === other.commission_e4
  )
}
