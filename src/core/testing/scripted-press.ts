import type { FoundPrinter, PrinterLook } from '../../contract/printing.ts'
import type { PrinterAt } from '../../domain/paper/printer.ts'
import { present } from '../../domain/result.ts'
import type { Press, PrintEnd, PrintOrder } from '../printing/press.ts'

/** What a printer got: a paper, or a pulse for the drawer alone. */
export interface PutOut {
  readonly order: PrintOrder | null
  readonly at: PrinterAt
}

/**
 * A press whose every end a test says. It is no stand-in for a printer's wire (the virtual printer
 * is that): it lets a test say at which moment of a print something happens.
 */
export interface ScriptedPress extends Press {
  /** Everything that may have marked paper or opened the drawer, in order. */
  readonly putOut: readonly PutOut[]
  /** What was asked for and is not begun yet. */
  waiting(): number
  /** Lets the oldest that waits begin. */
  begin(): void
  /** Ends the one that has begun, or the oldest that waits. */
  end(end: PrintEnd): void
  /** From now on everything begins and ends like this by itself; null: nothing does. */
  always(end: PrintEnd | null): void
  /** Ends the oldest that waits as a mistake of ours would. */
  breakDown(): void
  /** True while something is neither ended nor broken. */
  isBusy(): boolean
  /** The power is gone: whoever waits for an end waits for ever. */
  hangUp(): void
  readonly looked: readonly PrinterAt[]
  readonly closings: readonly AbortSignal[]
  /** The most calls that were under way at once. */
  most(): number
}

interface Call {
  readonly put: PutOut
  readonly begins: () => void
  readonly resolve: (end: PrintEnd) => void
  readonly reject: (cause: unknown) => void
  isBegun: boolean
}

export const printed = { end: 'printed', confirmed: false } as const satisfies PrintEnd
export const paperOut = { end: 'failed', why: 'paper-out' } as const satisfies PrintEnd
export const cutOff = { end: 'unknown', why: 'cut-off' } as const satisfies PrintEnd

/** What it finds. */
export const thermal: FoundPrinter = {
  at: { way: 'queue', name: 'XP-58' },
  name: 'XP-58',
  driver: null,
  isDefault: true,
}

export function scriptedPress(): ScriptedPress {
  const closings: AbortSignal[] = []
  const looked: PrinterAt[] = []
  const { call, ...script } = createScript()
  return {
    ...script,
    closings,
    looked,
    print(order, begins, closing) {
      closings.push(closing)
      return call({ order, at: order.printer.at }, begins)
    },
    openDrawer(printer, begins, closing) {
      closings.push(closing)
      return call({ order: null, at: printer.at }, begins)
    },
    find: () => Promise.resolve([thermal]),
    look(at): Promise<PrinterLook> {
      looked.push(at)
      return Promise.resolve({ reached: true, why: null, tells: true })
    },
  }
}

function createScript() {
  const calls: Call[] = []
  const putOut: PutOut[] = []
  let usual: PrintEnd | null = null
  let most = 0
  const first = (): Call => present(calls[0], 'what is to be printed')
  const begin = () => {
    const one = first()
    try {
      one.begins()
    } catch (cause) {
      calls.shift()
      one.reject(cause)
      return
    }
    one.isBegun = true
    putOut.push(one.put)
  }
  const end = (how: PrintEnd) => {
    first().resolve(how)
    calls.shift()
  }
  return {
    putOut,
    begin,
    end,
    call: (put: PutOut, begins: () => void): Promise<PrintEnd> => {
      const { promise, resolve, reject } = Promise.withResolvers<PrintEnd>()
      calls.push({ put, begins, resolve, reject, isBegun: false })
      most = Math.max(most, calls.length)
      const how = usual
      if (how) begin()
      if (how && calls.length > 0) end(how)
      return promise
    },
    waiting: () => calls.filter(({ isBegun }) => !isBegun).length,
    most: () => most,
    isBusy: () => calls.length > 0,
    always(how: PrintEnd | null) {
      usual = how
    },
    hangUp: () => void calls.splice(0),
    breakDown: () => calls.shift()?.reject(new Error('a mistake of ours')),
  }
}
