import { BrowserWindow, screen } from 'electron'
import type { Log } from '../core/log.ts'
import { openingBounds, SMALLEST_SIZE, type WindowMemory } from './bounds.ts'

export type { WindowMemory }

export interface WindowOptions {
  readonly preload: string
  readonly isPackaged: boolean
  /** What `remember` was given last; anything may stand there. */
  readonly remembered: unknown
  remember(memory: WindowMemory): void
  readonly log: Log
}

/** The layout holds at twice its size; smaller than this nobody reads a mobile number back. */
const ZOOM = { smallest: 0.8, largest: 2, step: 0.1 } as const
/** A page that dies this often within a minute is not opened again by itself. */
const DEATHS_PER_MINUTE = 3

function memoryOf(window: BrowserWindow): WindowMemory {
  const { x, y, width, height } = window.getNormalBounds()
  return { x, y, width, height, maximized: window.isMaximized() }
}

/** Ctrl and the wheel, within what the layout holds; a pinch on a touch screen does nothing. */
function limitZoom({ webContents }: BrowserWindow): void {
  webContents.on('zoom-changed', (_event, direction) => {
    const wanted = webContents.getZoomFactor() + (direction === 'in' ? ZOOM.step : -ZOOM.step)
    webContents.setZoomFactor(Math.min(ZOOM.largest, Math.max(ZOOM.smallest, wanted)))
  })
  webContents.on('did-finish-load', () => {
    void webContents.setVisualZoomLevelLimits(1, 1)
  })
}

/** A page that died is opened again; sales live in the core and never notice. */
function reviveWhenGone({ webContents }: BrowserWindow, log: Log): void {
  const deaths_ms: number[] = []
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('page.gone', { reason, exitCode })
    if (reason === 'clean-exit') return
    const now_ms = performance.now()
    deaths_ms.push(now_ms)
    if (deaths_ms.filter((at_ms) => now_ms - at_ms < 60_000).length > DEATHS_PER_MINUTE) return
    // Reloading from inside the event that reports the death is refused by Chromium.
    setImmediate(() => webContents.reload())
  })
  webContents.on('preload-error', (_event, _path, { name }) => log.error('page.preload', { name }))
  webContents.on('unresponsive', () => log.warn('page.unresponsive'))
}

/** A developer has no menu either, but the same keys as in a browser. */
function openToolsByKey({ webContents }: BrowserWindow): void {
  webContents.on('before-input-event', (_event, { type, code, control, shift }) => {
    if (type === 'keyDown' && code === 'KeyI' && control && shift) webContents.openDevTools()
  })
}

/** Opens the counter's window where it last stood. It is shown when there is something to see. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { log } = options
  const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()]
  const areas = displays.map((display) => display.workArea)
  const { maximized, ...bounds } = openingBounds(options.remembered, areas)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST_SIZE.width,
    minHeight: SMALLEST_SIZE.height,
    show: false,
    title: 'FlexiCounter',
    backgroundColor: '#F4F3EE',
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !options.isPackaged,
    },
  })
  window.removeMenu()
  if (!options.isPackaged) openToolsByKey(window)
  limitZoom(window)
  reviveWhenGone(window, log)
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  window.on('close', () => options.remember(memoryOf(window)))
  return window
}
