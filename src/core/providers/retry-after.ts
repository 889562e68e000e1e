import type { Clock } from '../clock.ts'

const SHORTEST_MS = 1000
const LONGEST_MS = 300_000
/** alsamiflexi does not name its headers (B7); its limit is counted by the minute, as C's is. */
const UNSAID_MS = 60_000

/** A reset that is this large is a moment (seconds since 1970), not a length of time. */
const MOMENT_MIN_S = 1_000_000_000

/**
 * How long a provider asks us to wait, clamped to 1–300 s whatever it says (bad-inputs row 65).
 * Null where it asked for nothing: only 429 and 503 do.
 *
 * @param headers names in lower case.
 */
export function retryAfter_ms(
  status: number | null,
  headers: Readonly<Record<string, string>>,
  clock: Clock,
): number | null {
  if (status !== 429 && status !== 503) return null
  const asked =
    waitIn_ms(headers['retry-after'], clock) ??
    waitIn_ms(headers['ratelimit-reset'], clock) ??
    waitIn_ms(headers['x-ratelimit-reset'], clock)
  return asked === null && status === 429 ? UNSAID_MS : asked
}

/**
 * The wait that a header names, clamped to 1–300 s; null where it names none.
 *
 * @param value seconds, a moment in seconds since 1970, or an HTTP date
 */
export function waitIn_ms(value: string | undefined, clock: Clock): number | null {
  const wait_ms = readWait_ms(value, clock)
  return wait_ms === null ? null : Math.min(LONGEST_MS, Math.max(SHORTEST_MS, wait_ms))
}

function readWait_ms(value: string | undefined, clock: Clock): number | null {
  const text = value?.trim() ?? ''
  if (/^[+-]?\d{1,15}$/.test(text)) {
    const seconds = Number(text)
    return seconds >= MOMENT_MIN_S ? seconds * 1000 - clock.now() : seconds * 1000
  }
  // `Fri, 31 Dec 1999 23:59:59 GMT`: anything else `Date.parse` would guess at is not one.
  const date = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)
    ? Date.parse(text)
    : Number.NaN
  return Number.isNaN(date) ? null : date - clock.now()
}
