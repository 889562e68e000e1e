import { shownAddress } from './addresses.ts'
import type { Cdp } from './cdp.ts'
import { ipcMain } from './ipc-main.ts'
import { KnownEvents, PreventableEvent } from './known-events.ts'
import { type Preferences, registeredSchemes, WebContents } from './web-contents.ts'

type Rectangle = { x: number; y: number; width: number; height: number }
interface WindowOptions extends Partial<Rectangle> {
  minWidth?: number
  minHeight?: number
  show?: boolean
  title?: string
  backgroundColor?: string
  autoHideMenuBar?: boolean
  icon?: string
  webPreferences?: Preferences
}

/** What main must have said about its pages, whatever Electron's defaults happen to be. */
const DEMANDED = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
} as const

const EVENTS = ['close', 'closed', 'focus', 'ready-to-show', 'session-end', 'show', 'unresponsive']

type Surroundings = {
  browser(): Promise<Cdp>
  opened(contents: WebContents): void
  closed(): void
}

let around: Surroundings | null = null
const windows = new Map<string, BrowserWindow>()
const all = new Set<BrowserWindow>()

/** For app: how windows are made, and who hears of them. */
export function surround(surroundings: Surroundings): void {
  around = surroundings
}

const LET_ATTACH_ms = 400

/** For app: Chromium's news about its pages. */
export function hearTargets(browser: Cdp): void {
  browser.on('Target.targetDestroyed', ({ targetId }) => windows.get(targetId)?.gone())
  browser.on('Target.targetCreated', ({ targetInfo: { targetId, type, openerId, url } }) => {
    const opener = windows.get(openerId ?? '')
    if (type !== 'page' || opener === undefined) return
    if (opener.webContents.mayOpen(url)) throw new Error('The stand-in opens no second windows')
    // The test's own debugger holds a new page until it has attached to it. Closed before that, it
    // would hold its opener for ever.
    setTimeout(() => void browser.send('Target.closeTarget', { targetId }), LET_ATTACH_ms)
  })
}

function demand(options: WindowOptions): void {
  for (const [name, value] of Object.entries(DEMANDED)) {
    if (options.webPreferences?.[name] === value) continue
    throw new Error(`The window must be opened with ${name}: ${value}`)
  }
}

/** Electron's BrowserWindow; its page is a page of the Chromium the test drives as well. */
export class BrowserWindow extends KnownEvents {
  readonly webContents: WebContents
  #bounds: Rectangle
  #maximized = false
  #minimized = false
  #visible: boolean
  #destroyed = false
  #closing = false
  #targetId: string | null = null

  static getAllWindows(): BrowserWindow[] {
    return [...all]
  }

  constructor(options: WindowOptions) {
    super('BrowserWindow', EVENTS)
    demand(options)
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.#bounds = { x, y, width, height }
    this.#visible = options.show ?? true
    this.webContents = new WebContents(options.webPreferences ?? {}, (channel, event, words) =>
      ipcMain.emit(channel, event, ...words),
    )
    all.add(this)
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    around?.opened(this.webContents)
    void this.#open()
  }

  async #open(): Promise<void> {
    if (around === null) throw new Error('A window was made before the application was ready')
    const browser = await around.browser()
    const { width, height } = this.#bounds
    const made = await browser.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width,
      height,
    })
    const targetId = String(made['targetId'])
    this.#targetId = targetId
    windows.set(targetId, this)
    const attached = await browser.send('Target.attachToTarget', { targetId, flatten: true })
    await this.webContents.attach(browser.session(String(attached['sessionId'])))
  }

  loadURL(address: string): Promise<void> {
    const shown = shownAddress(address, registeredSchemes)
    if (shown === address && !/^https?:/u.test(address)) {
      throw new Error(`Nothing is registered for ${address}`)
    }
    return this.webContents.loadURL(address)
  }

  getBounds(): Rectangle {
    return { ...this.#bounds }
  }

  getNormalBounds(): Rectangle {
    return { ...this.#bounds }
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
  }

  isMaximized(): boolean {
    return this.#maximized
  }

  maximize(): void {
    this.#maximized = true
  }

  unmaximize(): void {
    this.#maximized = false
  }

  isMinimized(): boolean {
    return this.#minimized
  }

  minimize(): void {
    this.#minimized = true
  }

  restore(): void {
    this.#minimized = false
  }

  isVisible(): boolean {
    return this.#visible
  }

  show(): void {
    this.#visible = true
    this.emit('show')
  }

  hide(): void {
    this.#visible = false
  }

  focus(): void {
    this.emit('focus')
  }

  removeMenu(): void {
    this.emit('menu-removed')
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  close(): void {
    const event = new PreventableEvent()
    this.#closing = true
    this.emit('close', event)
    this.#closing = !event.defaultPrevented
    if (this.#closing) this.destroy()
  }

  destroy(): void {
    const targetId = this.#targetId
    if (targetId !== null) {
      void around?.browser().then((browser) => browser.send('Target.closeTarget', { targetId }))
    }
    this.#end()
  }

  /** For Chromium's news: the page was closed from outside, as a user closes a window. */
  gone(): void {
    if (this.#destroyed) return
    if (!this.#closing) this.emit('close', new PreventableEvent())
    this.#end()
  }

  #end(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    all.delete(this)
    this.webContents.end()
    this.emit('closed')
    around?.closed()
  }
}
