import { EventEmitter } from 'node:events'

type Listener = Parameters<EventEmitter['on']>[1]

/** Listening for an event Electron (or this stand-in) does not have is a mistake, not a wait. */
export class KnownEvents extends EventEmitter {
  readonly #owner: string
  readonly #known: ReadonlySet<string>

  constructor(owner: string, known: readonly string[]) {
    super()
    this.#owner = owner
    this.#known = new Set(known)
  }

  override on(event: string, listener: Listener): this {
    this.#check(event)
    return super.on(event, listener)
  }

  override once(event: string, listener: Listener): this {
    this.#check(event)
    return super.once(event, listener)
  }

  #check(event: string): void {
    if (this.#known.has(event)) return
    throw new Error(`The stand-in's ${this.#owner} never says "${event}"`)
  }
}

/** An event of Electron's that a listener may prevent. */
export class PreventableEvent {
  defaultPrevented = false

  preventDefault(): void {
    this.defaultPrevented = true
  }
}
