import { readFile } from 'node:fs/promises'
import { shownAddress, trueAddress } from './addresses.ts'
import { type CdpSession, unlessGone } from './cdp.ts'
import { Frames } from './frames.ts'
import { KnownEvents, PreventableEvent } from './known-events.ts'
import { type Parcel, unpack } from './ports.ts'
import { BINDING, WORLD, worldScript } from './preload-world.ts'
import { defaultSession } from './session.ts'
import type { WebFrameMain } from './web-frame.ts'

export const registeredSchemes = new Set<string>()

type Paused = {
  requestId: string
  frameId: string
  resourceType: string
  request: { url: string; method: string; headers: Record<string, string> }
}
type PdfOptions = { preferCSSPageSize: boolean; printBackground: boolean }
type OpenHandler = (details: { url: string; frameName: string }) => { action: string }

/** Electron's names for what Chromium lets a page ask for, beside Chromium's own. */
const PERMISSIONS = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  midi: 'midi',
  'clipboard-read': 'clipboard-read',
  media: 'camera',
  'clipboard-sanitized-write': 'clipboard-write',
} as const

async function whatIsSent(requestId: string, answer: Response) {
  return {
    requestId,
    responseCode: answer.status,
    responseHeaders: [...answer.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await answer.arrayBuffer()).toString('base64'),
  }
}

const EVENTS = [
  'did-finish-load',
  'did-navigate',
  'dom-ready',
  'preload-error',
  'render-process-gone',
  'unresponsive',
  'will-attach-webview',
  'will-frame-navigate',
  'will-navigate',
  'will-redirect',
  'zoom-changed',
  'before-input-event',
]

export type Preferences = Readonly<{ preload?: string } & Record<string, unknown>>

/** Where a page of this window says `ipcRenderer.send`. */
export type Heard = (channel: string, event: object, words: unknown[]) => void

export class WebContents extends KnownEvents {
  static #next = 1
  readonly id = WebContents.#next++
  readonly session = defaultSession
  readonly #preferences: Preferences
  readonly #heard: Heard
  #frames: Frames | null = null
  #main: WebFrameMain | null = null
  #openHandler: OpenHandler | null = null
  #zoom = 1
  #destroyed = false
  readonly #attached = Promise.withResolvers<CdpSession>()

  constructor(preferences: Preferences, heard: Heard) {
    super('webContents', EVENTS)
    this.#preferences = preferences
    this.#heard = heard
  }

  get mainFrame(): WebFrameMain {
    if (this.#main === null) throw new Error('The page is not there yet')
    return this.#main
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  getURL(): string {
    return this.mainFrame.url
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  getZoomFactor(): number {
    return this.#zoom
  }

  setZoomFactor(factor: number): void {
    this.#zoom = factor
  }

  async setVisualZoomLevelLimits(least: number, most: number): Promise<void> {
    if (least > most || least <= 0) throw new Error('No such zoom')
    await this.#attached.promise
  }

  async loadURL(address: string): Promise<void> {
    const cdp = await this.#attached.promise
    const loaded = new Promise((resolve) => this.once('did-finish-load', resolve))
    const answer: { errorText?: unknown } = await cdp.send('Page.navigate', {
      url: shownAddress(address, registeredSchemes),
    })
    const { errorText } = answer
    if (typeof errorText === 'string') throw new Error(`${errorText} (${address})`)
    await loaded
  }

  reload(): void {
    void this.#attached.promise.then((cdp) => unlessGone(cdp.send('Page.reload')))
  }

  async printToPDF(options: PdfOptions): Promise<Buffer> {
    const cdp = await this.#attached.promise
    const answer: { data?: unknown } = await cdp.send('Page.printToPDF', { ...options })
    return Buffer.from(String(answer.data), 'base64')
  }

  forcefullyCrashRenderer(): void {
    void this.#attached.promise.then((cdp) => unlessGone(cdp.send('Page.crash')))
  }

  /** For the window: the page that is this contents from now on. */
  async attach(cdp: CdpSession): Promise<void> {
    const frames = new Frames(cdp, registeredSchemes, (frame, channel, words) =>
      this.#ipc(frame, channel, words),
    )
    this.#frames = frames
    cdp.on('Fetch.requestPaused', (paused: Paused) => {
      void unlessGone(this.#requested(cdp, paused))
    })
    cdp.on('Page.loadEventFired', () => this.emit('did-finish-load'))
    cdp.on('Page.domContentEventFired', () => this.emit('dom-ready'))
    cdp.on('Inspector.targetCrashed', () => {
      frames.end()
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 133 })
    })
    await cdp.send('Page.enable')
    await cdp.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD })
    await cdp.send('Runtime.enable')
    await cdp.send('Inspector.enable')
    await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
    const { preload } = this.#preferences
    if (preload !== undefined) {
      const source = worldScript(await readFile(preload, 'utf8'))
      const options = { source, worldName: WORLD, runImmediately: true }
      await cdp.send('Page.addScriptToEvaluateOnNewDocument', options)
    }
    await this.#tellPermissions(cdp)
    this.#main = await frames.begin()
    this.#attached.resolve(cdp)
  }

  /** For the window: Chromium has closed the page. */
  end(): void {
    this.#destroyed = true
    this.#frames?.end()
  }

  /** For the window: the page called `window.open`. @returns whether it may */
  mayOpen(address: string): boolean {
    const url = trueAddress(address, registeredSchemes)
    const answer = this.#openHandler?.({ url, frameName: '' }) ?? { action: 'allow' }
    return answer.action !== 'deny'
  }

  async #tellPermissions(cdp: CdpSession): Promise<void> {
    for (const [permission, name] of Object.entries(PERMISSIONS)) {
      const granted = await this.session.permits(permission, 'app://counter')
      const setting = granted ? 'granted' : 'denied'
      await cdp.root('Browser.setPermission', { permission: { name }, setting })
    }
  }

  #ipc(frame: WebFrameMain, channel: string, words: Parcel[]): void {
    const event = { sender: this, senderFrame: frame, ports: [] }
    this.#heard(channel, event, words.map(unpack))
  }

  async #requested(cdp: CdpSession, paused: Paused): Promise<void> {
    const { requestId, resourceType, request } = paused
    const refuse = () => cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    const url = trueAddress(request.url, registeredSchemes)
    const frame = this.#frames?.frame(paused.frameId) ?? null
    const isDocument = resourceType === 'Document'
    if (isDocument && !this.#mayGo(url, frame)) return void (await refuse())
    const asked = { url, method: request.method, headers: request.headers, type: resourceType }
    if (!isDocument) await frame?.settled
    const initiator = isDocument ? null : (frame?.origin ?? null)
    const answer = await defaultSession.answer(asked, initiator)
    if (answer === null) return void (await refuse())
    if (isDocument && answer.status >= 300 && answer.status < 400 && !this.#mayBeSent(answer)) {
      return void (await refuse())
    }
    if (isDocument) frame?.awaits()
    const sent = cdp.send('Fetch.fulfillRequest', await whatIsSent(requestId, answer))
    if (isDocument) sent.catch(() => frame?.awaitsNothing())
    await sent
  }

  /**
   * Electron asks before a page or its user goes elsewhere, but not about `loadURL`. The stand-in
   * asks about both: what main opens by itself must be a place its own guard allows.
   */
  #mayGo(url: string, frame: WebFrameMain | null): boolean {
    const isMainFrame = frame === null || frame === this.#main
    const params = { url, isMainFrame, isSameDocument: false, frame }
    const event = Object.assign(new PreventableEvent(), params)
    this.emit('will-frame-navigate', event)
    if (isMainFrame && !event.defaultPrevented) this.emit('will-navigate', event, url)
    return !event.defaultPrevented
  }

  #mayBeSent(answer: Response): boolean {
    const url = answer.headers.get('location') ?? ''
    const event = Object.assign(new PreventableEvent(), { url, isMainFrame: true })
    this.emit('will-redirect', event, url)
    return !event.defaultPrevented
  }
}
