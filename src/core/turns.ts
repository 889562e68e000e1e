import type { Clock } from './clock.ts'

/** So long the counter does nothing else; a key that is pressed meanwhile waits no longer. */
const LONGEST_ms = 8

/**
 * Long work in short pieces: whatever waits has its turn in between.
 *
 * @param rest_ms between two of them; work nobody waits for leaves most of the time to the counter
 */
export async function inTurns<Value>(
  work: Generator<unknown, Value>,
  clock: Pick<Clock, 'monotonic' | 'after'>,
  rest_ms = 0,
): Promise<Value> {
  let began_ms = clock.monotonic()
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
    if (clock.monotonic() - began_ms < LONGEST_ms) continue
    await new Promise<void>((resolve) => void clock.after(rest_ms, resolve))
    began_ms = clock.monotonic()
  }
}

/** All of it at once, where nothing else is to be done. */
export function atOnce<Value>(work: Generator<unknown, Value>): Value {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}
