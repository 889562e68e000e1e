import type { Row } from './view.ts'

/** F31: forms that were open when a copy was put back, and may have left since it was made. */
export class FormsBefore {
  readonly #ids = new Set<string>()
  readonly #putBack_ms: number[] = []

  /** @param wall_ms when a copy was put back, by the shop's clock */
  putBack(ids: Iterable<string>, wall_ms: number): void {
    for (const id of ids) this.#ids.add(id)
    this.#putBack_ms.push(wall_ms)
  }

  /**
   * Also one that was opened while the clock was set back, and stored once it was right again:
   * nobody can tell by its id that it is younger than the copy.
   */
  has({ id, created_at_ms }: Pick<Row, 'id' | 'created_at_ms'>): boolean {
    const opened_ms = Number(`0x${id.slice(0, 8)}${id.slice(9, 13)}`)
    const isOlder = this.#putBack_ms.some((at_ms) => opened_ms <= at_ms && at_ms <= created_at_ms)
    return isOlder || this.#ids.has(id)
  }
}
