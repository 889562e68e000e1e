import type { Clock } from '../core/clock.ts'
import type { Log } from '../core/log.ts'
import type { Press } from '../core/printing/press.ts'
import { failuresTo } from './failures.ts'
import { openLetters } from './printing/draw/canvas.ts'
import { drawPaper } from './printing/draw/draw-paper.ts'
import { createPress } from './printing/press.ts'
import { findQueues, queueLink } from './printing/queues.ts'

/** The counter's page is up by then. */
const LETTERS_ms = 2_500

/**
 * Has the letters at hand before the first slip is wanted: to load them takes a tenth of a second,
 * for which a customer would wait.
 *
 * @returns calls it off
 */
export function fetchLetters({ clock, log }: { clock: Clock; log: Log }): () => void {
  return clock.after(LETTERS_ms, () => {
    try {
      openLetters()
    } catch (cause) {
      // The first paper says so to whoever wants it: `not-drawn`.
      failuresTo(log).report('letters', cause)
    }
  })
}

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
