import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { app, dialog, Menu, protocol } from 'electron'
import { CannotOpenBooks, inWords } from '../host/cannot-open-books.ts'
import { usualFolder } from '../host/usual-folder.ts'
import { APP_SCHEME } from './app-origin.ts'
import { type DesktopOptions, openDesktop } from './desktop.ts'
import { refusedSwitches } from './launch.ts'

const WORDS = {
  refused: {
    en: 'FlexiCounter does not open with switches for debugging',
    bn: 'ডিবাগ করার সুইচ দিয়ে ফ্লেক্সিকাউন্টার খোলে না',
  },
  unexpected: {
    en:
      'FlexiCounter could not open. Nothing was sent. Start it again; if it stays like this, ' +
      'call for help.',
    bn: 'ফ্লেক্সিকাউন্টার খোলা গেল না। কিছুই পাঠানো হয়নি। আবার চালু করুন; তবুও না হলে সাহায্য নিন।',
  },
} as const

/** Before any books are open the language is not known for sure, so both are said. */
function say(words: { bn: string; en: string }, more = ''): void {
  dialog.showErrorBox('FlexiCounter', `${words.bn}${more}\n\n${words.en}${more}`)
}

/** `--data=DIR`, `--practice` and `--real`, as `npm start` says them. */
function readOptions(): DesktopOptions {
  const { commandLine } = app
  const told = commandLine.getSwitchValue('data')
  const machine = { platform: process.platform, env: process.env, home: homedir() }
  const dataDir = told === '' ? usualFolder(machine) : path.resolve(told)
  if (commandLine.hasSwitch('practice')) return { dataDir, books: 'practice' }
  return commandLine.hasSwitch('real') ? { dataDir, books: 'real' } : { dataDir }
}

/** Chromium's own files lie beside the books, so one folder is one counter, and one lock. */
function settleIn(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    cannotOpen(inWords(cause))
    return false
  }
  app.setPath('userData', folder)
  app.setPath('sessionData', folder)
  return true
}

function begin(): void {
  const refused = refusedSwitches(app.isPackaged, process.argv, (name) =>
    app.commandLine.hasSwitch(name),
  )
  if (refused.length > 0) {
    say(WORDS.refused, `: ${refused.map((name) => `--${name}`).join(' ')}`)
    return app.exit(64)
  }
  const options = readOptions()
  if (!settleIn(path.join(options.dataDir, 'desktop'))) return
  // The first one comes to the front (quit.ts); what the second was told on its command line
  // is read by nobody, so no link and no script can make a counter do anything.
  if (!app.requestSingleInstanceLock()) return app.exit(0)
  // Windows groups a program's windows and shortcuts by this; the installer writes the same one.
  app.setAppUserModelId('com.flexicounter.desktop')
  app.enableSandbox()
  Menu.setApplicationMenu(null)
  const privileges = { standard: true, secure: true, supportFetchAPI: true }
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges }])
  void app
    .whenReady()
    .then(() => openDesktop(options))
    .catch(cannotOpen)
}

/** Whoever stands before the screen is told why, or at least that nothing was sent. */
function cannotOpen(cause: unknown): void {
  if (cause instanceof CannotOpenBooks) {
    say(cause.words)
    return app.exit(1)
  }
  say(WORDS.unexpected)
  app.exit(70)
}

begin()
