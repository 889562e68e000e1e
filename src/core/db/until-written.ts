/** The writes of one database. */
interface Writes {
  /** Those begun so far. */
  count(): number
  underWay(): boolean
}

/** `ReadableDb.untilWritten`. */
export function untilWritten<Value>(read: () => Value, writes: Writes): () => Value {
  let kept: { readonly at: number; readonly value: Value } | null = null
  return () => {
    const at = writes.count()
    if (kept?.at === at) return kept.value
    const value = read()
    if (!writes.underWay()) kept = { at, value }
    return value
  }
}
