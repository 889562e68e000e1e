import { isSameOffer, type ListedPack } from './catalogue.ts'

export interface PackChange {
  readonly was: ListedPack
  readonly is: ListedPack
}

/** What became of a list. A pack stands under one of them at most. */
export interface PackDifference {
  readonly added: readonly ListedPack[]
  readonly withdrawn: readonly ListedPack[]
  /** Another price; whatever else changed of it stands beside it, old and new. */
  readonly repriced: readonly PackChange[]
  /** The same price for something else: another name, sort or commission. */
  readonly altered: readonly PackChange[]
}

/**
 * What changed from one list to the next, each in the order of the list it stands in. Packs are
 * the same by network and id. Either list may be of several networks.
 */
export function packDifference(
  before: readonly ListedPack[],
  after: readonly ListedPack[],
): PackDifference {
  const old = byKey(before)
  const still = byKey(after)
  const changes = after.flatMap((is) => {
    const was = old.get(keyOf(is))
    return was === undefined || isSameOffer(was, is) ? [] : [{ was, is }]
  })
  const isRepriced = ({ was, is }: PackChange) => was.price_e4 !== is.price_e4
  return {
    added: after.filter((pack) => !old.has(keyOf(pack))),
    withdrawn: before.filter((pack) => !still.has(keyOf(pack))),
    repriced: changes.filter(isRepriced),
    altered: changes.filter((change) => !isRepriced(change)),
  }
}

function byKey(packs: readonly ListedPack[]): ReadonlyMap<string, ListedPack> {
  return new Map(packs.map((pack) => [keyOf(pack), pack]))
}

function keyOf({ operator, id }: ListedPack): string {
  return `${operator}:${id}`
}
