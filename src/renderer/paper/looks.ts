import type { CSSProperties } from 'react'
import {
  type Frame,
  type Space,
  type TextLook,
  type TextRole,
  em_mm,
  frames,
  spaces,
  texts,
} from '../../domain/paper/look.ts'
import { type HeadDots, rollOf_mm } from '../../domain/paper/printer.ts'
import { content_mm } from '../../domain/paper/look.ts'

/** The look of a paper as the page writes it: every figure is the one the printing head has. */

export function sheetLook(dots: HeadDots): CSSProperties {
  const margin_mm = (rollOf_mm(dots) - content_mm(dots)) / 2
  return {
    width: `${rollOf_mm(dots)}mm`,
    padding: `${margin_mm}mm`,
    fontSize: `${em_mm[dots]}mm`,
  }
}

/** Of what holds text alone: within it an em is another one. */
export function textLook(role: TextRole): CSSProperties {
  return lookOf(texts[role])
}

export function lookOf({ size, weight, leading, align }: TextLook): CSSProperties {
  return { fontSize: `${size}em`, fontWeight: weight, lineHeight: leading, textAlign: align }
}

/** Paddings, which are added up; margins of neighbours would fall together. */
export function spaceLook(block: keyof typeof spaces): CSSProperties {
  const { above_mm, below_mm }: Space = spaces[block]
  return { paddingTop: `${above_mm}mm`, paddingBottom: `${below_mm}mm` }
}

export function frameLook(name: keyof typeof frames): CSSProperties {
  const { stroke_mm, dashed, padding_mm }: Frame = frames[name]
  return {
    border: `${stroke_mm}mm ${dashed ? 'dashed' : 'solid'} #000`,
    padding: `${padding_mm}mm`,
  }
}
