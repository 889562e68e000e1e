/**
 * `npm start`: builds what is stale and opens the counter; on a fresh machine in practice. In its
 * own window where Electron is there or can be fetched, otherwise in a browser window, otherwise
 * at an address that is printed.
 *
 * `npm start -- [--data DIR] [--practice | --real] [--browser]`
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { enableCompileCache } from 'node:module'
import { homedir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { CannotOpenBooks } from '../src/host/cannot-open-books.ts'
import { usualFolder } from '../src/host/usual-folder.ts'
import type { Host } from '../src/loopback/host.ts'
import { type AppWindow, openAppWindow } from './app-window.ts'
import { buildWhatIsStale } from './build.ts'
import { builtHost } from './built-host.ts'
import { provideElectron } from './electron.ts'
import { whenEnding } from './ending.ts'
import { findChromium } from './find-chromium.mjs'
import { addressLines, fallbackLine, hasDisplay, whyNoDesktop } from './start-way.ts'

const ROOT = path.dirname(import.meta.dirname)
const USAGE = 'usage: npm start -- [--data DIR] [--practice | --real] [--browser]'

enableCompileCache(path.join(ROOT, 'node_modules/.cache/compiled'))

interface Wanted {
  readonly dataDir: string
  readonly books: 'practice' | 'real' | null
  readonly browser: boolean
}

function say(words: string): void {
  process.stdout.write(`${words}\n`)
}

function readArguments(): Wanted {
  const options = {
    data: { type: 'string' },
    practice: { type: 'boolean', default: false },
    real: { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
  } as const
  const { data, practice, real, browser } = parseArgs({ options }).values
  if (practice && real) throw new Error('the books are either practice or real')
  const said = real ? 'real' : null
  const machine = { platform: process.platform, env: process.env, home: homedir() }
  return {
    // npm starts scripts in the project's folder; the path is meant from where npm was started.
    dataDir: data
      ? path.resolve(process.env['INIT_CWD'] ?? process.cwd(), data)
      : usualFolder(machine),
    books: practice ? 'practice' : said,
    browser,
  }
}

/** @returns null when the desktop app ran; otherwise why it did not, as the end of a sentence */
async function openDesktop(wanted: Wanted): Promise<string | null> {
  const why = whyNoDesktop(wanted, process)
  if (why !== null) return why
  const electron = await provideElectron(ROOT)
  if ('missing' in electron) return electron.missing
  buildWhatIsStale()
  const args = [ROOT, `--data=${wanted.dataDir}`]
  if (wanted.books) args.push(`--${wanted.books}`)
  // Electron, like Chromium, refuses its sandbox to root; a shop does not run as root.
  if (process.platform === 'linux' && process.getuid?.() === 0) args.push('--no-sandbox')
  const started_ms = performance.now()
  const app = spawn(electron.program, args, { stdio: 'inherit' })
  const pass = (signal: NodeJS.Signals) => app.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, pass)
  const [code] = await Promise.race([once(app, 'close'), once(app, 'error').then(() => [1])])
  process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM').removeAllListeners('SIGHUP')
  const failed = code !== 0 && code !== null && performance.now() - started_ms < 5_000
  return failed ? 'Electron is installed but did not start' : null
}

function openWindow(host: Host, dataDir: string): AppWindow | null {
  const program = hasDisplay(process) ? findChromium() : null
  if (program === null) return null
  return openAppWindow({ program, url: host.loopback.pageUrl, dataDir })
}

/** Says the address once there is no window; with a keyboard before it, opens another on Enter. */
async function keepWindow(host: Host, dataDir: string, current: { window: AppWindow | null }) {
  const address = `Open it in a browser: ${host.loopback.pageUrl}`
  if (current.window === null) {
    say(addressLines(host.loopback.pageUrl, process))
    return
  }
  say('The counter is open in a browser window. Ctrl-C closes it.')
  const enter = process.stdin.isTTY ? createInterface({ input: process.stdin }) : null
  while (current.window) {
    const wasOpen = await current.window.closed
    const next = enter ? `Press Enter to open it again, or o${address.slice(1)}` : address
    say(
      `${wasOpen ? 'The window was closed' : 'No window opened'}; the counter still runs. ${next}`,
    )
    if (!enter) return
    await once(enter, 'line')
    current.window = openWindow(host, dataDir)
  }
}

async function openInBrowser(wanted: Wanted): Promise<void> {
  const { openHost } = await builtHost()
  const { dataDir, books } = wanted
  const host = await openHost({ dataDir, port: 0, fixed: false, ...(books && { books }) })
  if (host.refused) say(`${host.refused.words.bn}\n${host.refused.words.en}`)
  const current = { window: openWindow(host, dataDir) }
  whenEnding(() => {
    say('Closing the counter …')
    const closed = Promise.all([current.window?.close(), host.close()])
    void closed.then(() => process.exit(0))
  })
  await keepWindow(host, dataDir, current)
}

try {
  const wanted = readArguments()
  const why = await openDesktop(wanted)
  if (why !== null) {
    const line = fallbackLine(wanted, why)
    if (line !== null) say(line)
    await openInBrowser(wanted)
  }
} catch (cause) {
  if (!(cause instanceof Error)) throw cause
  const wrongUse = 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS')
  // No books are open, so nobody knows the shop's language: both are shown.
  const bangla = cause instanceof CannotOpenBooks ? `${cause.words.bn}\n` : ''
  process.stderr.write(`${bangla}FlexiCounter: ${cause.message}${wrongUse ? `\n${USAGE}` : ''}\n`)
  process.exit(wrongUse ? 2 : 1)
}
