import type { Execution } from '../../src/sandbox/book.ts'
import type { Wrong } from './rules.ts'
import { ownOf } from './sold.ts'
import type { BooksReader, Row, View } from './view.ts'

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

/** By its provider's own word: a person knows neither what it cost nor what it brought. */
function isDeliveredByWord({ row, endedBy }: View): boolean {
  const isThere = row.state === 'succeeded' || row.state === 'late-success'
  return isThere && endedBy !== 'person' && row.provider === 'flexiloadbd'
}

/**
 * 0: flexiloadbd says what it took in every answer about a delivered sale; so it is booked. Below
 * half of the price that was quoted or above its double nobody believes it: a list that moved so
 * far within minutes is likelier a slip, and the wallet's comparison tells (C8).
 */
export function chargeWrong(view: View, execution: Execution | null): Wrong | null {
  if (!execution || !isDeliveredByWord(view)) return null
  const { charged_e4, expected_cost_e4 } = view.row
  const booked_e4 = charged_e4 ?? expected_cost_e4
  const took_e4 = execution.charged_e4
  const isBelievable = took_e4 * 2 >= view.row.amount_e4 && took_e4 <= view.row.amount_e4 * 2
  return booked_e4 === (isBelievable ? took_e4 : expected_cost_e4)
    ? null
    : [0, `is booked at ${booked_e4}, and its provider took ${took_e4}`]
}

/** 0: every token of a paid bill stands in the books, whole and in its order. */
export function tokensWrong(
  view: View,
  execution: Execution | null,
  reader: BooksReader | null,
): Wrong | null {
  if (execution?.kind !== 'bill' || reader === null || !isDeliveredByWord(view)) return null
  const issued = execution.tokens.map(inGroups).join()
  return reader.tokens(view.row.seq).join() === issued
    ? null
    : [0, 'does not have the tokens its provider gave for it']
}

/** As a meter is fed: five groups of four. */
export function inGroups(token: string): string {
  return token.replaceAll(/\d{4}(?=\d)/gu, '$&-')
}
