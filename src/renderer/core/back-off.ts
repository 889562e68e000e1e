/** Grows while the core stays away, so that a counter left alone does not knock all night. */
const BACK_OFF_ms = [100, 250, 500, 1_000, 2_000, 4_000] as const
const LONGEST_ms = 5_000

/** @returns how many milliseconds to wait after so many failures before it is tried again. */
export function backOff(failures: number): number {
  return BACK_OFF_ms[failures] ?? LONGEST_ms
}
