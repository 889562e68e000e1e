import { homedir } from 'node:os'
import path from 'node:path'
import { app, dialog, Menu, protocol } from 'electron'
import { CannotOpenBooks } from '../host/cannot-open-books.ts'
import { usualFolder } from '../host/usual-folder.ts'
import { APP_SCHEME } from './app-origin.ts'
import { type DesktopOptions, openDesktop } from './desktop.ts'
import { refusedSwitches } from './launch.ts'

const REFUSED = {
  en: 'FlexiCounter does not open with switches for debugging',
  bn: 'ডিবাগ করার সুইচ দিয়ে ফ্লেক্সিকাউন্টার খোলে না',
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

function begin(): void {
  const refused = refusedSwitches(app.isPackaged, process.argv, (name) =>
    app.commandLine.hasSwitch(name),
  )
  if (refused.length > 0) {
    say(REFUSED, `: ${refused.map((name) => `--${name}`).join(' ')}`)
    return app.exit(64)
  }
  const options = readOptions()
  // Chromium's own files lie beside the books, so one folder is one counter, and one lock.
  app.setPath('userData', path.join(options.dataDir, 'desktop'))
  // The first one comes to the front (desktop.ts); what the second was told on its command line
  // is read by nobody, so no link and no script can make a counter do anything.
  if (!app.requestSingleInstanceLock()) return app.exit(0)
  app.enableSandbox()
  Menu.setApplicationMenu(null)
  const privileges = { standard: true, secure: true, supportFetchAPI: true }
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges }])
  void app
    .whenReady()
    .then(() => openDesktop(options))
    .catch(cannotOpen)
}

/** A reason with words is told to whoever stands before the screen; any other ends in the log. */
function cannotOpen(cause: unknown): void {
  if (!(cause instanceof CannotOpenBooks)) throw cause
  say(cause.words)
  app.exit(1)
}

begin()
