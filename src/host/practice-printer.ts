import { Buffer } from 'node:buffer'
import type { PracticePrinter } from '../core/printing/press.ts'
import type { VirtualPrinter } from '../sandbox/printer/printer.ts'
import { pngOf } from '../sandbox/printer/png.ts'
import type { PrintedPaper } from '../sandbox/printer/roll.ts'
import type { PaperPicture } from '../contract/printing.ts'

/** The sandbox's printer as the counter knows it: on the network like any, its paper to see. */
export function practicePrinter(
  printer: Pick<VirtualPrinter, 'port' | 'lastDone'>,
): PracticePrinter {
  let shown: { readonly paper: PrintedPaper; readonly picture: PaperPicture } | null = null
  return {
    at: { way: 'network', host: '127.0.0.1', port: printer.port },
    lastPaper() {
      const paper = printer.lastDone()
      if (!paper) return null
      // A page may ask often; a paper that is cut off is the same one for good.
      if (shown?.paper !== paper) shown = { paper, picture: pictureOf(paper) }
      return shown.picture
    },
  }
}

function pictureOf(paper: PrintedPaper): PaperPicture {
  const { width_dots, height_dots } = paper
  return { png: Buffer.from(pngOf(paper)).toString('base64'), width_dots, height_dots }
}
