/** Drawing lots from one seed: the same seed makes the same plan on every machine. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  draw(): number
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number
  isLikely(share: number): boolean
  /** @throws where there is nothing to pick from */
  pick<Value>(from: readonly Value[]): Value
  shuffled<Value>(from: readonly Value[]): Value[]
}

/** mulberry32: short, and good enough to choose where a counter is killed. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const draw = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(draw() * limit)
  return {
    draw,
    below,
    isLikely: (share) => draw() < share,
    pick(from) {
      const picked = from[below(from.length)]
      if (picked === undefined) throw new Error('there is nothing to pick from')
      return picked
    },
    shuffled(from) {
      return from
        .map((value) => ({ value, place: draw() }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ value }) => value)
    },
  }
}
