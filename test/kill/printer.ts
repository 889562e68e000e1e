import { type PrinterSettings, usualPrinter } from '../../src/domain/paper/printer.ts'
import type { PrinterConditions } from '../../src/sandbox/printer/conditions.ts'
import type { PrinterJob } from '../../src/sandbox/printer/job.ts'
import { startPrinter } from '../../src/sandbox/printer/printer.ts'
import { systemClock } from '../../src/sandbox/system-clock.ts'

/** What came of one connection in which paper was marked or the drawer moved. */
export interface PutOut {
  /** The print job whose code stands on it; null for a paper that ends above its code. */
  readonly job: string | null
  /** It was cut off by the knife. */
  readonly isWhole: boolean
  readonly isCopy: boolean
  readonly pulses: number
}

/** The shop's receipt printer with a drawer on it, which outlives every counter. */
export interface ShopPrinter {
  readonly settings: PrinterSettings
  /** All that it ever put out, one after the other. */
  readonly out: readonly PutOut[]
  set(trouble: Partial<PrinterConditions>): Promise<void>
  mend(): Promise<void>
  stop(): Promise<void>
}

const WELL = { cover: 'closed', fault: null } as const

export async function openPrinter(): Promise<ShopPrinter> {
  const out: PutOut[] = []
  const over = (job: PrinterJob) => void out.push(...putOut(job))
  const printer = await startPrinter({ clock: systemClock, endless: true, over })
  const at = { way: 'network', host: '127.0.0.1', port: printer.port } as const
  return {
    settings: { ...usualPrinter, at, drawer: 'pin-2', qr: 'printer' },
    out,
    set: (trouble) => printer.set({ ...WELL, ...trouble }),
    mend: () => printer.set(WELL),
    stop: () => printer.stop(),
  }
}

/** A connection is one paper, or a beginning of one; one that only asked put out nothing. */
function putOut({ papers, kicks }: PrinterJob): PutOut[] {
  const [paper, ...more] = papers
  if (more.length > 0) throw new Error('two papers came over one connection')
  if (!paper && kicks.length === 0) return []
  return [
    {
      job: paper?.qr[0] ?? null,
      isWhole: paper !== undefined && paper.cut !== 'torn',
      isCopy: paper?.letters.some((line) => line.startsWith('COPY')) ?? false,
      pulses: kicks.length,
    },
  ]
}
