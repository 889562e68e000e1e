import type { Act, Refused } from './acts.ts'
import { type Body, type Form, formsBehind } from './commands.ts'

/** What carries out what was read. */
export interface Mechanism {
  /** @returns why it was not done, or not as it was meant; null where it was */
  carry(act: Act): string | null
  /** No paper, an open cover: nothing more is read. */
  stands(): boolean
}

/** Where in a command the next byte falls. */
type State =
  | { readonly at: 'ground' }
  /** After ESC, GS, FS or DLE. */
  | { readonly at: 'prefix'; readonly prefix: number; readonly offset: number }
  | { readonly at: 'parameters'; readonly command: Begun; readonly got: number[] }
  | { readonly at: 'body'; readonly command: Begun; readonly body: Body; filled: Filled }

interface Begun {
  readonly offset: number
  readonly name: readonly [number, number]
  readonly form: Form
}

interface Filled {
  readonly piece: Uint8Array
  readonly bytes: number
  readonly pieces: number
}

const ground: State = { at: 'ground' }
const LF = 0x0a
/** Nothing without automatic feed, which is off: the encoder ends its lines with LF CR. */
const CR = 0x0d

/** What a job may be told of its refusals: a flood of nonsense must not fill memory. */
const MOST_TOLD = 200

/** Reads ESC/POS, byte by byte, in whatever pieces it comes. */
export class Decoder {
  readonly #mechanism: Mechanism
  #state: State = ground
  #offset = 0
  #refused: Refused[] = []
  #refusals = 0

  constructor(mechanism: Mechanism) {
    this.#mechanism = mechanism
  }

  /** The first of them, in their order. */
  get refused(): readonly Refused[] {
    return this.#refused
  }

  get refusals(): number {
    return this.#refusals
  }

  /** It waits for the rest of a command. */
  get inCommand(): boolean {
    return this.#state.at !== 'ground'
  }

  /** @returns how many bytes it read: fewer than there are where the printer stands */
  take(bytes: Uint8Array): number {
    let at = 0
    while (at < bytes.length && !this.#mechanism.stands()) {
      const state = this.#state
      const read = state.at === 'body' ? this.#fill(state, bytes.subarray(at)) : 1
      // The loop ends before the last byte is passed: 0 is never met.
      if (state.at !== 'body') this.#state = this.#next(state, bytes[at] ?? 0)
      at += read
      this.#offset += read
    }
    return at
  }

  #next(state: Exclude<State, { at: 'body' }>, byte: number): State {
    if (state.at === 'ground') return this.#begin(byte)
    if (state.at === 'parameters') return this.#grow(state.command, [...state.got, byte])
    const { prefix, offset } = state
    const name = [prefix, byte] as const
    const form = formsBehind.get(prefix)?.get(byte)
    return form ? this.#grow({ offset, name, form }, []) : this.#refuse(offset, name, 'unknown')
  }

  #begin(byte: number): State {
    const offset = this.#offset
    if (formsBehind.has(byte)) return { at: 'prefix', prefix: byte, offset }
    if (byte === CR) return ground
    if (byte === LF) return this.#carry({ is: 'line-feed' }, offset, [byte])
    if (byte < 0x20 || byte === 0x7f) return this.#refuse(offset, [byte], 'unknown')
    return this.#carry({ is: 'letter', code: byte }, offset, [byte])
  }

  #grow(command: Begun, got: number[]): State {
    if (got.length < command.form.parameters(got)) return { at: 'parameters', command, got }
    const bytes = [...command.name, ...got]
    const read = command.form.read(got)
    if (typeof read === 'string') return this.#refuse(command.offset, bytes, read)
    if (read.is !== 'body') return this.#carry(read, command.offset, bytes)
    this.#carry(read.begin, command.offset, bytes)
    const piece = new Uint8Array(read.piece_bytes)
    return { at: 'body', command, body: read, filled: { piece, bytes: 0, pieces: 0 } }
  }

  /** Takes what there is of a piece; a piece that is whole is carried out at once. */
  #fill(state: State & { at: 'body' }, bytes: Uint8Array): number {
    const { command, body, filled } = state
    const part = bytes.subarray(0, filled.piece.length - filled.bytes)
    filled.piece.set(part, filled.bytes)
    const now = filled.bytes + part.length
    if (now < filled.piece.length) {
      state.filled = { ...filled, bytes: now }
      return part.length
    }
    const act = body.piece(filled.piece)
    if (typeof act === 'string') this.#refuse(command.offset, command.name, act)
    else this.#carry(act, command.offset, command.name)
    const pieces = filled.pieces + 1
    if (pieces === body.pieces) this.#state = ground
    else state.filled = { piece: filled.piece, bytes: 0, pieces }
    return part.length
  }

  #carry(act: Act, offset: number, bytes: readonly number[]): State {
    const why = this.#mechanism.carry(act)
    return why === null ? ground : this.#refuse(offset, bytes, why)
  }

  #refuse(offset: number, bytes: readonly number[], why: string): State {
    this.#refusals += 1
    if (this.#refused.length < MOST_TOLD) this.#refused.push({ offset, bytes, why })
    return ground
  }
}
