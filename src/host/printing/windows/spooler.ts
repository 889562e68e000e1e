import type { FoundPrinter } from '../../../contract/printing.ts'
import type { Clock } from '../../../core/clock.ts'
import { type Line, type Link, PrinterAway } from '../link.ts'
import { datatypeFor } from './drivers.ts'
import { Gate, type SpoolerPatience, usualPatience } from './gate.ts'
import { HeldPrinter } from './held-printer.ts'
import { QueueLine } from './queue-line.ts'
import { whyNotReady, whyOf } from './whys.ts'
import {
  type Answer,
  type Handle,
  type Listed,
  printerAttribute,
  type Winspool,
} from './winspool.ts'

/**
 * What OpenPrinterW reads as something else than the name of a printer: a port monitor, a job, a
 * part of a queue. No printer of Windows has such a name.
 */
const NO_NAME = /[,!\p{Cc}]/u

/** Ports that ask a person for a file, or send a fax: no roll of paper hangs on them. */
const NO_PAPER: ReadonlySet<string | null> = new Set(['PORTPROMPT:', 'SHRFAX:', 'FILE:', 'nul:'])

/** Printers that Windows knows, past their drivers. */
export class Spooler {
  readonly #winspool: Winspool
  readonly #patience: SpoolerPatience
  readonly #gate: Gate

  constructor(winspool: Winspool, clock: Clock, patience: SpoolerPatience = usualPatience) {
    this.#winspool = winspool
    this.#gate = new Gate(clock)
    this.#patience = patience
  }

  link(name: string): Link {
    return { open: (closing) => this.#open(name, closing) }
  }

  /** The printers of this computer and those of others it is connected to, the usual one first. */
  async find(): Promise<readonly FoundPrinter[]> {
    const usual = await this.#listed(() => this.#winspool.defaultPrinter())
    const local = (await this.#listed(() => this.#winspool.localPrinters())) ?? []
    const others = (await this.#listed(() => this.#winspool.connections())) ?? []
    const names = new Set<string>()
    const isNew = ({ name }: Listed) => names.size < names.add(name).size
    return [...local, ...others]
      .filter(({ port }) => !NO_PAPER.has(port))
      .filter(isNew)
      .map(
        ({ name, driver }): FoundPrinter => ({
          at: { way: 'queue', name },
          name,
          driver,
          isDefault: name === usual,
        }),
      )
      .toSorted((one, other) => Number(other.isDefault) - Number(one.isDefault))
  }

  /** @returns null where Windows does not say: a list without it is better than none */
  async #listed<Value>(call: () => Promise<Answer<Value>>): Promise<Value | null> {
    const answer = await this.#gate
      .through(call, { patience_ms: this.#patience.call_ms })
      .catch((cause: unknown) => awayOnly(cause))
    return answer?.ok === true ? answer.value : null
  }

  async #open(name: string, closing: AbortSignal): Promise<Line> {
    if (name.trim() === '' || NO_NAME.test(name)) throw refused('gone')
    if (closing.aborted) throw refused('stopped')
    const printer = await this.#held(name, closing)
    try {
      const bits = given(await printer.ask((spool, at) => spool.bits(at), closing))
      const why = whyNotReady(bits)
      if (why !== null) throw refused(why)
      const driver = given(await printer.ask((spool, at) => spool.driver(at), closing))
      const isDirect = (bits.attributes & printerAttribute.direct) !== 0
      return new QueueLine(printer, { closing, datatype: datatypeFor(driver), isDirect })
    } catch (cause) {
      printer.letGo()
      throw cause
    }
  }

  async #held(name: string, closing: AbortSignal): Promise<HeldPrinter> {
    const hold = (handle: Handle) =>
      new HeldPrinter(this.#winspool, handle, this.#gate, this.#patience)
    const answer = await this.#gate.through(() => this.#winspool.open(name), {
      patience_ms: this.#patience.call_ms,
      closing,
      // Whoever asked has gone.
      late: (opened) => {
        if (opened.ok) hold(opened.value).letGo()
      },
    })
    return hold(given(answer))
  }
}

function given<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value
  throw refused(whyOf(answer.error))
}

/** Nothing was sent. */
function refused(why: PrinterAway['why']): PrinterAway {
  return new PrinterAway(why, { untouched: true })
}

function awayOnly(cause: unknown): null {
  if (cause instanceof PrinterAway) return null
  throw cause
}
