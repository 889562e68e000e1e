import type { Clock } from './clock.ts'

/** A moment as it is written down: monotonic moments compare within one run only. */
export interface Moment {
  readonly at_ms: number
  readonly mono_ms: number
  readonly boot: string
}

/** One run of the core, from start to stop. */
export interface Run {
  readonly boot: string
  moment(): Moment
  /**
   * Monotonic milliseconds since a written moment. For a moment of an earlier run only the time
   * of this run counts: the wall clock may have jumped while the power was off, and a due time
   * that comes late harms nobody.
   */
  since_ms(moment: { boot: string | null; mono_ms: number | null }): number
  /**
   * How old something is for a person. Across runs the wall clock is asked too: one that jumped
   * can only bring the question to a person early, and a day without power counts as a day.
   */
  age_ms(moment: Moment): number
}

export function createRun(clock: Clock, boot: string): Run {
  const started = clock.monotonic()
  const since_ms: Run['since_ms'] = (moment) =>
    clock.monotonic() - (moment.boot === boot && moment.mono_ms !== null ? moment.mono_ms : started)
  return {
    boot,
    moment: () => ({
      at_ms: Math.max(0, Math.round(clock.now())),
      mono_ms: Math.round(clock.monotonic()),
      boot,
    }),
    since_ms,
    age_ms: (moment) =>
      moment.boot === boot
        ? since_ms(moment)
        : Math.max(since_ms(moment), clock.now() - moment.at_ms),
  }
}
