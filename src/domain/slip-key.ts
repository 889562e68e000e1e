import { toLatinDigits } from './digits.ts'

/**
 * What two people type of one slip of paper and still mean the same: case, spaces, dashes and
 * Bangla digits make no other payment. For comparing alone: shown is what was written.
 *
 * A slip of signs alone has no such key and is compared as it was written. It can be no other's:
 * a key has no signs.
 */
export function slipKey(slip: string): string {
  const plain = toLatinDigits(slip.normalize('NFKC')).toUpperCase()
  // Marks too: without its vowel signs a Bangla word would be another one.
  return plain.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '') || slip
}
