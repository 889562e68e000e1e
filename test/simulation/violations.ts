/** Something that must never be, with the number of the invariant in docs/money.md §7. */
export interface Violation {
  readonly invariant: number
  readonly words: string
  /** The sale's name in the plan; null where it is about none. */
  readonly sale: string | null
  readonly step: number
  readonly at_ms: number
  /** The last events of that sale. */
  readonly last: readonly string[]
}

/** The power is gone: what runs still is of a core that is no more. */
export class PowerCut extends Error {
  override readonly name = 'PowerCut'
}

/** The disk refused a write. */
export function isFull(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'SQLITE_FULL'
}
