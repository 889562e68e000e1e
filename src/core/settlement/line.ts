/**
 * Who goes before whom: at once what a person has pressed for, `first` what a customer at the
 * counter waits for.
 */
export type Rank = 'at-once' | 'first' | 'last'

/** Errands that wait for one provider, each once. */
export interface Line {
  /** Nothing where it stands in line already, but that it may be wanted at once by now. */
  add(name: string, rank: Rank): void
  /** It was called and could not go after all: it is called next. */
  putBack(name: string): void
  /** Takes whoever is next; null where nobody waits. */
  next(): string | null
  size(): number
}

/**
 * Of three that are called two are of the first rank, as long as there are any: thousands of old
 * sales keep no customer waiting, and a busy counter keeps no old sale from its end.
 */
const FIRST_OF = 3

export function createLine(): Line {
  // Sets keep the order in which names were added.
  const ranks = { first: new Set<string>(), last: new Set<string>() }
  const atOnce: string[] = []
  let called = 0
  return {
    add(name, rank) {
      if (atOnce.includes(name)) return
      if (rank === 'at-once') {
        ranks.first.delete(name)
        ranks.last.delete(name)
        atOnce.push(name)
      } else if (!ranks.first.has(name) && !ranks.last.has(name)) ranks[rank].add(name)
    },
    putBack: (name) => void atOnce.unshift(name),
    next() {
      const wanted = atOnce.shift()
      if (wanted !== undefined) return wanted
      called += 1
      const [early, late] = [ranks.first, ranks.last]
      const order = called % FIRST_OF === 0 ? [late, early] : [early, late]
      for (const names of order) {
        const [name] = names
        if (name === undefined) continue
        names.delete(name)
        return name
      }
      return null
    },
    size: () => atOnce.length + ranks.first.size + ranks.last.size,
  }
}
