import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type * as Canvas from '@napi-rs/canvas'
import { codePointsOf } from './glyphs.ts'

/** A size and a weight of the one font of all papers. */
export interface Face {
  readonly size_dots: number
  readonly weight: number
}

export interface Letters {
  readonly createCanvas: typeof Canvas.createCanvas
  /** Every code point the font has a glyph for. */
  readonly points: ReadonlySet<number>
}

/**
 * One font comes as three files. Under one name only the letters of one of them would be found:
 * each has its own, and the three are asked in this order.
 */
const files = [
  ['bengali', 'Paper Bengali'],
  ['latin', 'Paper Latin'],
  ['latin-ext', 'Paper Latin Ext'],
] as const
const families = files.map(([, family]) => `'${family}'`).join(', ')

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
  const points = new Set<number>()
  for (const [part, family] of files) {
    const name = `noto-sans-bengali-${part}-wght-normal.woff2`
    const file = readFileSync(
      require.resolve(`@fontsource-variable/noto-sans-bengali/files/${name}`),
    )
    if (GlobalFonts.register(file, family) === null) throw new Error(`${name} is no font`)
    for (const point of codePointsOf(file)) points.add(point)
  }
  opened = { createCanvas, points }
  return opened
}

/** Real weights of the variable font: a weight in `font` alone is a regular made thick. */
export function setFace(context: Canvas.SKRSContext2D, face: Face): void {
  context.font = `${face.size_dots}px ${families}`
  context.fontVariationSettings = `'wght' ${face.weight}`
}
