/**
 * Chance that is the same in every run: sfc32, seeded from words. Every thing that draws has a
 * stream of its own, named by what it is for, so that one draw more in one place shifts nothing
 * anywhere else.
 */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  oneIn(times: number): boolean
  pick<Value>(values: readonly [Value, ...Value[]]): Value
  bytes(count: number): Uint8Array
}

export function chance(name: string): Chance {
  const draw = sfc32(...hashed(name))
  const next = () => draw() / 4_294_967_296
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    oneIn: (times) => next() * times < 1,
    pick: (values) => values[Math.floor(next() * values.length)] ?? values[0],
    bytes(count) {
      const drawn = new Uint8Array(count)
      for (let at = 0; at < count; at += 1) drawn[at] = draw() >>> 24
      return drawn
    },
  }
}

/** An id as a counter makes it when a form opens: time in front, chance behind (UUID 7). */
export function newId(wall_ms: number, draw: Chance): string {
  const time = wall_ms.toString(16).padStart(12, '0')
  const rest = Buffer.from(draw.bytes(9)).toString('hex')
  const parts = [time.slice(0, 8), time.slice(8), `7${rest.slice(0, 3)}`, `8${rest.slice(3, 6)}`]
  return [...parts, rest.slice(6, 18)].join('-')
}

/** Four words of 32 bits from a name (cyrb128). */
function hashed(name: string): [number, number, number, number] {
  let [a, b, c, d] = [1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762]
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at)
    a = b ^ Math.imul(a ^ code, 597_399_067)
    b = c ^ Math.imul(b ^ code, 2_869_860_233)
    c = d ^ Math.imul(c ^ code, 951_274_213)
    d = a ^ Math.imul(d ^ code, 2_716_044_179)
  }
  a = Math.imul(c ^ (a >>> 18), 597_399_067)
  b = Math.imul(d ^ (b >>> 22), 2_869_860_233)
  c = Math.imul(a ^ (c >>> 17), 951_274_213)
  d = Math.imul(b ^ (d >>> 19), 2_716_044_179)
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a]
}

function sfc32(a: number, b: number, c: number, d: number): () => number {
  const draw = () => {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
  // The first draws still show how it was seeded.
  for (let warm = 0; warm < 12; warm += 1) draw()
  return draw
}
