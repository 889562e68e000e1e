import { type BrowserWindow, powerMonitor } from 'electron'
import type { Log } from '../core/log.ts'

/** What sleeps and wakes with the machine. */
interface Sleeper {
  suspending(): void
  resumed(): void
}

/**
 * Tells the counter of the machine's sleep: an answer that was due meanwhile is asked for at once
 * after it, and nothing is taken for a timeout that was only a closed lid.
 *
 * @param end called when the machine goes down; the session ends soon after, whatever we do
 */
export function followPower(
  sleeper: Sleeper,
  window: BrowserWindow,
  log: Log,
  end: () => void,
): void {
  powerMonitor.on('suspend', () => sleeper.suspending())
  powerMonitor.on('resume', () => {
    log.info('resumed')
    sleeper.resumed()
  })
  // Linux and macOS say it here; Windows says it to the window.
  powerMonitor.on('shutdown', end)
  window.on('session-end', end)
}
