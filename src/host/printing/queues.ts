import process from 'node:process'
import type { FoundPrinter } from '../../contract/printing.ts'
import { systemClock } from '../../core/system-clock.ts'
import { Cups } from './cups/cups.ts'
import { type Link, PrinterAway } from './link.ts'
import { loadWinspool } from './windows/koffi-winspool.ts'
import { Spooler } from './windows/spooler.ts'

/** The printers that this computer knows, reached past their drivers. */
export interface Queues {
  link(name: string): Link
  /** The usual one first; none where the system does not say. */
  find(): Promise<readonly FoundPrinter[]>
}

/** One for all prints: it lets only so many calls into Windows at a time. */
let spooler: Promise<Spooler> | null = null

async function windows(): Promise<Spooler> {
  spooler ??= loadWinspool().then((winspool) => new Spooler(winspool, systemClock()))
  try {
    return await spooler
  } catch (cause) {
    // Packed without what speaks to the spooler, or something keeps it from loading.
    throw new PrinterAway('not-here', { cause, untouched: true })
  }
}

const windowsQueues: Queues = {
  link: (name) => ({ open: async (closing) => (await windows()).link(name).open(closing) }),
  async find() {
    try {
      return await (await windows()).find()
    } catch (cause) {
      if (cause instanceof PrinterAway) return []
      throw cause
    }
  },
}

/** @returns null where the system has no queues that are known here */
export function queuesOf(platform: NodeJS.Platform): Queues | null {
  if (platform === 'win32') return windowsQueues
  return platform === 'linux' ? new Cups(systemClock()) : null
}

/** The way to a queue of this computer; null where it has none. */
export function queueLink(name: string): Link | null {
  return queuesOf(process.platform)?.link(name) ?? null
}

/** The queues of this computer, the usual one first; none where it does not say. */
export async function findQueues(): Promise<readonly FoundPrinter[]> {
  return (await queuesOf(process.platform)?.find()) ?? []
}
