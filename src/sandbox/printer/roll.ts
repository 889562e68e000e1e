import type { HeadDots } from '../../domain/paper/printer.ts'

/** The widest head there is. */
export const MOST_DOTS = 576
export const BYTES_A_ROW = MOST_DOTS / 8

/** Thirty metres: a roll of 58 mm as shops buy it. */
export const WHOLE_ROLL_rows = 240_000

const FIRST_bytes = BYTES_A_ROW * 256
const MOST_KEPT_bytes = 1024 * 1024

/** A paper as it left the printer. */
export interface PrintedPaper {
  readonly width_dots: number
  readonly height_dots: number
  /** Row by row from the top, eight dots in a byte, the leftmost in its highest bit; 1 is black. */
  readonly rows: Uint8Array
  /** `torn`: what still hung in the printer when the job was over. */
  readonly cut: 'full' | 'partial' | 'torn'
  /** White rows above the cut: less than lies between head and knife cuts off what is printed. */
  readonly blankBelow_rows: number
  /** What was printed with the printer's own letters, line by line. */
  readonly letters: readonly string[]
  /** What stands in codes the printer drew itself. */
  readonly qr: readonly string[]
  /** As it was set last; null where nothing was said. */
  readonly density: number | null
}

export interface Hanging
  extends Pick<PrintedPaper, 'width_dots' | 'height_dots' | 'rows' | 'blankBelow_rows'> {
  /** Nothing is printed on it. */
  readonly blank: boolean
}

/** The paper in the printer: it grows out of it row by row until the roll ends. */
export class Roll {
  #rows = new Uint8Array(FIRST_bytes)
  #height = 0
  #inkUntil = 0
  #printed = 0
  /** Rows left of it; 0 is no paper. */
  left_rows: number

  constructor(left_rows: number) {
    this.left_rows = left_rows
  }

  /** Nothing came out since the last cut. */
  get empty(): boolean {
    return this.#height === 0
  }

  /** Rows that came out since it was put in, cut or not. */
  get printed_rows(): number {
    return this.#printed
  }

  /** @param row as wide as the widest head; without paper nothing happens */
  print(row: Uint8Array): void {
    if (this.left_rows <= 0) return
    this.#makeRoom()
    this.#rows.set(row, this.#height * BYTES_A_ROW)
    this.#advance()
    if (row.some((byte) => byte !== 0)) this.#inkUntil = this.#height
  }

  feed(rows: number): void {
    for (let fed = 0; fed < rows && this.left_rows > 0; fed += 1) {
      this.#makeRoom()
      this.#advance()
    }
  }

  /** What came out since the last cut, narrowed to the head; it hangs there still. */
  hanging(width_dots: HeadDots): Hanging {
    const wide = width_dots / 8
    const height_dots = this.#height
    const rows = new Uint8Array(wide * height_dots)
    for (let y = 0; y < height_dots; y += 1) {
      const at = y * BYTES_A_ROW
      rows.set(this.#rows.subarray(at, at + wide), y * wide)
    }
    const blankBelow_rows = height_dots - this.#inkUntil
    return { width_dots, height_dots, rows, blankBelow_rows, blank: this.#inkUntil === 0 }
  }

  takeOff(): void {
    // A long paper's room is given back; another's is used again.
    const long = this.#rows.length > MOST_KEPT_bytes
    if (long) this.#rows = new Uint8Array(FIRST_bytes)
    else this.#rows.fill(0, 0, this.#height * BYTES_A_ROW)
    this.#height = 0
    this.#inkUntil = 0
  }

  #advance(): void {
    this.#height += 1
    this.#printed += 1
    this.left_rows -= 1
  }

  #makeRoom(): void {
    if ((this.#height + 1) * BYTES_A_ROW <= this.#rows.length) return
    const larger = new Uint8Array(this.#rows.length * 2)
    larger.set(this.#rows)
    this.#rows = larger
  }
}

export function setDot(row: Uint8Array, x: number): void {
  const byte = x >> 3
  row[byte] = (row[byte] ?? 0) | (0x80 >> (x & 7))
}
