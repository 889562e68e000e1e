import { app, type BrowserWindow } from 'electron'
import type { Counter } from '../host/counter.ts'
import type { FileLog } from '../host/log.ts'

/** The core waits ten seconds for an answer under way; a little more, and we go. */
const LONGEST_CLOSING_ms = 20_000

/** Waits for the books, and not for ever: they are whole on disk at every moment. */
async function closeBooks(counter: Counter, log: FileLog): Promise<void> {
  const late = Promise.withResolvers<'late'>()
  const hurry = setTimeout(() => late.resolve('late'), LONGEST_CLOSING_ms)
  const outcome = await Promise.race([counter.close().then(() => 'closed' as const), late.promise])
  clearTimeout(hurry)
  if (outcome === 'late') log.warn('closing-took-too-long')
  else log.info('closed')
}

/**
 * Ends the program only when the core has written every answer that was on its way. Whoever opens
 * the counter again meanwhile gets it as soon as the books are free.
 */
export function endWell(counter: Counter, window: BrowserWindow, log: FileLog): void {
  let closing = false
  let openAgain = false

  const close = async () => {
    // Hidden, not shown dead: a page whose calls nobody answers invites a second sale.
    if (!window.isDestroyed()) window.close()
    await closeBooks(counter, log)
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
