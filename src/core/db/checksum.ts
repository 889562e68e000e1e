/** Two words of 32 bits, as SQLite's log has them behind every frame. */
export type Checksum = readonly [number, number]

export const ZERO: Checksum = [0, 0]

/**
 * The checksum of SQLite's log and of its checksum VFS (file format §4.2), over little-endian
 * words. Each step can be undone, so two texts of one length that differ in one word never have
 * the same sum.
 *
 * @param words an even number of them
 */
export function checksum(words: Uint32Array, from: Checksum = ZERO): Checksum {
  let [first, second] = from
  for (let at = 0; at < words.length; at += 2) {
    first = (first + (words[at] ?? 0) + second) | 0
    second = (second + (words[at + 1] ?? 0) + first) | 0
  }
  return [first >>> 0, second >>> 0]
}

/** @param bytes at an address and of a length that words have: a multiple of eight bytes */
export function wordsOf(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 2)
}

export function same(one: Checksum, other: Checksum): boolean {
  return one[0] === other[0] && one[1] === other[1]
}

/** Memory of its own, so that words can be read from its beginning. */
export function roomFor(bytes: number): Buffer {
  return Buffer.from(new ArrayBuffer(bytes))
}
