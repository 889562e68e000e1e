import { KnownEvents } from './known-events.ts'
import { strict } from './strict.ts'

type Asked = { url: string; method: string; headers: Record<string, string>; type: string }
type Check = (contents: null, permission: string, origin: string, details: object) => boolean
type Request = (
  contents: null,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void
type Handler = (request: globalThis.Request) => Response | Promise<Response>
type BeforeRequest = (
  details: { url: string; resourceType: string },
  answer: (response: { cancel?: boolean }) => void,
) => void

/** Electron grants what nobody handles: a main that forgot a handler must fail here. */
class DefaultSession extends KnownEvents {
  #check: Check | null = null
  #request: Request | null = null
  #before: BeforeRequest | null = null
  readonly #handlers = new Map<string, Handler>()
  readonly webRequest = strict('session.webRequest', {
    onBeforeRequest: (listener: BeforeRequest) => {
      this.#before = listener
    },
  })
  /** What main refused by name, so that a test can see that it was told. */
  readonly deviceHandlers: string[] = []

  constructor() {
    super('session', ['will-download'])
  }

  setPermissionCheckHandler(handler: Check): void {
    this.#check = handler
  }

  setPermissionRequestHandler(handler: Request): void {
    this.#request = handler
  }

  setDevicePermissionHandler(): void {
    this.deviceHandlers.push('device')
  }

  setDisplayMediaRequestHandler(): void {
    this.deviceHandlers.push('display-media')
  }

  setBluetoothPairingHandler(): void {
    this.deviceHandlers.push('bluetooth-pairing')
  }

  /** For the page: what it would be told. */
  permits(permission: string, origin: string): Promise<boolean> {
    if (this.#check !== null && !this.#check(null, permission, origin, {})) {
      return Promise.resolve(false)
    }
    const request = this.#request
    if (request === null) return Promise.resolve(true)
    return new Promise((resolve) => request(null, permission, resolve, {}))
  }

  handle(scheme: string, handler: Handler): void {
    if (this.#handlers.has(scheme)) throw new Error(`${scheme} is handled already`)
    this.#handlers.set(scheme, handler)
  }

  /** For the page: the answer to a request, or null when main forbids it or nobody serves it. */
  async answer(asked: Asked, initiator: string | null): Promise<Response | null> {
    const details = { url: asked.url, resourceType: asked.type }
    const before = this.#before
    const { cancel } = await new Promise<{ cancel?: boolean }>((resolve) => {
      if (before === null) resolve({})
      else before(details, resolve)
    })
    const scheme = asked.url.slice(0, asked.url.indexOf(':'))
    const handler = this.#handlers.get(scheme)
    if (cancel === true || handler === undefined) return null
    const request = new Request(asked.url, { method: asked.method, headers: asked.headers })
    if (initiator !== null) Object.defineProperty(request, 'initiatorOrigin', { value: initiator })
    return handler(request)
  }
}

export const defaultSession = new DefaultSession()
