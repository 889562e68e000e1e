import { z } from 'zod'

/**
 * What Windows' spooler is asked, and no more: one function here is one function there, with its
 * buffers and structures made into values. The numbers are those of winspool.h and winerror.h.
 */

/** What a call gave, or the number of Windows' error. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: number }

/** Of a printer that was opened; it must be closed. What is no pointer is none. */
export const Handle = z.bigint().positive().brand<'PrinterHandle'>()
export type Handle = z.infer<typeof Handle>

/** As EnumPrintersW tells of it. */
export interface Listed {
  readonly name: string
  /** Null for a printer of another computer: to ask for its driver is to ask that computer. */
  readonly driver: string | null
  readonly port: string | null
}

/** Bits, as GetPrinterW gives them. */
export interface PrinterBits {
  readonly status: number
  readonly attributes: number
}

export interface Driver {
  /** 3 and 4 are the kinds of drivers that are left. */
  readonly version: number
  /** Null where only the older question was answered. */
  readonly attributes: number | null
}

export interface Winspool {
  /** EnumPrintersW, level 2, the printers of this computer. */
  localPrinters(): Promise<Answer<readonly Listed[]>>
  /** EnumPrintersW, level 4, the printers of others: read from the registry, nobody is asked. */
  connections(): Promise<Answer<readonly Listed[]>>
  /** GetDefaultPrinterW. */
  defaultPrinter(): Promise<Answer<string>>
  /** OpenPrinterW. */
  open(name: string): Promise<Answer<Handle>>
  /** ClosePrinter. */
  close(printer: Handle): Promise<Answer<true>>
  /** GetPrinterW, level 2. */
  bits(printer: Handle): Promise<Answer<PrinterBits>>
  /** GetPrinterDriverW, level 8, and where that is refused level 2. */
  driver(printer: Handle): Promise<Answer<Driver>>
  /** StartDocPrinterW. @returns the number of the job in the queue */
  startDoc(printer: Handle, document: string, datatype: Datatype): Promise<Answer<number>>
  startPage(printer: Handle): Promise<Answer<true>>
  /** WritePrinter. @returns how many bytes were taken, which may be fewer */
  write(printer: Handle, bytes: Uint8Array): Promise<Answer<number>>
  endPage(printer: Handle): Promise<Answer<true>>
  endDoc(printer: Handle): Promise<Answer<true>>
  /** AbortPrinter: the document that was begun is thrown away, as far as it is not printed. */
  abort(printer: Handle): Promise<Answer<true>>
  /** GetJobW, level 1: its status. */
  job(printer: Handle, job: number): Promise<Answer<number>>
  /** SetJobW with JOB_CONTROL_DELETE. */
  deleteJob(printer: Handle, job: number): Promise<Answer<true>>
}

export type Datatype = 'RAW' | 'XPS_PASS'

/** PRINTER_STATUS_… */
export const printerStatus = {
  paused: 0x1,
  error: 0x2,
  pendingDeletion: 0x4,
  paperJam: 0x8,
  paperOut: 0x10,
  manualFeed: 0x20,
  paperProblem: 0x40,
  offline: 0x80,
  outputBinFull: 0x800,
  notAvailable: 0x1000,
  userIntervention: 0x10_0000,
  doorOpen: 0x40_0000,
  serverOffline: 0x200_0000,
} as const

/** PRINTER_ATTRIBUTE_… */
export const printerAttribute = {
  /** Its programs write to the printer itself: there is no spool file. */
  direct: 0x2,
  workOffline: 0x400,
} as const

/** PRINTER_DRIVER_XPS of DRIVER_INFO_8. */
export const DRIVER_IS_XPS = 0x2

/** JOB_STATUS_… */
export const jobStatus = {
  paused: 0x1,
  error: 0x2,
  deleting: 0x4,
  offline: 0x20,
  paperOut: 0x40,
  printed: 0x80,
  deleted: 0x100,
  blockedQueue: 0x200,
  userIntervention: 0x400,
  complete: 0x1000,
} as const

/** ERROR_… and RPC_S_… */
export const windowsError = {
  accessDenied: 5,
  invalidHandle: 6,
  notReady: 21,
  outOfPaper: 28,
  badNetworkPath: 53,
  printCancelled: 63,
  networkNameGone: 64,
  badNetworkName: 67,
  invalidParameter: 87,
  semaphoreTimeout: 121,
  insufficientBuffer: 122,
  invalidLevel: 124,
  networkUnreachable: 1231,
  hostUnreachable: 1232,
  timeout: 1460,
  serverUnavailable: 1722,
  callFailed: 1726,
  invalidPrinterName: 1801,
  printerDeleted: 1905,
  invalidPrinterState: 1906,
} as const
