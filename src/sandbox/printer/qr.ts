import { type DrawingContext, qrcode } from 'bwip-js/generic'
import type { QrLevel } from './acts.ts'
import type { Stamp } from './letters.ts'

/** What a printer keeps of a code until it is told to print it. */
export interface QrSettings {
  readonly module_dots: number
  readonly level: QrLevel
  readonly content: Uint8Array | null
}

export const usualQr: QrSettings = { module_dots: 3, level: 'L', content: null }

/** @returns the code without a margin, as printers draw it; null where it holds too much */
export function qrStamp({ module_dots, level, content }: QrSettings): Stamp | null {
  if (content === null) return null
  const matrix = matrixOf(String.fromCharCode(...content), level)
  if (!matrix) return null
  const side = matrix.side * module_dots
  const ink = Uint8Array.from({ length: side * side }, (_, nth) => {
    const x = Math.floor((nth % side) / module_dots)
    const y = Math.floor(Math.floor(nth / side) / module_dots)
    return matrix.modules[y * matrix.side + x] ?? 0
  })
  return { width_dots: side, height_dots: side, ink }
}

interface Matrix {
  readonly side: number
  readonly modules: Uint8Array
}

function matrixOf(text: string, level: QrLevel): Matrix | null {
  // Bytes as they are, one for each sign.
  const wanted = { bcid: 'qrcode', text, eclevel: level, binarytext: true, scale: 1 }
  try {
    return qrcode(wanted, outlines())
  } catch (cause) {
    // Its one complaint about content of any bytes is that there is too much of it.
    if (cause instanceof Error && cause.message.includes('NoValidSymbol')) return null
    throw cause
  }
}

/** Takes the outlines of black as they are drawn, a module as large as one. */
function outlines(): DrawingContext<Matrix> {
  let side = 0
  let modules = new Uint8Array()
  return {
    scale: () => [1, 1],
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init(width) {
      side = width
      modules = new Uint8Array(side * side)
    },
    // What lies right of an odd number of edges is black.
    polygon(corners) {
      for (const [nth, [x, from]] of corners.entries()) {
        const [nextX, to] = corners[(nth + 1) % corners.length] ?? [x, from]
        if (x === nextX) turn(modules, side, x, Math.min(from, to), Math.max(from, to))
      }
    },
    line: () => undefined,
    hexagon: () => undefined,
    ellipse: () => undefined,
    fill: () => undefined,
    text: () => undefined,
    end: () => ({ side, modules }),
  }
}

function turn(modules: Uint8Array, side: number, left: number, from: number, to: number): void {
  for (let y = from; y < to; y += 1) {
    for (let x = left; x < side; x += 1) {
      const at = y * side + x
      modules[at] = 1 - (modules[at] ?? 0)
    }
  }
}
