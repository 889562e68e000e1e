import { EventEmitter } from 'node:events'

/** What travels through the page: strings and bytes keep their kind, the rest must be JSON. */
export type Parcel = { text: string } | { bytes: string } | { json: unknown }

export function pack(value: unknown): Parcel {
  if (typeof value === 'string') return { text: value }
  if (value instanceof ArrayBuffer) return { bytes: Buffer.from(value).toString('base64') }
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') }
  return { json: structuredClone(value) ?? null }
}

export function unpack(parcel: Parcel): unknown {
  if ('text' in parcel) return parcel.text
  if (!('bytes' in parcel)) return parcel.json
  const bytes = Buffer.from(parcel.bytes, 'base64')
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
}

/** The way to an end of a channel that now lives in the page. */
export interface FarEnd {
  post(parcel: Parcel): void
  close(): void
}

/**
 * Electron's MessagePortMain: messages wait until `start`, arrive one a turn, and `close` is said
 * at the other end, wherever that is.
 */
export class MessagePortMain extends EventEmitter {
  #other: MessagePortMain | null = null
  #far: FarEnd | null = null
  #started = false
  #closed = false
  #transferred = false
  readonly #queue: unknown[] = []

  static pair(): [MessagePortMain, MessagePortMain] {
    const [one, two] = [new MessagePortMain(), new MessagePortMain()]
    one.#other = two
    two.#other = one
    return [one, two]
  }

  /** Gives this end to a page. @returns how the page's end speaks to the one that stays. */
  transferTo(far: FarEnd): { arrived(parcel: Parcel): void; gone(): void } {
    if (this.#transferred) throw new Error('A port can be transferred once')
    this.#transferred = true
    const stays = this.#other
    if (stays === null || stays.#closed) far.close()
    else stays.#far = far
    for (const waiting of this.#queue.splice(0)) far.post(pack(waiting))
    return {
      arrived: (parcel) => {
        if (stays !== null) stays.#arrive(unpack(parcel))
      },
      gone: () => {
        if (stays !== null) stays.#end()
      },
    }
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new Error('The stand-in sends no ports through ports')
    if (this.#transferred) throw new Error('This port was given away')
    if (this.#closed) return
    const copy = pack(message)
    if (this.#far !== null) this.#far.post(copy)
    else if (this.#other !== null) this.#other.#arrive(unpack(copy))
  }

  start(): void {
    this.#started = true
    this.#deliver()
  }

  close(): void {
    if (this.#closed) return
    this.#far?.close()
    const other = this.#other
    this.#end()
    if (other !== null) other.#end()
  }

  #arrive(message: unknown): void {
    if (this.#closed) return
    this.#queue.push(message)
    this.#deliver()
  }

  #deliver(): void {
    if (!this.#started || this.#queue.length === 0) return
    setImmediate(() => {
      const [message] = this.#queue.splice(0, 1)
      if (message !== undefined) this.emit('message', { data: message, ports: [] })
      this.#deliver()
    })
  }

  #end(): void {
    if (this.#closed) return
    this.#closed = true
    setImmediate(() => this.emit('close'))
  }
}

export class MessageChannelMain {
  readonly port1: MessagePortMain
  readonly port2: MessagePortMain

  constructor() {
    const [one, two] = MessagePortMain.pair()
    this.port1 = one
    this.port2 = two
  }
}
