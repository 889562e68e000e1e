/** Something a printer hears as soon as it comes, before its turn. */
export type Heard =
  | { readonly is: 'question'; readonly question: 1 | 2 | 3 | 4; readonly offset: number }
  /** DLE DC4 1: real printers open the drawer, even where the bytes are part of a drawing. */
  | { readonly is: 'kick'; readonly pin: 2 | 5; readonly offset: number }
  /** What would throw away what is not printed yet, or switch the printer off. */
  | { readonly is: 'order'; readonly bytes: readonly number[]; readonly offset: number }

/** DLE EOT, and DLE DC4 1 for either drawer, as four bytes read as one number. */
const EOT = 0x1004
const KICKS: ReadonlyMap<number, 2 | 5> = new Map([
  [0x1014_0100, 2],
  [0x1014_0101, 5],
])
/** DLE ENQ 1 and 2: go on after a fault, the second with nothing of what came before. */
const ENQ = 0x1005
/** DLE DC4 2 1, which an 8 makes whole: off. */
const OFF = 0x1014_0201
const questions = [1, 2, 3, 4] as const

/**
 * Looks for commands in real time in all that comes, as the receiving side of a printer does: it
 * does not know what the bytes are part of. The bytes stay where they are: in a drawing they are
 * printed all the same, among commands they are passed over in their turn.
 */
export class RealTime {
  /** The last four bytes. */
  #before = 0
  #offset = 0

  hear(bytes: Uint8Array): Heard[] {
    const heard: Heard[] = []
    for (const byte of bytes) {
      if ((this.#before & 0xffff) === EOT) {
        const question = questions.find((each) => each === byte)
        if (question) heard.push({ is: 'question', question, offset: this.#offset - 2 })
      }
      // The byte that follows says for how long: any will do.
      const pin = KICKS.get(this.#before)
      if (pin) heard.push({ is: 'kick', pin, offset: this.#offset - 4 })
      if ((this.#before & 0xffff) === ENQ && (byte === 1 || byte === 2)) {
        heard.push({ is: 'order', bytes: [0x10, 0x05, byte], offset: this.#offset - 2 })
      }
      if (this.#before === OFF && byte === 8) {
        heard.push({ is: 'order', bytes: [0x10, 0x14, 2, 1, 8], offset: this.#offset - 4 })
      }
      this.#before = ((this.#before << 8) | byte) >>> 0
      this.#offset += 1
    }
    return heard
  }
}
