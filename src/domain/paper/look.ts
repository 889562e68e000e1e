import type { PaperBlock } from './paper.ts'
import type { HeadDots } from './printer.ts'

/**
 * How a paper looks: the sizes, weights and distances the screen and the printing head share, so
 * that both break the same line at the same word. Distances are millimetres and are added up: none
 * falls together with that of a neighbour.
 */

/** The size of one em, in millimetres: whole dots of the head. */
export const em_mm: Readonly<Record<HeadDots, number>> = { 384: 3.125, 512: 3.375, 576: 3.625 }

/** How wide what is printed is; left and right of it a roll has a margin no head reaches. */
export function content_mm(dots: HeadDots): number {
  return dots / 8
}

export interface TextLook {
  /** Of the paper's em. */
  readonly size: number
  /** Of the font: 500 where a screen has 400, for a thin stroke breaks up in black and white. */
  readonly weight: number
  /** From line to line, of its own size. */
  readonly leading: number
  readonly align: 'left' | 'center' | 'right'
}

const left = { size: 1, weight: 500, leading: 1.4, align: 'left' } as const
const center = { ...left, align: 'center' } as const
const right = { ...left, align: 'right' } as const

/** The text of every part of every block. */
export const texts = {
  shopName: { ...center, size: 1.5, weight: 800, leading: 1.3 },
  shopLine: { ...center, size: 0.92, leading: 1.35 },
  title: { ...center, size: 1.15, weight: 700 },
  loudTitle: { ...center, size: 1.75, weight: 800, leading: 1.25 },
  words: center,
  amount: { ...center, size: 2.1, weight: 800, leading: 1.3 },
  boxed: { ...center, weight: 700 },
  heading: { ...left, size: 1.05, weight: 800 },
  lineName: left,
  lineValue: { ...right, weight: 600 },
  lineNote: { ...left, size: 0.85 },
  strongName: { ...left, size: 1.15, weight: 800 },
  strongValue: { ...right, size: 1.15, weight: 800 },
  referenceName: left,
  tokensTitle: { ...left, weight: 800 },
  tokenNumber: { ...left, size: 1.1, weight: 700, leading: 1.3 },
  tableHead: { ...left, size: 0.92, weight: 700 },
  tableHeadRight: { ...right, size: 0.92, weight: 700 },
  tableOver: { ...left, size: 0.8, leading: 1.3 },
  tableWhat: { ...left, size: 0.9, leading: 1.35 },
  tableAmount: { ...right, size: 0.9, leading: 1.35 },
  tableAfter: { ...right, size: 0.9, weight: 600, leading: 1.35 },
  sign: { ...center, size: 0.92 },
  mark: { ...center, size: 0.8 },
  foot: center,
  practice: { ...center, weight: 700, leading: 1.35 },
  copy: { ...center, size: 1.15, weight: 800, leading: 1.3 },
} as const satisfies Readonly<Record<string, TextLook>>
export type TextRole = keyof typeof texts

/**
 * How a reference is written, by itself and below a code: the longest has 34 signs, and whoever
 * reads it out over a telephone needs them in one line.
 */
export function referenceText(dots: HeadDots, align: TextLook['align'] = 'left'): TextLook {
  return { ...left, align, size: dots === 384 ? 0.64 : 0.8, weight: 600 }
}

export interface Frame {
  readonly stroke_mm: number
  readonly dashed: boolean
  /** Between the stroke and the text. */
  readonly padding_mm: number
}

/** What stands in a frame as wide as the paper. */
export const frames = {
  loudTitle: { stroke_mm: 0.625, dashed: false, padding_mm: 1 },
  boxed: { stroke_mm: 0.375, dashed: false, padding_mm: 1 },
  practice: { stroke_mm: 0.25, dashed: true, padding_mm: 0.5 },
  copy: { stroke_mm: 0.375, dashed: false, padding_mm: 0.5 },
} as const satisfies Readonly<Record<string, Frame>>

export interface Space {
  readonly above_mm: number
  readonly below_mm: number
}

/** Around each block; `loudTitle`, `practice` and `copy` are around what is framed. */
export const spaces = {
  // Begins a paper: what stands above the line of a letter (ঊ, র্যীঁ) is not cut off there.
  shop: { above_mm: 1, below_mm: 1 },
  title: { above_mm: 0, below_mm: 0.5 },
  loudTitle: { above_mm: 1, below_mm: 1.5 },
  words: { above_mm: 0, below_mm: 1 },
  amount: { above_mm: 1.5, below_mm: 0 },
  boxed: { above_mm: 0.5, below_mm: 2 },
  heading: { above_mm: 1.5, below_mm: 0.5 },
  line: { above_mm: 0, below_mm: 0.25 },
  reference: { above_mm: 0.5, below_mm: 0.25 },
  tokens: { above_mm: 0.5, below_mm: 1.5 },
  table: { above_mm: 1, below_mm: 1 },
  rule: { above_mm: 1.25, below_mm: 1.25 },
  sign: { above_mm: 12, below_mm: 2 },
  qr: { above_mm: 1, below_mm: 1 },
  foot: { above_mm: 1, below_mm: 0.5 },
  ruler: { above_mm: 1, below_mm: 1 },
  shades: { above_mm: 1, below_mm: 1 },
  practice: { above_mm: 0.5, below_mm: 1 },
  copy: { above_mm: 0.5, below_mm: 1 },
} as const satisfies Readonly<Record<PaperBlock['is'] | keyof typeof frames, Space>>

/** `rule` alone draws a line from side to side of itself: dashed, as long as its gaps. */
export const rule = { stroke_mm: 0.25, dash_mm: 0.75, gap_mm: 0.5 } as const

/**
 * Name and value share the width: each has its share, and what one of them does not need is the
 * other's. On the screen: `flex: 1 1 48%; max-width: max-content` and `1 1 52%`, apart.
 */
export const line = { nameShare: 0.48, gap_mm: 2 } as const

/**
 * A number and groups of four beside it, in a block that is so far in; a group goes to the next
 * line whole. The gap between groups is of their own text.
 */
export const tokens = {
  text: { ...left, size: 1.6, weight: 700, leading: 1.25 },
  /** On the widest roll a little smaller: the five groups of a token have room in one line. */
  widest: { ...left, size: 1.36, weight: 700, leading: 1.25 },
  indent_em: 2,
  groupGap_em: 0.3,
  below_mm: 2,
  group: 4,
} as const

/** @returns how the groups of a token are written */
export function tokenText(dots: HeadDots): TextLook {
  return dots === 576 ? tokens.widest : tokens.text
}

/**
 * The second and third column are as wide as their widest cell, up to a share of the paper. On the
 * narrowest roll they stand below the first, which has the whole width then; what stands over a row
 * has it everywhere.
 */
export const table = {
  stacked: { 384: true, 512: false, 576: false },
  gap_mm: 1.5,
  atMostShare: 0.4,
  row_mm: 1.25,
  stroke_mm: 0.25,
} as const

/** The line to sign on is so far in from both sides; the text stands so far below it. */
export const sign = { inset_mm: 6, stroke_mm: 0.25, padding_mm: 1 } as const

/** Square of a whole number of dots a module: a reader wants sharp edges. */
export const qr = { quiet_modules: 4, leastModule_dots: 4, about_dots: 176, gap_mm: 0.5 } as const

/** @returns how many dots a module of the code has that is so many modules wide */
export function qrModule_dots(modules: number): number {
  return Math.max(qr.leastModule_dots, Math.floor(qr.about_dots / modules))
}

/** Of the test page: a tick each millimetre, a longer one each five, a number each ten. */
export const ruler = { tick_mm: 2, five_mm: 3, ten_mm: 4.5, stroke_dots: 1 } as const

/** Of the test page: fields beside each other, each with its share of black below it. */
export const shades = {
  percents: [12, 25, 50, 75, 100],
  height_mm: 8,
  gap_mm: 1,
  size: 0.8,
} as const

/**
 * Practice stands across the paper too, so often that no part of it is without: rising, grey by a
 * pattern that leaves what is under it legible.
 */
export const across = { size: 2.1, weight: 800, slope_degrees: -28, every_mm: 34 } as const
