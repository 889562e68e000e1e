/** Bytes that wait for their turn, in the pieces they came in. */
export class Waiting {
  #pieces: Uint8Array[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  push(piece: Uint8Array): void {
    if (piece.length === 0) return
    this.#pieces.push(piece)
    this.#length += piece.length
  }

  /** The first of them: at least one, and no more than so many. */
  first(most: number): Uint8Array {
    return (this.#pieces[0] ?? new Uint8Array()).subarray(0, most)
  }

  /** The first so many are done with: no more than `first` gave. */
  drop(bytes: number): void {
    this.#length -= bytes
    const rest = this.#pieces[0]?.subarray(bytes)
    if (rest && rest.length > 0) this.#pieces[0] = rest
    else this.#pieces.shift()
  }
}
