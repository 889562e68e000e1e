import type { Alignment } from './acts.ts'
import type { Stamp } from './letters.ts'
import { BYTES_A_ROW, setDot } from './roll.ts'

interface Placed {
  readonly stamp: Stamp
  readonly x: number
  readonly wide: number
  readonly tall: number
  readonly bold: boolean
}

/** Where on the head is printed. */
export interface Area {
  readonly left_dots: number
  readonly width_dots: number
}

export function offsetOf(width_dots: number, area: Area, to: Alignment): number {
  const room = Math.max(0, area.width_dots - width_dots)
  const shift = to === 'left' ? 0 : to === 'middle' ? Math.floor(room / 2) : room
  return area.left_dots + shift
}

/** The line that waits to be printed: letters and columns of dots, on one base. */
export class Line {
  #placed: Placed[] = []
  #width_dots = 0
  #height_dots = 0
  #words = ''

  get width_dots(): number {
    return this.#width_dots
  }

  get height_dots(): number {
    return this.#height_dots
  }

  get empty(): boolean {
    return this.#placed.length === 0
  }

  /** Its letters; a box where they are none of ASCII. */
  get words(): string {
    return this.#words
  }

  place(stamp: Stamp, wide: number, tall: number, bold: boolean, sign = ''): void {
    this.#placed.push({ stamp, x: this.#width_dots, wide, tall, bold })
    this.#width_dots += stamp.width_dots * wide
    this.#height_dots = Math.max(this.#height_dots, stamp.height_dots * tall)
    this.#words += sign
  }

  /** The rows of it, each as wide as the widest head. */
  rows(area: Area, to: Alignment): Uint8Array[] {
    const left = offsetOf(this.#width_dots, area, to)
    const edge = area.left_dots + area.width_dots
    const rows = Array.from({ length: this.#height_dots }, () => new Uint8Array(BYTES_A_ROW))
    for (const placed of this.#placed) {
      const top = this.#height_dots - placed.stamp.height_dots * placed.tall
      for (const [nth, row] of rows.entries()) {
        if (nth >= top) ink(placed, Math.floor((nth - top) / placed.tall), row, left, edge)
      }
    }
    return rows
  }
}

function ink(placed: Placed, y: number, row: Uint8Array, left: number, edge: number): void {
  const { stamp, wide } = placed
  for (let x = 0; x < stamp.width_dots; x += 1) {
    if (stamp.ink[y * stamp.width_dots + x] !== 1) continue
    // Bold is the same once more, a dot to the right.
    const until = (x + 1) * wide + (placed.bold ? 1 : 0)
    for (let dot = x * wide; dot < until; dot += 1) {
      const at = left + placed.x + dot
      if (at < edge) setDot(row, at)
    }
  }
}
