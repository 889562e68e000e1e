import { isStorageFailure } from '../db/open.ts'
import { createPrinting, type Printing } from '../printing/printing.ts'
import { createSaleRows } from '../sales/rows.ts'
import type { Ground } from './ground.ts'
import type { CoreParts } from './parts.ts'

/** What papers come out of. Of the sales it is given where one stands, and nothing else. */
export function createPaperWork(
  { db, clock, log, books, practice, press }: CoreParts,
  { run, changes, settings }: Ground,
  closing: AbortSignal,
): Printing {
  const sales = createSaleRows(db)
  const told = { db, run, clock, changes, log, closing, isStorageFailure }
  return createPrinting({
    ...told,
    press: press ?? null,
    // Whatever a host hands over, real books print on paper.
    practice: books === 'practice' ? { printer: practice?.printer ?? null } : null,
    settings: () => settings.get(),
    standingOf: (sale) => sales.byId(sale) ?? null,
  })
}
