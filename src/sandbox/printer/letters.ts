import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A picture of few dots, row by row from its top; a byte a dot, 1 is black. */
export interface Stamp {
  readonly width_dots: number
  readonly height_dots: number
  readonly ink: Uint8Array
}

/** The letters of a printer of its own: each in the middle of a cell of one width. */
export interface Letters {
  /** @param code anything but printable ASCII is a box: code tables differ by printer */
  stamp(code: number, font: 'A' | 'B'): Stamp
}

const cells = {
  A: { width_dots: 12, height_dots: 24, size: 20, base: 18 },
  B: { width_dots: 9, height_dots: 17, size: 14, base: 13 },
} as const

const FAMILY = 'Letters of a virtual printer'
const FACES = '@fontsource-variable/noto-sans-bengali/files'
const FACE = 'noto-sans-bengali-latin-wght-normal.woff2'
/** Of 255: what a head of its own would burn. */
const BLACK = 110

let loaded: Promise<Letters> | null = null

/** Loads what draws them once, and only where something prints. */
export function loadLetters(): Promise<Letters> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<Letters> {
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas')
  if (!GlobalFonts.has(FAMILY)) GlobalFonts.register(readFileSync(face()), FAMILY)
  const drawn = new Map<string, Stamp>()
  const draw = (code: number, font: 'A' | 'B'): Stamp => {
    const { width_dots, height_dots, size, base } = cells[font]
    const canvas = createCanvas(width_dots, height_dots)
    const pen = canvas.getContext('2d')
    pen.font = `${size}px "${FAMILY}"`
    pen.textAlign = 'center'
    const sign = String.fromCharCode(code)
    const { width } = pen.measureText(sign)
    pen.translate(width_dots / 2, base)
    if (width > width_dots) pen.scale(width_dots / width, 1)
    if (isAscii(code)) pen.fillText(sign, 0, 0)
    else pen.strokeRect(2.5 - width_dots / 2, 2.5 - base, width_dots - 5, base - 3)
    const { data: rgba } = pen.getImageData(0, 0, width_dots, height_dots)
    const ink = Uint8Array.from({ length: width_dots * height_dots }, (_, nth) =>
      (rgba[nth * 4 + 3] ?? 0) > BLACK ? 1 : 0,
    )
    return { width_dots, height_dots, ink }
  }
  return {
    stamp(code, font) {
      const key = `${font}${isAscii(code) ? code : -1}`
      const stamp = drawn.get(key) ?? draw(code, font)
      drawn.set(key, stamp)
      return stamp
    },
  }
}

export function isAscii(code: number): boolean {
  return code >= 0x20 && code < 0x7f
}

/** Beside the sources and beside what is built from them the packages lie at different depths. */
function face(): string {
  let folder = import.meta.dirname
  for (;;) {
    const file = path.join(folder, 'node_modules', FACES, FACE)
    if (existsSync(file)) return file
    const above = path.dirname(folder)
    if (above === folder) throw new Error(`there is no ${FACE}`)
    folder = above
  }
}
