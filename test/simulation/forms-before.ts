import type { Row } from './view.ts'

const HOUR_ms = 3_600_000

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
   * Also one of which the shop's clock cannot tell that it is younger than the copy: opened while
   * that was set back, stored before the time it was opened at, or within the hour that a clock set
   * back a little takes to come past the copy again.
   */
  has({ id, created_at_ms }: Pick<Row, 'id' | 'created_at_ms'>): boolean {
    if (this.#ids.has(id)) return true
    const opened_ms = Number(`0x${id.slice(0, 8)}${id.slice(9, 13)}`)
    if (this.#putBack_ms.length > 0 && opened_ms > created_at_ms) return true
    return this.#putBack_ms.some((at_ms) => opened_ms <= at_ms && created_at_ms + HOUR_ms >= at_ms)
  }
}
