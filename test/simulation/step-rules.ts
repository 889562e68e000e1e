import type { Wrong } from './rules.ts'
import type { Event, View } from './view.ts'

/** The last look at a wallet that may hand a sale to a person. */
export const LOOKS_END_ms = 14.9 * 60_000

/** What a run of the counter is to the rules. */
export interface RunOf {
  readonly boot: number
  monotonic(): number
  /** By the shop's clock. */
  wall(): number
}

/** What a single step may not be, whatever it leads to. */
export function* unfairSteps(
  { lied, wired, sent }: View,
  { from_state, to_state, step, cause }: Event,
  run: RunOf,
  now_ms: number,
): Iterable<Wrong> {
  if (from_state === to_state) return
  const isDoubt = to_state === 'in-doubt' || to_state === 'needs-review'
  // A person who calls it failed has it asked for first, and decides in the turn of that answer.
  if (lied?.at_ms === now_ms && !isDoubt && cause !== 'person') {
    yield [lied.invariant, `moves to ${to_state} by ${lied.words}`]
  }
  const isHonest = sent?.provider === 'flexiloadbd' && sent.honest_ms === now_ms
  if (isHonest && step.includes('"echo-mismatch"')) {
    yield [0, 'doubts an answer that is about it and true']
  }
  // However often the disk refuses it: what became of a sale is written down by whoever heard it.
  if (from_state === 'on-wire' && cause === 'settlement' && sent?.answeredIn === run.boot) {
    yield [13, 'is given up although its answer came']
  }
  if (to_state === 'cancelled' && cause === 'expiry' && sent) {
    yield [6, 'is called off by its age, and it had left']
  }
  if (step.includes('"decided"') && from_state !== 'needs-review') {
    yield [0, `is decided by a person as ${from_state}`]
  }
  const age_ms = wired?.boot === run.boot ? run.monotonic() - wired.mono_ms : null
  if (step.includes('"overdue"') && age_ms !== null && age_ms < LOOKS_END_ms) {
    yield [20, `is for a person after ${Math.round(age_ms / 1000)} s`]
  }
}
