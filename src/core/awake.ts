import { APART_ms, type Clock } from './clock.ts'

/**
 * False once the machine has slept since: in sleep the wall clock goes on and the monotonic one
 * may stand still, so the two part. Asked before anything is opened or committed, for a host may
 * hear of the sleep later than our own timers do. A clock somebody sets looks the same; then
 * nothing leaves, and whoever asked for it asks again.
 */
export function createAwake(clock: Clock): () => boolean {
  const apart = () => clock.now() - clock.monotonic()
  const before = apart()
  return () => Math.abs(apart() - before) <= APART_ms
}
