import { type ProviderId, providerIds } from '../../src/domain/provider.ts'
import type { Chance } from './chance.ts'
import { type Point, points } from './points.ts'

/** One life of a counter: it is started, worked with, and killed. */
export interface Lap {
  /** Where it ends itself; null where it is killed from outside at a random moment. */
  readonly point: Point | null
  /** Through whom is sold; for a kill from outside, whoever. */
  readonly provider: ProviderId
  readonly nth: number
  /** "in commit": so long after SQLite was told to. */
  readonly delay_us: number
  /** A kill from outside comes so long after the start, or is the end of a point never passed. */
  readonly after_ms: number
  /** Whether the counter was off for an hour before, so that what was in doubt is for a person. */
  readonly wasOff: boolean
}

/** One kill in so many comes from outside. */
const FROM_OUTSIDE = 5
/** A commit takes about this long here; some of the kills come just after it. */
const COMMIT_us = 3_000
/** Early enough to meet some starts half done. */
const EARLIEST_ms = 120
const LATEST_ms = 2_500

/** What an earlier life has to leave behind, for a point to be passed in the next. */
const before: Readonly<Partial<Record<Point['way'], string>>> = {
  decision: 'request: whole',
  cancel: 'intent: after commit',
  restart: 'on-wire: after commit',
  'print-restart': 'paper: half',
}

/** As many lives as kills are wanted; every point comes once before any comes again. */
export function planOf(kills: number, chance: Chance): readonly Lap[] {
  const laps: Lap[] = []
  for (let round = 0; laps.length < kills; round += 1) {
    const turn = chance.below(providerIds.length)
    const chains = points.map((point, nth) => chainTo(point, round + nth + turn, chance))
    for (const chain of chance.shuffled(chains)) {
      laps.push(...chain)
      if (chance.isLikely(1 / (FROM_OUTSIDE - 1))) laps.push(lapAt(null, chance, turn))
    }
  }
  return laps.slice(0, kills)
}

function chainTo(point: Point, turn: number, chance: Chance): Lap[] {
  const earlier = points.find(({ name }) => name === before[point.way])
  const own = lapAt(point, chance, turn)
  if (!earlier) return [own]
  const first = { ...lapAt(earlier, chance, turn), provider: own.provider, nth: 1 }
  return [first, { ...own, nth: 1, wasOff: point.way === 'decision' }]
}

function lapAt(point: Point | null, chance: Chance, turn: number): Lap {
  const from = point && point.providers.length > 0 ? point.providers : providerIds
  const provider = from[turn % from.length]
  if (provider === undefined) throw new Error('there is no provider')
  // The first question of a life is about a wallet, later ones are about sales; a slip has some
  // bands.
  const isOfMany = point?.name.startsWith('question') || point?.name === 'paper: half'
  const most = isOfMany ? 6 : point?.way === 'sale' ? 2 : 1
  return {
    point,
    provider,
    nth: 1 + chance.below(most),
    delay_us: chance.below(COMMIT_us),
    after_ms: EARLIEST_ms + chance.below(LATEST_ms - EARLIEST_ms),
    wasOff: chance.isLikely(0.3),
  }
}
