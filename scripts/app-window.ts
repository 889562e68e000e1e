import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

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
 * Every user of the machine can read the arguments of a program that runs, and the address holds
 * the launch token. So the browser is told of a file that only this user can read, and that leads
 * on to the address.
 */
function writeEntry(folder: string, url: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const file = path.join(folder, `open-${randomUUID()}.html`)
  // Nothing in the address may end the script.
  const target = JSON.stringify(new URL(url).href).replaceAll('<', '\\u003c')
  const page = `<!doctype html><meta charset="utf-8"><title>FlexiCounter</title>
<meta name="referrer" content="no-referrer"><script>location.replace(${target})</script>
`
  writeFileSync(file, page, { mode: 0o600, flag: 'wx' })
  return file
}

/**
 * Opens a window of the counter's own, without tabs and address bar, in a profile of its own: the
 * shop's browsing shares nothing with it.
 */
export function openAppWindow(options: AppWindowOptions): AppWindow {
  const folder = profileDir(options)
  const entry = writeEntry(folder, options.url)
  const args = [
    `--app=${pathToFileURL(entry).href}`,
    `--user-data-dir=${folder}`,
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
  const close = async () => {
    closing = true
    // Not when the browser ends: it may have handed the file to one that was running already.
    rmSync(entry, { force: true })
    await end(browser)
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
