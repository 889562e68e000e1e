import { isCounterPage } from './app-origin.ts'

export type SenderRefusal = 'no-frame' | 'gone' | 'other-window' | 'inner-frame' | 'other-page'

/** What is asked of Electron's `WebFrameMain`. */
export interface AskingFrame {
  isDestroyed(): boolean
  readonly detached: boolean
  readonly parent: object | null
  readonly origin: string
  readonly url: string
}
/** What is asked of Electron's `IpcMainEvent`. */
interface AskingEvent {
  readonly sender: { readonly id: number }
  readonly senderFrame: AskingFrame | null
}

/**
 * Why this sender gets no port; null when it is the counter's own page in the counter's own
 * window. An iframe is refused even when it carries the page's origin (`about:blank` inherits it).
 */
export function refuseSender(
  event: AskingEvent,
  window: { readonly id: number } | null,
  pageOrigin: string,
): SenderRefusal | null {
  const frame = event.senderFrame
  if (frame === null) return 'no-frame'
  // A destroyed frame throws from every other property, so this is asked first.
  if (frame.isDestroyed() || frame.detached) return 'gone'
  if (window === null || event.sender.id !== window.id) return 'other-window'
  if (frame.parent !== null) return 'inner-frame'
  if (frame.origin !== pageOrigin || !isCounterPage(frame.url, pageOrigin)) return 'other-page'
  return null
}
