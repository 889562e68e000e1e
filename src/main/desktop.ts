import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { RPCHandler } from '@orpc/server/message-port'
import { app, type BrowserWindow, ipcMain, protocol, safeStorage, session } from 'electron'
import Store from 'electron-store'
import type { Books } from '../contract/schemas.ts'
import type { KeyVault } from '../core/key-vault.ts'
import { systemClock } from '../core/system-clock.ts'
import { inWords } from '../host/cannot-open-books.ts'
import type { Counter } from '../host/counter.ts'
import { type Failures, failuresTo, watchForCrashes } from '../host/failures.ts'
import { keyFileVault } from '../host/key-file-vault.ts'
import { type FileLog, openLog } from '../host/log.ts'
import { openCounter } from '../host/open-counter.ts'
import type { MakePdf } from '../host/papers-router.ts'
import { preferencesIn } from '../host/preferences.ts'
import { APP_ORIGIN, APP_SCHEME, originOf, pageAddress } from './app-origin.ts'
import { denyPermissions, guardEveryPage, keepOffTheNetwork } from './guards.ts'
import { pageFiles } from './page-files.ts'
import { offerPorts } from './port.ts'
import { followPower } from './power.ts'
import { endWell } from './quit.ts'
import { systemVault } from './vault.ts'
import { openWindow, type WindowMemory } from './window.ts'

const OUT = path.resolve(import.meta.dirname, '..')
/** A program that falls again this soon would fall for ever; it is left for a person to start. */
const TOO_SOON_ms = 60_000

export interface DesktopOptions {
  /** Everything the counter keeps; the books lie in folders of their own inside. */
  readonly dataDir: string
  /** Absent: the ones that were open last. */
  readonly books?: Books
}

/** Opens the counter in its window, once Electron is ready. @throws CannotOpenBooks */
export async function openDesktop(options: DesktopOptions): Promise<void> {
  const log = logIn(options.dataDir)
  const failures = failuresTo(log)
  watchForCrashes(failures, startAnew)
  try {
    await openIn(options, log, failures)
  } catch (cause) {
    failures.report('opening', cause)
    throw cause
  }
}

async function openIn(options: DesktopOptions, log: FileLog, failures: Failures): Promise<void> {
  const address = pageAddress(app.isPackaged, process.env['ELECTRON_RENDERER_URL'])
  const pageOrigin = originOf(address) ?? APP_ORIGIN
  closeTheDoors(pageOrigin, log)
  // A developer's server needs no page to be built.
  if (pageOrigin === APP_ORIGIN) servePage()
  const shown: { window: BrowserWindow | null } = { window: null }
  const counter = await open(options, log, failures, () => pdfOf(shown.window))
  const refused = counter.refused()
  if (refused) log.error('books-refused', { books: refused.books, code: refused.code })
  const window = showWindow(options, log)
  shown.window = window
  offerPorts({
    window: () => (window.isDestroyed() ? null : window.webContents),
    pageOrigin,
    connect: (port) => new RPCHandler(counter.router).upgrade(port),
    log,
  })
  followPower(counter, window, log, () => app.quit())
  endWell(counter, window, log, failures)
  await load(window, address)
}

function logIn(dataDir: string): FileLog {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    return openLog(path.join(dataDir, 'logs', 'desktop.log'))
  } catch (cause) {
    throw inWords(cause)
  }
}

function startAnew(code: number): void {
  if (process.uptime() * 1_000 > TOO_SOON_ms) app.relaunch()
  app.exit(code)
}

/** Before any page is there: nothing it could ask for, go to or fetch is left open. */
function closeTheDoors(pageOrigin: string, log: FileLog): void {
  const { defaultSession } = session
  guardEveryPage(pageOrigin, log)
  denyPermissions(defaultSession, pageOrigin, log)
  // A developer's server is spoken to over a socket as well.
  const allowed = [pageOrigin, pageOrigin.replace(/^http/u, 'ws')]
  keepOffTheNetwork(defaultSession, allowed, log)
}

function servePage(): void {
  protocol.handle(APP_SCHEME, pageFiles(path.join(OUT, 'renderer'), APP_ORIGIN))
}

async function load(window: BrowserWindow, address: string): Promise<void> {
  try {
    await window.loadURL(address)
  } catch (cause) {
    // The page may begin anew, or the window be closed, while it loads: that is no failure.
    if (!(cause instanceof Error && cause.message.includes('ERR_ABORTED'))) throw cause
  }
}

async function open(
  { dataDir, books }: DesktopOptions,
  log: FileLog,
  failures: Failures,
  makePdf: MakePdf,
): Promise<Counter> {
  const preferences = preferencesIn(dataDir, (name) => new Store({ cwd: dataDir, name }))
  // electron-store offers every page the path of the preferences; ours needs to know none.
  ipcMain.removeAllListeners('electron-store-get-data')
  return await openCounter({
    dataDir,
    ...(books && { books }),
    preferences,
    clock: systemClock(),
    random: (bytes) => randomBytes(bytes),
    vault: vaultOf,
    log,
    failures,
    version: app.getVersion(),
    makePdf,
  })
}

/** What the page laid out for paper, on the sheets it asked for. */
async function pdfOf(window: BrowserWindow | null): Promise<Uint8Array> {
  if (window === null || window.isDestroyed()) throw new Error('there is no window to print')
  return await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })
}

/** The sandbox's keys open nothing of value, and practice must work where no keyring is. */
function vaultOf(booksDir: string): KeyVault {
  return path.basename(booksDir) === 'practice'
    ? keyFileVault(path.join(booksDir, 'counter.key'))
    : systemVault(safeStorage, process.platform)
}

function showWindow({ dataDir }: DesktopOptions, log: FileLog): BrowserWindow {
  const preferences = new Store<{ window?: WindowMemory }>({
    cwd: path.join(dataDir, 'desktop'),
    name: 'window',
    clearInvalidConfig: true,
  })
  ipcMain.removeAllListeners('electron-store-get-data')
  return openWindow({
    preload: path.join(OUT, 'preload/index.cjs'),
    isPackaged: app.isPackaged,
    remembered: preferences.get('window'),
    remember: (memory) => preferences.set('window', memory),
    log,
  })
}
