import type { StorageReport } from './storage.ts'

/** How many milliseconds of counter and providers pass in one of the machine's. */
export const PACE = 8

export interface KillOptions {
  readonly kills: number
  readonly seed: number
  readonly mutant: string | null
  /** Told of each kill, and of whatever is wrong, as it happens. */
  readonly told: (words: string) => void
}

export interface KillReport {
  kills: number
  readonly lost: Set<string>
  readonly double: Set<string>
  readonly unbalanced: Set<string>
  /** How often the counter ended itself at each point. */
  readonly hits: Map<string, number>
  /** Lives that never came to their point, and were killed from outside instead. */
  missed: string[]
  /** How many sales stand in the books, by state. */
  states: Map<string, number>
  executions: number
  /** How many print jobs stand in the books, by state. */
  prints: Map<string, number>
  /** Whole ones that came out of the printer. */
  papers: number
  storage: StorageReport
}

export function emptyReport(): KillReport {
  return {
    kills: 0,
    lost: new Set(),
    double: new Set(),
    unbalanced: new Set(),
    hits: new Map(),
    missed: [],
    states: new Map(),
    executions: 0,
    prints: new Map(),
    papers: 0,
    storage: { lines: [], wrong: [] },
  }
}

export function isClean({ lost, double, unbalanced, storage }: KillReport): boolean {
  return lost.size + double.size + unbalanced.size + storage.wrong.length === 0
}
