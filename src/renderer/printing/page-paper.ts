import { watchEnds } from './ends.ts'
import { type PrintCalls, type PrintDesk, createPrintDesk } from './print-desk.ts'

/** What of paper outlives a screen. */
export interface PagePaper {
  /** The way of every paper to the counter's printer. */
  readonly prints: PrintDesk
  /** The newest end of a sale that was sent from this window. */
  readonly ends: ReturnType<typeof watchEnds>
}

export function openPaper(calls: PrintCalls, ...told: Parameters<typeof watchEnds>): PagePaper {
  return { prints: createPrintDesk(calls, () => performance.now()), ends: watchEnds(...told) }
}
