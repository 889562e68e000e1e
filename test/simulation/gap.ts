import type { Health } from '../../src/contract/schemas.ts'
import type { ReadableDb } from '../../src/core/db/database.ts'
import type { Machine, Told } from './machine.ts'
import type { Scene } from './scene.ts'

type Gap = Health['gap']

/** Whether somebody has been told that he need not look any further. */
type Standing = 'none' | 'stands' | 'being-seen' | 'seen'

/** F31: the counter says what its books lack until the owner has seen to it, over any start. */
export class GapWatch {
  #expected: Gap = null
  #standing: Standing = 'none'

  /** An older copy has got the place of the books: what it says of itself, read beside the core. */
  putBack(db: ReadableDb): void {
    const rows = db
      .read<[], { at_ms: number; last_sale_at_ms: number | null }>(
        'SELECT at_ms, last_sale_at_ms FROM restoration WHERE seen_at_ms IS NULL ORDER BY seq',
      )
      .all()
    const sold = rows.flatMap(({ last_sale_at_ms }) => last_sale_at_ms ?? [])
    this.#expected = {
      from_ms: sold.length === 0 ? null : Math.min(...sold),
      until_ms: Math.max(...rows.map(({ at_ms }) => at_ms)),
    }
    this.#standing = 'stands'
  }

  get standing(): Standing {
    return this.#standing
  }

  get stands(): boolean {
    return this.#standing !== 'none' && this.#standing !== 'seen'
  }

  /** The owner says that he looked it up. Where the power goes meanwhile either may be. */
  async see(call: () => Promise<Told<unknown>>): Promise<void> {
    const expected = this.#expected
    this.#standing = 'being-seen'
    const { kind } = await call()
    // Another copy may have been put back meanwhile, and of that one nothing was seen.
    if (this.#expected !== expected || kind === 'silence') return
    this.#standing = kind === 'answer' ? 'seen' : 'stands'
  }

  /** What is wrong with what the counter says; null for nothing. */
  wrong(before: Standing, said: Gap): string | null {
    // Asked while it was seen to, or while a copy was put back: nobody can say which came first.
    if (before !== this.#standing || before === 'being-seen') return null
    if (before !== 'stands') return said === null ? null : 'says that sales are missing'
    const { from_ms = null, until_ms = null } = this.#expected ?? {}
    if (said === null) return 'says nothing of the sales that are missing'
    return said.from_ms === from_ms && said.until_ms === until_ms
      ? null
      : `says ${JSON.stringify(said)}, and sales are missing from ${from_ms} to ${until_ms}`
  }
}

/** Asks how the counter is; what it says of a gap is held against the books. */
export async function hearHealth(
  { checks }: Scene,
  machine: Pick<Machine, 'ask'>,
): Promise<Told<Health>> {
  const before = checks.gap.standing
  const told = await machine.ask(null, 'health', (client) => client.health.get())
  const wrong = told.kind === 'answer' ? checks.gap.wrong(before, told.value.gap) : null
  if (wrong !== null) checks.fail(12, `the counter ${wrong}`, null)
  return told
}
