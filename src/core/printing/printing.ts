import type {
  DrawerOpen,
  DrawerOpening,
  FoundPrinter,
  PaperOf,
  PaperPicture,
  PrinterLook,
  PrintJob,
  PrintJobId,
  PrintRequest,
} from '../../contract/printing.ts'
import type { PrinterAt } from '../../domain/paper/printer.ts'
import { problem, type Result } from '../../domain/result.ts'
import type { DeliveryState, SaleId } from '../../domain/sale.ts'
import type { PracticePrinter, Press } from './press.ts'

/** Why nothing is printed, and nothing was written down. */
export type NotPrinted =
  | { readonly why: 'no-printer' | 'no-drawer' | 'words-differ' | 'no-such-job' | 'too-long' }
  | { readonly why: 'no-such-sale'; readonly sale: SaleId }
  | { readonly why: 'wrong-state'; readonly sale: SaleId; readonly state: DeliveryState }

type Asked = Result<PrintJob, NotPrinted>

/** What a counter may ask of paper. No sale waits for any of it. */
export interface Printing {
  print(request: PrintRequest): Asked
  /** Of what the page prints by itself: told before its dialog opens. */
  onPage(request: PrintRequest): Asked
  retry(id: PrintJobId): Asked
  seen(id: PrintJobId): Asked
  jobs(): PrintJob[]
  of(paper: PaperOf): PrintJob[]
  /** How many are unknown or failed, and nobody has looked. */
  open(): number
  printers(): Promise<readonly FoundPrinter[]>
  look(at: PrinterAt): Promise<PrinterLook>
  openDrawer(wanted: DrawerOpen): Promise<Result<DrawerOpening[], NotPrinted>>
  openings(): DrawerOpening[]
  lastPaper(): PaperPicture | null
}

interface PrintingParts {
  readonly press: Press | null
  readonly practice: PracticePrinter | null
}

export function createPrinting({ press, practice }: PrintingParts): Printing {
  return {
    print: () => problem({ why: 'no-printer' }),
    onPage: () => problem({ why: 'no-printer' }),
    retry: () => problem({ why: 'no-such-job' }),
    seen: () => problem({ why: 'no-such-job' }),
    jobs: () => [],
    of: () => [],
    open: () => 0,
    printers: () => press?.find() ?? Promise.resolve([]),
    look: (at) =>
      press?.look(at) ?? Promise.resolve({ reached: false, why: 'not-here', tells: false }),
    openDrawer: () => Promise.resolve(problem({ why: 'no-printer' })),
    openings: () => [],
    lastPaper: () => practice?.lastPaper() ?? null,
  }
}
