import type { PrintWhy } from '../../../contract/printing.ts'
import {
  jobStatus as job,
  printerAttribute,
  type PrinterBits,
  printerStatus as printer,
  windowsError as error,
} from './winspool.ts'

/** The first that is set says it: what a person can mend stands before what only describes it. */
const ofPrinter: readonly (readonly [bit: number, why: PrintWhy])[] = [
  [printer.pendingDeletion, 'gone'],
  [printer.paperOut, 'paper-out'],
  [printer.doorOpen, 'cover-open'],
  [printer.offline, 'offline'],
  [printer.serverOffline, 'offline'],
  [printer.notAvailable, 'offline'],
  [printer.paused, 'offline'],
  [printer.paperJam, 'offline'],
  [printer.paperProblem, 'offline'],
  [printer.manualFeed, 'offline'],
  [printer.outputBinFull, 'offline'],
  [printer.userIntervention, 'offline'],
  [printer.error, 'offline'],
]

/**
 * What keeps a printer from printing now. A queue that is paused, or whose printer is away, takes a
 * job all the same and prints it whenever it is back: perhaps tomorrow, beside the one that was
 * printed again meanwhile. Nothing is given to such a queue.
 * @returns null where it prints, as far as Windows says
 */
export function whyNotReady({ status, attributes }: PrinterBits): PrintWhy | null {
  const said = ofPrinter.find(([bit]) => (status & bit) !== 0)
  if (said) return said[1]
  return (attributes & printerAttribute.workOffline) === 0 ? null : 'offline'
}

const ofJob: readonly (readonly [bit: number, why: PrintWhy])[] = [
  [job.paperOut, 'paper-out'],
  [job.offline, 'offline'],
  [job.deleted, 'cut-off'],
  [job.deleting, 'cut-off'],
  [job.userIntervention, 'offline'],
  [job.blockedQueue, 'spooler'],
  [job.error, 'spooler'],
  [job.paused, 'offline'],
]

/** The port has taken all of it, whatever else is said of the job. */
export function isThrough(status: number): boolean {
  return (status & (job.printed | job.complete)) !== 0
}

/** @returns why a job stands still; null while it waits or prints */
export function whyStuck(status: number): PrintWhy | null {
  return ofJob.find(([bit]) => (status & bit) !== 0)?.[1] ?? null
}

const ofError: ReadonlyMap<number, PrintWhy> = new Map([
  [error.invalidPrinterName, 'gone'],
  [error.printerDeleted, 'gone'],
  // The printer of an open handle was taken away.
  [error.invalidHandle, 'gone'],
  [error.outOfPaper, 'paper-out'],
  [error.notReady, 'offline'],
  [error.invalidPrinterState, 'offline'],
  [error.badNetworkPath, 'offline'],
  [error.badNetworkName, 'offline'],
  [error.networkNameGone, 'offline'],
  [error.networkUnreachable, 'offline'],
  [error.hostUnreachable, 'offline'],
  [error.printCancelled, 'cut-off'],
  [error.semaphoreTimeout, 'hangs'],
  [error.timeout, 'hangs'],
])

/** @returns what an error of Windows means to a shop; what it cannot mend is the spooler's */
export function whyOf(windows: number): PrintWhy {
  return ofError.get(windows) ?? 'spooler'
}

/** The spooler itself went away: an error of its own says something of a printer or of a job. */
export function isWithoutSpooler(windows: number): boolean {
  return windows === error.serverUnavailable || windows === error.callFailed
}
