import { z } from 'zod'
import { Paper } from '../domain/paper/paper.ts'
import { PrinterAt } from '../domain/paper/printer.ts'
import { DeliveryState, SaleId } from '../domain/sale.ts'
import { Instant_ms, BusinessDate } from './moments.ts'
import { CustomerId } from './payment.ts'
import { ShiftId } from './shifts.ts'

export const PrintJobId = z.uuidv7().brand<'PrintJobId'>()
export type PrintJobId = z.infer<typeof PrintJobId>

/** What a paper is of. */
export const PaperOf = z.discriminatedUnion('kind', [
  /** As it stood when it was described: one that has moved on since is described anew. */
  z.strictObject({
    kind: z.literal('sale'),
    sale: SaleId,
    state: DeliveryState,
    /** Of the sale then: its money alone may have moved since. Absent, the state says it all. */
    version: z.number().int().optional(),
  }),
  z.strictObject({ kind: z.literal('shift'), shift: ShiftId }),
  z.strictObject({ kind: z.literal('day'), businessDate: BusinessDate }),
  z.strictObject({ kind: z.literal('statement'), customer: CustomerId }),
  z.strictObject({ kind: z.literal('test') }),
])
export type PaperOf = z.infer<typeof PaperOf>

/** Whose copy it is: the shop's has masked numbers. */
export const PaperFor = z.enum(['customer', 'shop'])
export type PaperFor = z.infer<typeof PaperFor>

export const PrintRequest = z.strictObject({
  /** Made when the paper is first wanted: the same id is the same job. */
  id: PrintJobId,
  of: PaperOf,
  for: PaperFor,
  paper: Paper,
  /** Open the drawer with it: cash goes in or out. Once a job, and never with a copy. */
  kick: z.boolean(),
})
export type PrintRequest = z.input<typeof PrintRequest>
/** The same as the core reads it. */
export type AskedPrint = z.output<typeof PrintRequest>

/** `printed` is as far as is known: most printers take bytes and say nothing. */
export const PrintState = z.enum(['queued', 'printing', 'printed', 'unknown', 'failed'])
export type PrintState = z.infer<typeof PrintState>

export const PrintWhy = z.enum([
  /** No paper, as the printer says. */
  'paper-out',
  'cover-open',
  /** It says that it is not ready. */
  'offline',
  /** Nobody takes a connection there. */
  'refused',
  /** It takes a connection, or a byte, and no more. */
  'hangs',
  /** It went away in the middle. */
  'cut-off',
  /** This computer has no such queue. */
  'gone',
  /** The computer's own spooler refused it, or took only a part. */
  'spooler',
  /** The counter was switched off before the printer was done. */
  'stopped',
  /** The counter's own disk refused to note it: nothing was sent. */
  'not-noted',
  /** The sale went on while its paper waited: nothing was sent, and it is described anew. */
  'moved-on',
  /** It could not be drawn. */
  'not-drawn',
  /** This computer has nothing that can speak to such a printer. */
  'not-here',
])
export type PrintWhy = z.infer<typeof PrintWhy>

export const PrintJob = z.object({
  id: PrintJobId,
  of: PaperOf,
  for: PaperFor,
  /** The name of the paper, as in `Paper.name`. */
  name: z.string(),
  /** 2 for what was printed before; null for the first, and before it begins. */
  copy: z.number().int().min(2).nullable(),
  state: PrintState,
  /** Why it is unknown or failed. */
  why: PrintWhy.nullable(),
  /** The printer itself said that it was done. */
  confirmed: z.boolean(),
  /** Of an unknown or failed one: a person has looked and leaves it, or another came out. */
  seen: z.boolean(),
  askedAt_ms: Instant_ms,
  movedAt_ms: Instant_ms,
  tries: z.number().int().nonnegative(),
})
export type PrintJob = z.infer<typeof PrintJob>

/** A printer that this computer knows, or that answers on its network. */
export const FoundPrinter = z.object({
  at: PrinterAt,
  name: z.string().max(220),
  /** As the computer says: `XPS` drivers need their own way in, which is taken. */
  driver: z.string().max(220).nullable(),
  isDefault: z.boolean(),
})
export type FoundPrinter = z.infer<typeof FoundPrinter>

/** What a printer says of itself; null where it says nothing. */
export const PrinterLook = z.object({
  reached: z.boolean(),
  /** Why it cannot print now, as far as it says. */
  why: PrintWhy.nullable(),
  /** It answers questions about its paper. */
  tells: z.boolean(),
})
export type PrinterLook = z.infer<typeof PrinterLook>

/** The drawer without a sale: change for a note, say. */
export const DrawerOpen = z.strictObject({
  id: z.uuidv7(),
  reason: z.string().trim().min(3).max(120),
})
export type DrawerOpen = z.input<typeof DrawerOpen>

export const DrawerOpening = z.object({
  at_ms: Instant_ms,
  reason: z.string(),
  /** Whose shift was open; null where none was. */
  cashier: z.string().nullable(),
  /** Whether the command reached the printer, as far as is known. */
  state: z.enum(['sent', 'unknown', 'failed']),
})
export type DrawerOpening = z.infer<typeof DrawerOpening>

/** What a practice printer has put out: a picture of the paper. */
export const PaperPicture = z.object({
  png: z.base64(),
  width_dots: z.number().int(),
  height_dots: z.number().int(),
})
export type PaperPicture = z.infer<typeof PaperPicture>
