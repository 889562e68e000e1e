import type {
  DrawerOpen,
  DrawerOpening,
  FoundPrinter,
  PaperOf,
  PaperPicture,
  PrinterLook,
  PrintJob,
} from '../../contract/printing.ts'
import type { Settings } from '../../contract/schemas.ts'
import type { ShiftId } from '../../contract/shifts.ts'
import type { PrinterAt } from '../../domain/paper/printer.ts'
import { problem, type Result } from '../../domain/result.ts'
import type { Changes } from '../changes.ts'
import type { Clock } from '../clock.ts'
import type { WritableDb } from '../db/database.ts'
import type { Log } from '../log.ts'
import type { Run } from '../run.ts'
import { type Asking, createAsking, type NotPrinted } from './asking.ts'
import { createDrawerOpenings } from './drawer.ts'
import { createJobs, type JobRow, toJob } from './jobs.ts'
import { createNoting } from './noting.ts'
import type { PracticePrinter, Press } from './press.ts'
import { createPrintQueue, type PrintsWith } from './queue.ts'
import type { StandingOf } from './standing.ts'
import { createPrinterTurns, type Turns } from './turns.ts'

/** What a counter may ask of paper. No sale waits for any of it. */
export interface Printing extends Asking {
  jobs(): PrintJob[]
  of(paper: PaperOf): PrintJob[]
  /** How many are unknown or failed, and nobody has looked. */
  open(): number
  printers(): Promise<readonly FoundPrinter[]>
  look(at: PrinterAt): Promise<PrinterLook>
  openDrawer(wanted: DrawerOpen): Promise<Result<DrawerOpening, NotPrinted>>
  openings(shift: ShiftId): DrawerOpening[]
  lastPaper(): PaperPicture | null
  /** What an earlier run left under way. */
  recover(): void
  /** Once the counter closes: waits for what is being printed, and not for long. */
  close(): Promise<void>
}

export interface PrintingParts {
  readonly db: WritableDb
  readonly run: Run
  readonly clock: Clock
  readonly changes: Changes
  readonly log: Log
  readonly press: Press | null
  /** Of the practice books; null in others. */
  readonly practice: { readonly printer: PracticePrinter | null } | null
  readonly settings: () => Pick<Settings, 'printer' | 'slipWidth_mm'>
  readonly standingOf: StandingOf
  readonly isStorageFailure: (cause: unknown) => boolean
  readonly closing: AbortSignal
}

/** So long a counter that closes waits for a printer. */
export const PRINTER_PATIENCE_ms = 3_000

export function createPrinting(parts: PrintingParts): Printing {
  const { db, run, clock, log, press, practice, settings } = parts
  let isLeft = false
  const turns = createPrinterTurns()
  const jobs = createJobs(db, run)
  const noting = createNoting({ ...parts, jobs })
  const reach = createReach(parts)
  const shared = { ...parts, turns, jobs, noting, isLeft: () => isLeft }
  const isPractice = practice !== null
  const queue = createPrintQueue({ ...shared, isPractice, printsWith: reach.printsWith })
  const drawer = createDrawerOpenings({ ...shared, drawerAt: reach.real })
  const told = (row: JobRow) => toJob(noting.asItIs(row))
  return {
    ...createAsking({ ...shared, queue, ...reach, told }),
    jobs: () => jobs.newest().map(told),
    of: (paper) => jobs.ofPaper(paper).map(told),
    open: () => jobs.toBeSeen() + noting.owedToBeSeen(),
    printers: async () => (press ? await press.find() : []),
    look: createLook(press, turns, settings),
    async openDrawer(wanted) {
      const opened = await drawer.open(wanted)
      return opened.ok ? opened : problem({ why: opened.problem })
    },
    openings: (shift) => drawer.of(shift),
    lastPaper: () => practice?.printer?.lastPaper() ?? null,
    recover: () => queue.recover(),
    async close() {
      const late = Promise.withResolvers<void>()
      const callOff = clock.after(PRINTER_PATIENCE_ms, () => late.resolve())
      const idle = turns.idle().then(() => true)
      const isIdle = await Promise.race([idle, late.promise.then(() => false)])
      callOff()
      isLeft = true
      if (!isIdle) log.warn('closed-while-printing')
    },
  }
}

/** Which printer is spoken to. */
function createReach({ press, practice, settings }: PrintingParts) {
  const real = (): PrintsWith | null => {
    const { printer } = settings()
    return press && printer.at.way !== 'page' ? { press, printer } : null
  }
  const within = ({ at }: PracticePrinter) => {
    const { printer, slipWidth_mm } = settings()
    // Whoever prints through the page chose a roll and no printing head.
    const ofRoll = slipWidth_mm === 58 ? 384 : 576
    return { ...printer, at, dots: printer.at.way === 'page' ? ofRoll : printer.dots }
  }
  return {
    real,
    /** In practice a paper comes out of the practice printer; a test page is of the real one. */
    printsWith: (kind: JobRow['kind']): PrintsWith | null => {
      const inside = kind === 'test' ? null : (practice?.printer ?? null)
      return press && inside ? { press, printer: within(inside) } : real()
    },
  }
}

function createLook(
  press: Press | null,
  turns: Turns,
  settings: PrintingParts['settings'],
): Printing['look'] {
  return async (at) => {
    if (!press || at.way === 'page') return { reached: false, why: 'not-here', tells: false }
    // The one that prints now has no ear for a question.
    const isOurs = JSON.stringify(at) === JSON.stringify(settings().printer.at)
    return await (isOurs ? turns.takeFirst(() => press.look(at)) : press.look(at))
  }
}
