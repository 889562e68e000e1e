/** Something a printer hears as soon as it comes, before its turn. */
export type Heard =
  | { readonly is: 'question'; readonly question: 1 | 2 | 3 | 4; readonly offset: number }
  /** DLE DC4 1: real printers open the drawer, even where the bytes are part of a drawing. */
  | { readonly is: 'kick'; readonly pin: 2 | 5; readonly offset: number }

const DLE = 0x10
const EOT = 0x04
const DC4 = 0x14
const questions = [1, 2, 3, 4] as const

/**
 * Looks for commands in real time in all that comes, as the receiving side of a printer does: it
 * does not know what the bytes are part of. The bytes stay where they are: in a drawing they are
 * printed all the same, among commands they are passed over in their turn.
 */
export class RealTime {
  #window = [0, 0, 0, 0, 0]
  #offset = 0

  hear(bytes: Uint8Array): Heard[] {
    const heard: Heard[] = []
    for (const byte of bytes) {
      const [, a = 0, b = 0, c = 0, d = 0] = this.#window
      this.#window = [a, b, c, d, byte]
      this.#offset += 1
      if (c === DLE && d === EOT) {
        const question = questions.find((each) => each === byte)
        if (question) heard.push({ is: 'question', question, offset: this.#offset - 3 })
      }
      if (a === DLE && b === DC4 && c === 1 && d <= 1) {
        heard.push({ is: 'kick', pin: d === 0 ? 2 : 5, offset: this.#offset - 5 })
      }
    }
    return heard
  }
}
