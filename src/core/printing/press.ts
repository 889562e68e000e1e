import type { FoundPrinter, PaperPicture, PrinterLook, PrintWhy } from '../../contract/printing.ts'
import type { Paper, Stamps } from '../../domain/paper/paper.ts'
import type { PrinterAt, PrinterSettings } from '../../domain/paper/printer.ts'

export interface PrintOrder {
  readonly paper: Paper
  readonly stamps: Stamps
  readonly printer: PrinterSettings
  /** Open the drawer with it. */
  readonly kick: boolean
}

/** How a print ended, as far as it is known. */
export type PrintEnd =
  /** Every byte was taken; `confirmed` where the printer said afterwards that it is done. */
  | { readonly end: 'printed'; readonly confirmed: boolean }
  /** Proved: nothing of it is on paper, and the drawer was not opened. */
  | { readonly end: 'failed'; readonly why: PrintWhy }
  /** Some of it may be on paper. */
  | { readonly end: 'unknown'; readonly why: PrintWhy }

/** What a host prints with. Nothing here throws for what a printer does. */
export interface Press {
  /**
   * @param begins called once, right before the first byte that may mark paper or open a drawer
   *   leaves; what it throws stops the print with nothing sent
   */
  print(order: PrintOrder, begins: () => void, closing: AbortSignal): Promise<PrintEnd>
  /** The drawer alone. */
  openDrawer(printer: PrinterSettings, begins: () => void, closing: AbortSignal): Promise<PrintEnd>
  /** The queues of this computer; the network is not searched. */
  find(): Promise<readonly FoundPrinter[]>
  look(at: PrinterAt): Promise<PrinterLook>
}

/** The printer of the practice books: it stands inside this program and shows its paper. */
export interface PracticePrinter {
  readonly at: PrinterAt
  /** What came out last; null before anything did. */
  lastPaper(): PaperPicture | null
}
