/** The value behind this one in a ring; the first behind none. */
export function after<Value>(ring: readonly [Value, ...Value[]], value: Value | null): Value
export function after<Value>(ring: readonly Value[], value: Value | null): Value | undefined
export function after<Value>(ring: readonly Value[], value: Value | null): Value | undefined {
  const index = value === null ? -1 : ring.indexOf(value)
  return ring[(index + 1) % ring.length]
}
