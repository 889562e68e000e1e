import { createHash } from 'node:crypto'

/** Kept until it is hashed: one call of the hash for many lines. */
const KEPT_characters = 64 * 1024
/** As many of a sale's last lines as a violation prints. */
export const LAST_LINES = 30

/** Everything that happens, in order: hashed as the trace, and kept by the sale it is about. */
export class Story {
  readonly #hash = createHash('sha256')
  readonly #now: () => number
  readonly #bySale = new Map<string, string[]>()
  #waiting = ''
  #steps = 0

  constructor(now: () => number) {
    this.#now = now
  }

  get steps(): number {
    return this.#steps
  }

  /** @param about the sale's name in the plan; null for what is about none */
  tell(about: string | null, words: string): void {
    this.#steps += 1
    const line = `${this.#steps} ${this.#now()} ${about ?? '-'} ${words}\n`
    this.#waiting += line
    if (this.#waiting.length > KEPT_characters) this.#flush()
    if (about === null) return
    const lines = this.#bySale.get(about)
    if (lines) lines.push(line)
    else this.#bySale.set(about, [line])
  }

  last(about: string): readonly string[] {
    return (this.#bySale.get(about) ?? []).slice(-LAST_LINES).map((line) => line.trimEnd())
  }

  digest(): string {
    this.#flush()
    return this.#hash.digest('hex')
  }

  #flush(): void {
    this.#hash.update(this.#waiting)
    this.#waiting = ''
  }
}
