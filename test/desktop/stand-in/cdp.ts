import { EventEmitter } from 'node:events'
import { z } from 'zod'

const Params = z.record(z.string(), z.unknown())
type Params = z.infer<typeof Params>

/** An answer carries an `id`, news a `method`. */
const Frame = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: Params.optional(),
  result: Params.optional(),
  error: z.object({ message: z.string() }).optional(),
  sessionId: z.string().optional(),
})
type Frame = z.infer<typeof Frame>

/** How Chromium says that the page went away with a message on its way to it. */
const GONE = /context|session|closed|navigated|crashed|interceptionid|target/iu

/** Lets a message be lost with the page it was for, as happens in Electron too. */
export async function unlessGone(sending: Promise<unknown>): Promise<void> {
  try {
    await sending
  } catch (cause) {
    if (!(cause instanceof Error && GONE.test(cause.message))) throw cause
  }
}

/** Chromium's own protocol over one socket; sessions are told apart by their id. */
export class Cdp extends EventEmitter {
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, (answer: Frame) => void>()
  readonly #sessions = new Map<string, CdpSession>()
  #next = 1

  static async connect(endpoint: string): Promise<Cdp> {
    const socket = new WebSocket(endpoint)
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve(), { once: true })
      socket.addEventListener('error', () => reject(new Error('no browser there')), { once: true })
    })
    return new Cdp(socket)
  }

  private constructor(socket: WebSocket) {
    super()
    this.#socket = socket
    socket.addEventListener('message', ({ data: text }) => this.#heard(String(text)))
  }

  #heard(text: string): void {
    const frame = Frame.parse(JSON.parse(text))
    if (frame.id !== undefined) {
      this.#waiting.get(frame.id)?.(frame)
      this.#waiting.delete(frame.id)
    } else if (frame.method !== undefined) {
      const ear = frame.sessionId === undefined ? this : this.#sessions.get(frame.sessionId)
      ear?.emit(frame.method, frame.params ?? {})
    }
  }

  send(method: string, params: Params = {}, sessionId?: string): Promise<Params> {
    const id = this.#next++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) => {
        if (error) reject(new Error(`${method}: ${error.message}`))
        else resolve(result ?? {})
      })
      this.#socket.send(JSON.stringify({ id, method, params, sessionId }))
    })
  }

  session(id: string): CdpSession {
    const session = new CdpSession(this, id)
    this.#sessions.set(id, session)
    return session
  }

  close(): void {
    this.#socket.close()
  }
}

export class CdpSession extends EventEmitter {
  readonly #cdp: Cdp
  readonly id: string

  constructor(cdp: Cdp, id: string) {
    super()
    this.#cdp = cdp
    this.id = id
  }

  send(method: string, params: Params = {}): Promise<Params> {
    return this.#cdp.send(method, params, this.id)
  }

  /** To the browser as a whole. */
  root(method: string, params: Params = {}): Promise<Params> {
    return this.#cdp.send(method, params)
  }
}
