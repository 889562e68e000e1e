import type { Wrong } from './rules.ts'
import { ownOf } from './sold.ts'
import type { BooksReader, Row } from './view.ts'

/** What an answer names, what is false of it, and whether nothing was done to it. */
export interface ToldWords {
  readonly id: string | null
  /** The invariant by which it must move nothing but into doubt. */
  readonly lies: number | null
  readonly isHonest: boolean
}

/** 0: a package is sold at the price that stands in the list as the counter last read it. */
export function priceWrong(row: Row, reader: BooksReader | null): Wrong | null {
  const { packageId, lineType } = ownOf(row)
  if (packageId === undefined || reader === null) return null
  // Skitto's packs stand in a list of their own, by its provider's code.
  const list = lineType === 'skitto' ? 'SK' : row.operator
  const listed = reader.listedPrice(list, packageId)
  return listed === row.amount_e4
    ? null
    : [0, `is sold for ${row.amount_e4}, and ${listed} stands in the list`]
}
