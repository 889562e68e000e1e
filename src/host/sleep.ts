import { APART_ms, type Clock } from '../core/clock.ts'

/** What sleeps and wakes with the machine. */
export interface Sleeper {
  suspending(): void
  resumed(): void
}

/** Calls `beat` again and again until it is stopped; it keeps no program running. */
export type Every = (every_ms: number, beat: () => void) => () => void

export interface SleepWatch {
  readonly sleeper: Sleeper
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly every_ms?: number
  readonly every?: Every
}

const EVERY_ms = 1_000

/**
 * Notices by itself that the machine slept, where no system tells of it. A machine that sleeps
 * stops its monotonic time on some systems, so the wall clock is ahead of it afterwards; on the
 * others both go on, and only the beat comes late. A clock that somebody set looks the same, and
 * costs no more than sales that were still waiting to be sent.
 *
 * @returns the way to stop
 */
export function watchForSleep(watch: SleepWatch): () => void {
  const { sleeper, clock, every_ms = EVERY_ms, every = unheldInterval } = watch
  const moment = () => ({ wall_ms: clock.now(), monotonic_ms: clock.monotonic() })
  let last = moment()
  return every(every_ms, () => {
    const present = moment()
    const passed_ms = present.monotonic_ms - last.monotonic_ms
    const drift_ms = Math.abs(present.wall_ms - last.wall_ms - passed_ms)
    last = present
    if (drift_ms <= APART_ms && passed_ms - every_ms <= APART_ms) return
    // Too late to say it beforehand: what waited is called off, then what was due is asked for.
    sleeper.suspending()
    sleeper.resumed()
  })
}

function unheldInterval(every_ms: number, beat: () => void): () => void {
  const timer = setInterval(beat, every_ms).unref()
  return () => clearInterval(timer)
}
