import { spaces, texts, tokenText, tokens as tokensLook } from '../../../domain/paper/look.ts'
import type { Of } from './blocks.ts'
import type { Measured } from './measure.ts'
import { type Sheet, dotsOf, putLine, spaced, wholeWidth, write } from './sheet.ts'

/** Numbered in the digits of its keys: a meter takes them one after the other, and none twice. */
export function tokens(sheet: Sheet, block: Of<'tokens'>): void {
  const { ruler } = sheet
  const indent = Math.round(tokensLook.indent_em * sheet.em)
  const text = tokenText(sheet.dots)
  const gap = Math.round(tokensLook.groupGap_em * text.size * sheet.em)
  spaced(sheet, spaces.tokens, () => {
    write(sheet, texts.tokensTitle, block.title, wholeWidth(sheet))
    for (const [index, token] of block.tokens.entries()) {
      const number = ruler.whole(`${index + 1})`, texts.tokenNumber)
      // The small number stands as low as the large token beside it.
      const lower = ruler.baseline(text) - ruler.baseline(texts.tokenNumber)
      sheet.y += lower
      putLine(sheet, texts.tokenNumber, number, 0)
      sheet.y -= lower
      const groups = groupsOf(token).map((group) => ruler.whole(group, text))
      for (const row of rowsOf(groups, gap, sheet.dots - indent)) {
        for (const { group, x } of row) putLine(sheet, text, group, indent + x)
        sheet.y += ruler.step(text)
      }
      sheet.y += dotsOf(tokensLook.below_mm)
    }
  })
}

/** As its provider grouped them, and no group of more signs than four. */
function groupsOf(token: string): string[] {
  const four = new RegExp(`.{1,${tokensLook.group}}`, 'gu')
  return token.split(/[\s-]+/u).flatMap((part) => part.match(four) ?? [])
}

interface Placed {
  readonly group: Measured
  readonly x: number
}

/** As many in a row as fit whole. */
function rowsOf(groups: readonly Measured[], gap: number, width: number): Placed[][] {
  const rows: Placed[][] = []
  let x = 0
  for (const group of groups) {
    if (rows.length === 0 || x + group.width_dots > width) {
      rows.push([])
      x = 0
    }
    rows.at(-1)?.push({ group, x })
    x += Math.ceil(group.width_dots) + gap
  }
  return rows
}
