import { PORT_CHANNEL } from '../../contract/channels.ts'

/** Asked again this often: the host may still be opening its books when the page is ready. */
const ASK_AGAIN_ms = 1_000

export interface PortWatcher {
  opened(port: MessagePort): void
  closed(): void
}

/**
 * Asks the desktop host for a port and tells of each one that comes: the first, and any that
 * replaces it when the core was opened anew. Only a message from this very window is heard, so a
 * frame cannot slip in a port of its own.
 */
export function watchPorts(watcher: PortWatcher): void {
  let current: MessagePort | null = null
  const ask = () => {
    if (current === null) window.postMessage(PORT_CHANNEL, window.location.origin)
  }
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const [port, ...others] = event.ports
    if (event.source !== window || event.data !== PORT_CHANNEL) return
    if (port === undefined || others.length > 0) return
    current = port
    port.addEventListener('close', () => {
      if (current !== port) return
      current = null
      watcher.closed()
    })
    port.start()
    watcher.opened(port)
  })
  setInterval(ask, ASK_AGAIN_ms)
  ask()
}
