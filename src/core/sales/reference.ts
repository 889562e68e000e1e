import { ulid } from 'ulid'
import { present } from '../../domain/result.ts'
import type { Identity } from '../identity.ts'

/**
 * `<shop>-<counter>-<ULID>`: at most 34 of A–Z, 0–9 and `-` (money.md §3). From time and a CSPRNG,
 * never from a counter in a table: a restored backup would use its numbers again.
 *
 * @param now_ms wall time; only the order of references depends on it, not that they differ
 */
export function makeReference(
  { shopCode, counter }: Identity,
  now_ms: number,
  random: (bytes: number) => Uint8Array,
): string {
  // Each letter takes five bits of a fresh byte, so all 32 are equally likely.
  const share = () => present(random(1)[0], 'a random byte') / 256
  return `${shopCode}-${counter}-${ulid(Math.max(1, Math.round(now_ms)), share)}`
}
