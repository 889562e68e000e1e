import type { Clock } from '../core/clock.ts'
import type { Log } from '../core/log.ts'
import type { Press } from '../core/printing/press.ts'
import { failuresTo } from './failures.ts'
import { drawPaper } from './printing/draw/draw-paper.ts'
import { createPress } from './printing/press.ts'
import { findQueues, queueLink } from './printing/queues.ts'

/** What this computer prints with. */
export function thisPress({ clock, log }: { readonly clock: Clock; readonly log: Log }): Press {
  return createPress({
    clock,
    failures: failuresTo(log),
    draw: drawPaper,
    queueLink,
    findQueues,
  })
}
