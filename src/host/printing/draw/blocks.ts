import {
  referenceText,
  type TextRole,
  frames,
  line as lineLook,
  rule as ruleLook,
  sign as signLook,
  spaces,
  texts,
} from '../../../domain/paper/look.ts'
import type { PaperBlock } from '../../../domain/paper/paper.ts'
import { type Sheet, across, beside, dotsOf, framed, spaced } from './sheet.ts'
import { wholeWidth, write } from './sheet.ts'

export type Of<Is extends PaperBlock['is']> = Extract<PaperBlock, { is: Is }>

export function shop(sheet: Sheet, block: Of<'shop'>): void {
  spaced(sheet, spaces.shop, () => {
    write(sheet, texts.shopName, block.name, wholeWidth(sheet))
    for (const line of block.lines) write(sheet, texts.shopLine, line, wholeWidth(sheet))
  })
}

export function title(sheet: Sheet, block: Of<'title'>): void {
  if (block.loud) return inFrame(sheet, 'loudTitle', block.text)
  plain(sheet, 'title', block.text)
}

/** A text of which the look has the same name as the space round it. */
export function plain(sheet: Sheet, role: TextRole & keyof typeof spaces, text: string): void {
  spaced(sheet, spaces[role], () => write(sheet, texts[role], text, wholeWidth(sheet)))
}

export function inFrame(sheet: Sheet, role: keyof typeof frames, text: string): void {
  spaced(sheet, spaces[role], () =>
    framed(sheet, frames[role], (place) => write(sheet, texts[role], text, place)),
  )
}

export function line(sheet: Sheet, block: Of<'line'>): void {
  const isStrong = block.strong === true
  const nameText = isStrong ? texts.strongName : texts.lineName
  const valueText = isStrong ? texts.strongValue : texts.lineValue
  const { ruler } = sheet
  const room = sheet.dots - dotsOf(lineLook.gap_mm)
  const name = ruler.whole(block.name, nameText).width_dots
  const note = ruler.whole(block.note ?? '', texts.lineNote).width_dots
  const value = ruler.whole(block.value, valueText).width_dots
  const left = shared(room, Math.max(name, note), value)
  const right = { x: sheet.dots - (room - left), width: room - left }
  spaced(sheet, spaces.line, () =>
    beside(
      sheet,
      () => {
        write(sheet, nameText, block.name, { x: 0, width: left })
        if (block.note !== undefined)
          write(sheet, texts.lineNote, block.note, { x: 0, width: left })
      },
      () => write(sheet, valueText, block.value, right),
    ),
  )
}

/** @returns how much of the room the name has: its share, and what the value does not need */
function shared(room: number, name: number, value: number): number {
  const share = Math.floor(room * lineLook.nameShare)
  const needed = Math.ceil(name) + 1
  if (needed <= share) return needed
  return Math.min(needed, Math.max(share, room - Math.ceil(value) - 1))
}

export function reference(sheet: Sheet, block: Of<'reference'>): void {
  spaced(sheet, spaces.reference, () => {
    write(sheet, texts.referenceName, block.name, wholeWidth(sheet))
    write(sheet, referenceText(sheet.dots), block.value, wholeWidth(sheet))
  })
}

export function rule(sheet: Sheet): void {
  spaced(sheet, spaces.rule, () => {
    across(sheet, wholeWidth(sheet), sheet.y, { stroke_mm: ruleLook.stroke_mm, dashed: true })
    sheet.y += dotsOf(ruleLook.stroke_mm)
  })
}

export function sign(sheet: Sheet, block: Of<'sign'>): void {
  const inset = dotsOf(signLook.inset_mm)
  const place = { x: inset, width: sheet.dots - 2 * inset }
  spaced(sheet, spaces.sign, () => {
    across(sheet, place, sheet.y, { stroke_mm: signLook.stroke_mm, dashed: false })
    sheet.y += dotsOf(signLook.stroke_mm) + dotsOf(signLook.padding_mm)
    write(sheet, texts.sign, block.text, place)
  })
}
