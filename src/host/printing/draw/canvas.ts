import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type * as Canvas from '@napi-rs/canvas'

/** A size and a weight of the one font of all papers. */
export interface Face {
  readonly size_dots: number
  readonly weight: number
}

export interface Letters {
  readonly createCanvas: typeof Canvas.createCanvas
}

/**
 * One font comes as three files. Under one name only the letters of one of them would be found:
 * each has its own, and the three are asked in this order.
 */
export const fontFiles = [
  { file: fileOf('bengali'), family: 'Paper Bengali' },
  { file: fileOf('latin'), family: 'Paper Latin' },
  { file: fileOf('latin-ext'), family: 'Paper Latin Ext' },
] as const
const families = fontFiles.map(({ family }) => `'${family}'`).join(', ')

function fileOf(part: string): string {
  return `@fontsource-variable/noto-sans-bengali/files/noto-sans-bengali-${part}-wght-normal.woff2`
}

let opened: Letters | null = null

/**
 * Loads what draws, once: native code and fonts, which no start of a counter that prints nothing
 * has to wait for. The fonts are our own; what they lack is never looked for in the system.
 */
export function openLetters(): Letters {
  if (opened !== null) return opened
  const require = createRequire(import.meta.url)
  const canvas: typeof Canvas = require('@napi-rs/canvas')
  const { GlobalFonts, createCanvas } = canvas
  for (const { file, family } of fontFiles) {
    const font = readFileSync(require.resolve(file))
    if (GlobalFonts.register(font, family) === null) throw new Error(`${file} is no font`)
  }
  opened = { createCanvas }
  return opened
}

/** Real weights of the variable font: a weight in `font` alone is a regular made thick. */
export function setFace(context: Canvas.SKRSContext2D, face: Face): void {
  context.font = `${face.size_dots}px ${families}`
  context.fontVariationSettings = `'wght' ${face.weight}`
}
