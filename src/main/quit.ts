import { app, type BrowserWindow } from 'electron'
import type { Counter } from '../host/counter.ts'
import type { Failures } from '../host/failures.ts'
import type { FileLog } from '../host/log.ts'
import { closeBooks } from './closing.ts'

/**
 * Ends the program only when the core has written every answer that was on its way. Whoever opens
 * the counter again meanwhile gets it as soon as the books are free.
 */
export function endWell(
  counter: Counter,
  window: BrowserWindow,
  log: FileLog,
  failures: Failures,
): void {
  let closing = false
  let openAgain = false

  const close = async () => {
    // Hidden, not shown dead: a page whose calls nobody answers invites a second sale.
    if (!window.isDestroyed()) window.close()
    await closeBooks(counter, log, failures)
    log.close()
    if (openAgain) app.relaunch()
    app.exit(0)
  }

  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    event.preventDefault()
    if (closing) return
    closing = true
    void close()
  })
  app.on('second-instance', () => {
    if (closing || window.isDestroyed()) {
      openAgain = true
      return
    }
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  })
}
