import type { z } from 'zod'
import type { KoffiModule, WinspoolFunction } from './layouts.ts'
import { type Answer, windowsError } from './winspool.ts'

/** A list may grow between the question for its size and the one for itself. */
const SIZINGS = 4

/** A function of Windows as koffi calls it: on another thread, with what it gave handed back. */
export interface Native {
  readonly async: (...args: unknown[]) => unknown
}

/** Where the functions come from: winspool.drv, or a test's stand-in for it. */
export interface Library {
  readonly functions: Readonly<Record<WinspoolFunction, Native>>
  /**
   * GetLastError, which is of the thread that made the call. koffi keeps it for as long as the
   * callback of that call runs, and no longer (its changes of 3.2.0): it is read there, first.
   */
  readonly lastError: () => number
}

type Struct = ReturnType<KoffiModule['struct']>

/** How the members that are read look, once koffi has read them. */
export interface Row<Read> {
  readonly struct: Struct
  readonly form: z.ZodType<Read>
}

/** Filled by Windows, read from its start. */
interface Filled {
  readonly bytes: Buffer
  readonly count: number
}

export function done<Value>(value: Value): Answer<Value> {
  return { ok: true, value }
}

/** Calls into Windows, and the memory that goes along. */
export class Calls {
  readonly #koffi: KoffiModule
  readonly #library: Library
  /** What Windows reads from and writes to, for as long as it may. */
  readonly #lent = new Set<readonly unknown[]>()

  constructor(koffi: KoffiModule, library: Library) {
    this.#koffi = koffi
    this.#library = library
  }

  /** @returns what it gave back, which is never 0 */
  call(name: WinspoolFunction, ...args: unknown[]): Promise<Answer<number>> {
    return new Promise((resolve, reject) => {
      this.#lent.add(args)
      const { functions, lastError } = this.#library
      functions[name].async(...args, (cause: unknown, gave: unknown) => {
        const error = lastError()
        this.#lent.delete(args)
        // A call that koffi could not make is a mistake of ours.
        if (typeof gave !== 'number') reject(new Error(`${name} was not called`, { cause }))
        else resolve(gave === 0 ? { ok: false, error } : done(gave))
      })
    })
  }

  /** @returns that it was done */
  async tell(name: WinspoolFunction, ...args: unknown[]): Promise<Answer<true>> {
    const answer = await this.call(name, ...args)
    return answer.ok ? done(true) : answer
  }

  /**
   * Asks how large the answer is, and then for it.
   * @param ask is given a buffer of so many bytes, and where Windows writes how many it needs
   */
  async filled(
    ask: (
      bytes: Buffer | null,
      size: number,
      needed: number[],
      count: number[],
    ) => Promise<Answer<number>>,
  ): Promise<Answer<Filled>> {
    let bytes: Buffer | null = null
    let error: number = windowsError.insufficientBuffer
    for (let nth = 0; nth < SIZINGS && error === windowsError.insufficientBuffer; nth += 1) {
      const needed = [0]
      const count = [0]
      const answer = await ask(bytes, bytes?.length ?? 0, needed, count)
      if (answer.ok) return done({ bytes: bytes ?? Buffer.alloc(0), count: count[0] ?? 0 })
      error = answer.error
      bytes = Buffer.alloc(needed[0] ?? 0)
    }
    return { ok: false, error }
  }

  /** One structure of a function that fills a buffer. @param before what it takes before that */
  async one<Read>(
    name: WinspoolFunction,
    row: Row<Read>,
    ...before: unknown[]
  ): Promise<Answer<Read>> {
    const answer = await this.filled((bytes, size, needed) =>
      this.call(name, ...before, bytes, size, needed),
    )
    return answer.ok ? done(this.#read(answer.value.bytes, 0, row)) : answer
  }

  /** As many structures as it counts. */
  async list<Read>(
    name: WinspoolFunction,
    row: Row<Read>,
    ...before: unknown[]
  ): Promise<Answer<readonly Read[]>> {
    const answer = await this.filled((bytes, size, needed, count) =>
      this.call(name, ...before, bytes, size, needed, count),
    )
    if (!answer.ok) return answer
    const { bytes, count } = answer.value
    return done(Array.from({ length: count }, (_, nth) => this.#read(bytes, nth, row)))
  }

  #read<Read>(bytes: Buffer, nth: number, { struct, form }: Row<Read>): Read {
    return form.parse(this.#koffi.decode(bytes, nth * struct.size, struct))
  }
}
