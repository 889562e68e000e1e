export interface CopyOfBooks {
  readonly bytes: Uint8Array
  /** True time. */
  readonly made_ms: number
}

/** F31: a copy of the books that was made earlier, and whether it gets their place. */
export class OlderCopy {
  #copy: CopyOfBooks | null = null
  #awaitsDraft = false
  #isDue = false

  keep(copy: CopyOfBooks): void {
    this.#copy = copy
    this.#awaitsDraft = false
  }

  /** It is made as soon as a draft stands in the books, which may leave after that. */
  awaitDraft(): void {
    this.#awaitsDraft = true
  }

  get awaitsDraft(): boolean {
    return this.#awaitsDraft
  }

  /** The next start finds it in the place of the books. False where no copy was made yet. */
  putBack(): boolean {
    this.#isDue = this.#copy !== null
    return this.#isDue
  }

  /** What that start opens, once; null for the books themselves. */
  taken(): CopyOfBooks | null {
    if (!this.#isDue) return null
    this.#isDue = false
    return this.#copy
  }
}
