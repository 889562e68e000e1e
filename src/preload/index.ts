import { ipcRenderer } from 'electron'
import { PORT_CHANNEL } from '../contract/channels.ts'

/**
 * The page asks for its port by posting the channel's name to its own window; the answer comes
 * back the same way with the port attached. Nothing else crosses: no API is exposed, so a page
 * taken over by a stranger's script holds no more than the typed calls of the contract.
 */
window.addEventListener('message', (event) => {
  // An iframe posts with its own window as the source; only the page itself is heard.
  if (event.source !== window || event.data !== PORT_CHANNEL || event.ports.length > 0) return
  ipcRenderer.send(PORT_CHANNEL)
})

ipcRenderer.on(PORT_CHANNEL, (event) => {
  const [port, ...others] = event.ports
  if (port === undefined || others.length > 0) return
  window.postMessage(PORT_CHANNEL, window.location.origin, [port])
})
