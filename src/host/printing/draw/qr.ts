import { qrcode } from 'bwip-js/node'
import { qr as qrLook, qrModule_dots, referenceText, spaces } from '../../../domain/paper/look.ts'
import { type Draft, blacken, blank } from './dots.ts'
import { type Sheet, bits, dotsOf, spaced, wholeWidth, write } from './sheet.ts'

/** The code in the middle of the paper, and in letters below it what it says. */
export function qr(sheet: Sheet, content: string, text: string): void {
  spaced(sheet, spaces.qr, () => {
    const code = drawnCode(content)
    const x = Math.floor((sheet.dots - code.width_dots) / 16) * 8
    bits(sheet, x, sheet.y, code)
    sheet.clear.push({
      x,
      width: code.width_dots,
      top: sheet.y,
      bottom: sheet.y + code.height_dots,
    })
    sheet.y += code.height_dots + dotsOf(qrLook.gap_mm)
    write(sheet, referenceText(sheet.dots, 'center'), text, wholeWidth(sheet))
  })
}

/** With the white round it that a reader wants. */
export function drawnCode(content: string): Draft {
  const modules = modulesOf(content)
  const size = modules.length + 2 * qrLook.quiet_modules
  const module = qrModule_dots(modules.length)
  const code = blank(size * module, size * module)
  for (const [row, line] of modules.entries()) {
    for (const [column, isBlack] of line.entries()) {
      if (!isBlack) continue
      const x = (column + qrLook.quiet_modules) * module
      blacken(code, { x, y: (row + qrLook.quiet_modules) * module, width: module, height: module })
    }
  }
  return code
}

/** Row by row from the top; true is black. */
export function modulesOf(content: string): boolean[][] {
  let rows: boolean[][] = []
  // Its level of correction is an option of this symbol alone, which the general types do not name.
  const symbol = { bcid: 'qrcode', text: content, eclevel: 'M' }
  qrcode(symbol, {
    // One dot a module, whatever it would like to draw it in.
    scale: () => [1, 1],
    init: (width, height) => {
      rows = Array.from({ length: height }, () => Array.from({ length: width }, () => false))
    },
    // Outlines of what is black, and of the white in it: each edge turns round all to its right.
    polygon: (points) => {
      for (const [index, [x, y]] of points.entries()) {
        const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y]
        if (nextX !== x) continue
        for (let row = Math.min(y, nextY); row < Math.max(y, nextY); row += 1) {
          const line = rows[row] ?? []
          for (let column = x; column < line.length; column += 1) line[column] = !line[column]
        }
      }
    },
    end: () => true,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    line: () => undefined,
    hexagon: () => undefined,
    ellipse: () => undefined,
    fill: () => undefined,
    text: () => undefined,
  })
  return rows
}
