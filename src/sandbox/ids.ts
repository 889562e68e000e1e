/** Bangladesh is six hours ahead of UTC all year (no summer time since 2009). */
const DHAKA_AHEAD_ms = 6 * 60 * 60 * 1000

type Random = (bytes: number) => Uint8Array

/** So many random decimal digits. */
export function randomDigits(random: Random, count: number): string {
  return Array.from(random(count), (byte) => String(byte % 10)).join('')
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

export function randomLetters(random: Random, count: number): string {
  return Array.from(random(count), (byte) => LETTERS[byte % LETTERS.length]).join('')
}

/** `2025-12-27 10:30:00` as a clock in Dhaka shows it: alsamiflexi's naive `created_at`. */
export function dhakaTime(at_ms: number): string {
  return new Date(at_ms + DHAKA_AHEAD_ms).toISOString().slice(0, 19).replace('T', ' ')
}

/** `2026-04-28T12:34:01.000000Z`, whole seconds with six zeros: flexiloadbd's `created_at`. */
export function utcMicroseconds(at_ms: number): string {
  return `${new Date(at_ms).toISOString().slice(0, 19)}.000000Z`
}

/** The digits of a time written `2025-12-27 10:30:00`, as ids carry them. */
export function clockDigits(written: string): string {
  return written.replaceAll(/\D/g, '')
}

/** Tries candidates until one was never given out. A provider's id belongs to one sale. */
export function freshId(candidate: (attempt: number) => string, taken: (id: string) => boolean) {
  for (let attempt = 0; attempt < 10_000; attempt += 1) {
    const id = candidate(attempt)
    if (!taken(id)) return id
  }
  throw new Error('the sandbox found no free id')
}
