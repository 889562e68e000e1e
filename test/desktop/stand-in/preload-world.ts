/** The isolated world a preload runs in, and the one name its outside is reached by. */
export const WORLD = 'electron-preload'
export const BINDING = '__standInBinding'
export const INSIDE = '__standIn'

type Parcel = { text: string } | { bytes: string } | { json: unknown }
type Parcels = { pack: (value: unknown) => Parcel; unpack: (parcel: Parcel) => unknown }
type Listener = (event: { ports: MessagePort[] }, message: unknown) => void

// What follows runs in the page. It is turned into text and sent to Chromium, so each function
// uses nothing from outside of itself but what it is given.

function parcelsInPage(): Parcels {
  return {
    pack(value) {
      if (typeof value === 'string') return { text: value }
      if (value instanceof ArrayBuffer || value instanceof Uint8Array) {
        let bytes = ''
        for (const byte of new Uint8Array(value)) bytes += String.fromCharCode(byte)
        return { bytes: btoa(bytes) }
      }
      const seen = new WeakSet<object>()
      // A circle is cut: main sees an object either way, and an object is what it refuses.
      const cut = (_name: string, inner: unknown) => {
        if (typeof inner !== 'object' || inner === null) return inner
        if (seen.has(inner)) return null
        seen.add(inner)
        return inner
      }
      return { json: JSON.parse(JSON.stringify(value ?? null, cut)) }
    },
    unpack(parcel) {
      if ('text' in parcel) return parcel.text
      if ('json' in parcel) return parcel.json
      return Uint8Array.from(atob(parcel.bytes), (letter) => letter.charCodeAt(0)).buffer
    },
  }
}

/** A sandboxed preload's `require`: electron, and of it only what the counter's preload uses. */
function requireInPage(ipcRenderer: object): (module: string) => object {
  const strict = (owner: string, part: object) =>
    new Proxy(part, {
      get(target, property) {
        if (typeof property === 'string' && !(property in target)) {
          throw new Error(`The stand-in has no ${owner}.${property} in a preload`)
        }
        return Reflect.get(target, property)
      },
    })
  const electron = strict('electron', { ipcRenderer: strict('ipcRenderer', ipcRenderer) })
  return (module) => {
    if (module === 'electron') return electron
    throw new Error(`A sandboxed preload cannot require ${module}`)
  }
}

/**
 * A world of its own: the page's scripts see neither the binding nor `ipcRenderer`, only what the
 * preload posts to them.
 */
function worldInPage(
  binding: string,
  name: string,
  { pack, unpack }: Parcels,
  requireOf: (ipcRenderer: object) => (module: string) => object,
  preload: (require: (module: string) => object) => void,
): void {
  // Electron runs a preload in the main frame only (nodeIntegrationInSubFrames is off).
  if (window.top !== window) return
  const tell: (payload: string) => void = Reflect.get(globalThis, binding)
  Reflect.deleteProperty(globalThis, binding)
  const heard = new Map<string, Listener[]>()
  const ports = new Map<number, MessagePort>()
  const say = (words: object) => tell(JSON.stringify(words))

  const openPort = (id: number): MessagePort => {
    const { port1: kept, port2: given } = new MessageChannel()
    ports.set(id, kept)
    kept.addEventListener('message', ({ data: value }) => say({ port: id, parcel: pack(value) }))
    kept.addEventListener('close', () => say({ gone: id }))
    kept.start()
    return given
  }
  Reflect.set(globalThis, name, {
    ipc(channel: string, message: Parcel, ids: number[]) {
      const given = ids.map(openPort)
      for (const listener of heard.get(channel) ?? []) listener({ ports: given }, unpack(message))
    },
    post: (id: number, parcel: Parcel) => ports.get(id)?.postMessage(unpack(parcel), []),
    close: (id: number) => ports.get(id)?.close(),
  })
  preload(
    requireOf({
      send: (channel: string, ...words: unknown[]) => say({ channel, words: words.map(pack) }),
      on(channel: string, listener: Listener) {
        heard.set(channel, [...(heard.get(channel) ?? []), listener])
      },
    }),
  )
}

/** The text Chromium runs at the start of every document. */
export function worldScript(preloadSource: string): string {
  const preload = `(require) => { const exports = {}; const module = { exports };
${preloadSource}
}`
  const parcels = `(${String(parcelsInPage)})()`
  const given = [`'${BINDING}'`, `'${INSIDE}'`, parcels, String(requireInPage), preload]
  return `(${String(worldInPage)})(${given.join(', ')})`
}
