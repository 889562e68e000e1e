/**
 * A stand-in for the `electron` module, for running the built main and preload where Electron's
 * binary cannot be had. Its windows are pages of an ordinary Chromium. It has what the counter
 * uses and throws for anything else, so that main cannot come to lean on something that only
 * seemed to be there.
 */
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { ipcMain } from './ipc-main.ts'
import { KnownEvents } from './known-events.ts'
import { MessageChannelMain, MessagePortMain } from './ports.ts'
import { type KeyStoreKind, safeStorageOf } from './safe-storage.ts'
import { defaultSession } from './session.ts'
import { strict } from './strict.ts'
import { registeredSchemes } from './web-contents.ts'

type Scheme = { scheme: string; privileges?: Record<string, boolean> }

const SHOP_SCREEN = { x: 0, y: 0, width: 1366, height: 728 }

const keyStore = (): KeyStoreKind => {
  const told = process.env['STAND_IN_KEY_STORE'] ?? 'gnome_libsecret'
  if (told === 'gnome_libsecret' || told === 'basic_text' || told === 'locked') return told
  throw new Error(`The stand-in has no key store "${told}"`)
}

const strictApp = strict('app', app)
export { strictApp as app, BrowserWindow, ipcMain, MessageChannelMain, MessagePortMain }

export const powerMonitor = new KnownEvents('powerMonitor', ['suspend', 'resume', 'shutdown'])

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: Scheme[]): void {
    if (app.isReady()) throw new Error('Schemes are registered before the app is ready')
    for (const { scheme, privileges } of schemes) {
      if (!privileges?.['standard'] || !privileges['secure']) {
        throw new Error(`${scheme}: an origin needs standard, and a secure context secure`)
      }
      registeredSchemes.add(scheme)
    }
  },
  handle(scheme: string, handler: Parameters<typeof defaultSession.handle>[1]): void {
    if (!app.isReady()) throw new Error('Protocols are handled when the app is ready')
    defaultSession.handle(scheme, handler)
  },
})

export const Menu = strict('Menu', {
  setApplicationMenu(wanted: unknown): void {
    if (wanted !== null) throw new Error('The stand-in has no menus')
  },
})

export const dialog = strict('dialog', {
  showErrorBox: (title: string, content: string): void => {
    process.stderr.write(`stand-in: ${JSON.stringify({ title, content })}\n`)
  },
})

const display = { bounds: { ...SHOP_SCREEN, height: 768 }, workArea: SHOP_SCREEN }

export const screen = strict('screen', {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
})

export const safeStorage = strict(
  'safeStorage',
  safeStorageOf(() => `${app.getPath('userData')}-keyring`, keyStore()),
)

export const session = strict('session', { defaultSession: strict('session', defaultSession) })

/** There for electron-store, which imports it; the counter itself opens nothing outside. */
export const shell = strict('shell', {})

/** As a whole, for those who import Electron's module by its default. */
export const electron = strict('', {
  app: strictApp,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
})
