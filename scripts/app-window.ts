import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { homedir } from 'node:os'
import path from 'node:path'

const FAREWELL_ms = 3_000

export interface AppWindow {
  /** Settles when the window is gone: true when it was really open before. */
  readonly closed: Promise<boolean>
  close(): Promise<void>
}

export interface AppWindowOptions {
  /** A Chromium, Chrome or Edge. */
  readonly program: string
  readonly url: string
  readonly dataDir: string
}

/** Shorter than anybody looks at a counter: the browser did not come up. */
const NEVER_OPEN_ms = 3_000

/** A browser packed as a snap may write nowhere but in a folder of its own. */
function profileDir({ program, dataDir }: AppWindowOptions): string {
  return program.includes('/snap/')
    ? path.join(homedir(), 'snap', 'chromium', 'common', 'FlexiCounter')
    : path.join(dataDir, 'browser')
}

/**
 * Opens a window of the counter's own, without tabs and address bar, in a profile of its own: the
 * shop's browsing shares nothing with it.
 */
export function openAppWindow(options: AppWindowOptions): AppWindow {
  const args = [
    `--app=${options.url}`,
    `--user-data-dir=${profileDir(options)}`,
    '--start-maximized',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    // Chromium refuses its sandbox to root; a shop does not run as root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
  const opened_ms = performance.now()
  const browser = spawn(options.program, args, { stdio: 'ignore' })
  let closing = false
  const closed = new Promise<boolean>((resolve) => {
    browser.once('error', () => resolve(false))
    browser.once('close', (code) => {
      resolve(closing || code === 0 || performance.now() - opened_ms > NEVER_OPEN_ms)
    })
  })
  const close = () => {
    closing = true
    return end(browser)
  }
  return { closed, close }
}

async function end(browser: ChildProcess): Promise<void> {
  if (browser.exitCode !== null || browser.signalCode !== null || browser.pid === undefined) return
  const gone = once(browser, 'close')
  browser.kill('SIGTERM')
  const hurry = setTimeout(() => browser.kill('SIGKILL'), FAREWELL_ms)
  await gone
  clearTimeout(hurry)
}
