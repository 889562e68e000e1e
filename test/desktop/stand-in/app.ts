import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { hearTargets, BrowserWindow, surround } from './browser-window.ts'
import { Cdp } from './cdp.ts'
import { InstanceLock } from './instance-lock.ts'
import { KnownEvents, PreventableEvent } from './known-events.ts'

const EVENTS = [
  'before-quit',
  'browser-window-created',
  'child-process-gone',
  'quit',
  'ready',
  'second-instance',
  'web-contents-created',
  'will-quit',
  'window-all-closed',
]

/** `--name` or `--name=value`, as Chromium reads a command line. */
function switches(argv: readonly string[]): Map<string, string> {
  const written = argv.flatMap((word) => {
    const match = /^--([a-z0-9-]+)(?:=(.*))?$/u.exec(word)
    return match === null ? [] : [[match[1] ?? '', match[2] ?? ''] as const]
  })
  return new Map(written)
}

class App extends KnownEvents {
  /** The test says which kind of run this is meant to be. */
  readonly isPackaged = process.env['STAND_IN_PACKAGED'] === '1'
  readonly #switches = switches(process.argv)
  readonly #paths = new Map<string, string>()
  readonly #lock = new InstanceLock()
  readonly #ready = Promise.withResolvers<void>()
  readonly #browser = Promise.withResolvers<Cdp>()
  #isReady = false
  #quitting = false
  name = 'flexicounter'

  readonly commandLine = {
    hasSwitch: (name: string) => this.#switches.has(name),
    getSwitchValue: (name: string) => this.#switches.get(name) ?? '',
    appendSwitch: (name: string, value = '') => void this.#switches.set(name, value),
  }

  constructor() {
    super('app', EVENTS)
    this.#paths.set('userData', path.join(tmpdir(), 'stand-in-user-data'))
    surround({
      browser: () => this.#browser.promise,
      opened: (contents) => this.emit('web-contents-created', {}, contents),
      closed: () => this.#windowClosed(),
    })
  }

  /** For the launcher: main's first turn is over, as Electron waits for its entry to be read. */
  async begin(endpoint: string): Promise<void> {
    const browser = await Cdp.connect(endpoint)
    await browser.send('Target.setDiscoverTargets', { discover: true })
    hearTargets(browser)
    this.#browser.resolve(browser)
    this.#isReady = true
    this.#ready.resolve()
    this.emit('ready', {}, {})
  }

  whenReady(): Promise<void> {
    return this.#ready.promise
  }

  isReady(): boolean {
    return this.#isReady
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('enableSandbox comes before ready')
  }

  setAppUserModelId(id: string): void {
    if (id === '') throw new Error('An application id is needed')
  }

  getVersion(): string {
    return '0.1.0'
  }

  getName(): string {
    return this.name
  }

  getLocale(): string {
    return 'bn'
  }

  getAppPath(): string {
    return process.cwd()
  }

  getPath(name: string): string {
    const known = this.#paths.get(name)
    if (known === undefined) throw new Error(`The stand-in knows no path "${name}"`)
    return known
  }

  setPath(name: string, place: string): void {
    if (!existsSync(place)) throw new Error(`app.setPath: there is no ${place}`)
    if (this.#isReady) throw new Error('app.setPath: Chromium has settled in already')
    this.#paths.set(name, place)
  }

  requestSingleInstanceLock(): boolean {
    // As when the books are open in the browser host, which holds no lock of Electron's.
    if (process.env['STAND_IN_NO_LOCK'] === '1') return true
    return this.#lock.take(this.getPath('userData'), ({ argv, cwd }) => {
      void this.#ready.promise.then(() => this.emit('second-instance', {}, argv, cwd, {}))
    })
  }

  quit(): void {
    if (this.#quitting) return
    const event = new PreventableEvent()
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    this.#quitting = true
    for (const window of BrowserWindow.getAllWindows()) window.close()
    if (BrowserWindow.getAllWindows().length === 0) this.#end(0)
    else this.#quitting = false
  }

  exit(code = 0): void {
    for (const window of BrowserWindow.getAllWindows()) window.destroy()
    this.#end(code)
  }

  /** Started again by the test, not by itself: it only says that it was asked to. */
  relaunch(): void {
    process.stderr.write('stand-in: relaunch\n')
  }

  #windowClosed(): void {
    if (BrowserWindow.getAllWindows().length > 0) return
    if (this.#quitting) this.#end(0)
    else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else this.quit()
  }

  #end(code: number): void {
    this.emit('quit', {}, code)
    // Said to the first instance, and to Chromium about the windows, before the end.
    const closing = this.#isReady ? this.#browser.promise.then((cdp) => cdp.close()) : null
    void Promise.allSettled([this.#lock.told, closing]).then(() => process.exit(code))
  }
}

export const app = new App()
