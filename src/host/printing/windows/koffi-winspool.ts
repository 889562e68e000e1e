import path from 'node:path'
import process from 'node:process'
import { z } from 'zod'
import { Calls, done, type Library, type Row } from './calls.ts'
import {
  gives,
  type KoffiModule,
  signatures,
  structures,
  type Structures,
  type WinspoolFunction,
} from './layouts.ts'
import {
  type Answer,
  type Datatype,
  type Driver,
  Handle,
  type Listed,
  type PrinterBits,
  type Winspool,
} from './winspool.ts'

/** PRINTER_ENUM_LOCAL, PRINTER_ENUM_CONNECTIONS. */
const LOCAL = 0x2
const CONNECTIONS = 0x4
/** JOB_CONTROL_DELETE. */
const DELETE_JOB = 5

const Text = z.string().nullable()
const LocalRow = z.object({ pPrinterName: Text, pPortName: Text, pDriverName: Text })
const ConnectionRow = z.object({ pPrinterName: Text })
const PrinterRow = z.object({ Status: z.number(), Attributes: z.number() })
const OlderDriver = z.object({ cVersion: z.number() })
const NewerDriver = OlderDriver.extend({ dwPrinterDriverAttributes: z.number() })
const JobRow = z.object({ Status: z.number() })
/** Winspool over the functions of a library, with what koffi makes of their memory. */
export class KoffiWinspool implements Winspool {
  readonly #koffi: KoffiModule
  readonly #layout: Structures
  readonly #calls: Calls

  constructor(koffi: KoffiModule, layout: Structures, library: Library) {
    this.#koffi = koffi
    this.#layout = layout
    this.#calls = new Calls(koffi, library)
  }

  async localPrinters(): Promise<Answer<readonly Listed[]>> {
    const row = { struct: this.#layout.PRINTER_INFO_2W, form: LocalRow }
    return this.#listed(LOCAL, 2, row, ({ pDriverName, pPortName }) => ({
      driver: pDriverName,
      port: pPortName,
    }))
  }

  async connections(): Promise<Answer<readonly Listed[]>> {
    const row = { struct: this.#layout.PRINTER_INFO_4W, form: ConnectionRow }
    return this.#listed(CONNECTIONS, 4, row, () => ({ driver: null, port: null }))
  }

  async defaultPrinter(): Promise<Answer<string>> {
    // Counted in letters of two bytes, and asked and told in one place.
    const answer = await this.#calls.filled(async (bytes, size, needed) => {
      const letters = [size / 2]
      const gave = await this.#calls.call('GetDefaultPrinterW', bytes, letters)
      needed[0] = (letters[0] ?? 0) * 2
      return gave
    })
    return answer.ok ? done(this.#koffi.decode.string16(answer.value.bytes)) : answer
  }

  async open(name: string): Promise<Answer<Handle>> {
    const printer: unknown[] = [null]
    const answer = await this.#calls.call('OpenPrinterW', name, printer, null)
    return answer.ok ? done(Handle.parse(printer[0])) : answer
  }

  close(printer: Handle): Promise<Answer<true>> {
    return this.#calls.tell('ClosePrinter', printer)
  }

  async bits(printer: Handle): Promise<Answer<PrinterBits>> {
    const row = { struct: this.#layout.PRINTER_INFO_2W, form: PrinterRow }
    const answer = await this.#calls.one('GetPrinterW', row, printer, 2)
    if (!answer.ok) return answer
    return done({ status: answer.value.Status, attributes: answer.value.Attributes })
  }

  async driver(printer: Handle): Promise<Answer<Driver>> {
    const ask = <Read>(level: number, row: Row<Read>) =>
      this.#calls.one('GetPrinterDriverW', row, printer, null, level)
    const newer = await ask(8, { struct: this.#layout.DRIVER_INFO_8W, form: NewerDriver })
    if (newer.ok) {
      const { cVersion: version, dwPrinterDriverAttributes: attributes } = newer.value
      return done({ version, attributes })
    }
    const older = await ask(2, { struct: this.#layout.DRIVER_INFO_2W, form: OlderDriver })
    return older.ok ? done({ version: older.value.cVersion, attributes: null }) : older
  }

  startDoc(printer: Handle, document: string, datatype: Datatype): Promise<Answer<number>> {
    const words = { pDocName: document, pOutputFile: null, pDatatype: datatype }
    return this.#calls.call('StartDocPrinterW', printer, 1, words)
  }

  startPage(printer: Handle): Promise<Answer<true>> {
    return this.#calls.tell('StartPagePrinter', printer)
  }

  async write(printer: Handle, bytes: Uint8Array): Promise<Answer<number>> {
    const written = [0]
    const answer = await this.#calls.call('WritePrinter', printer, bytes, bytes.length, written)
    return answer.ok ? done(written[0] ?? 0) : answer
  }

  endPage(printer: Handle): Promise<Answer<true>> {
    return this.#calls.tell('EndPagePrinter', printer)
  }

  endDoc(printer: Handle): Promise<Answer<true>> {
    return this.#calls.tell('EndDocPrinter', printer)
  }

  abort(printer: Handle): Promise<Answer<true>> {
    return this.#calls.tell('AbortPrinter', printer)
  }

  async job(printer: Handle, job: number): Promise<Answer<number>> {
    const row = { struct: this.#layout.JOB_INFO_1W, form: JobRow }
    const answer = await this.#calls.one('GetJobW', row, printer, job, 1)
    return answer.ok ? done(answer.value.Status) : answer
  }

  deleteJob(printer: Handle, job: number): Promise<Answer<true>> {
    return this.#calls.tell('SetJobW', printer, job, 0, null, DELETE_JOB)
  }

  async #listed<Read extends { readonly pPrinterName: string | null }>(
    flags: number,
    level: number,
    row: Row<Read>,
    beside: (read: Read) => Omit<Listed, 'name'>,
  ): Promise<Answer<readonly Listed[]>> {
    const answer = await this.#calls.list('EnumPrintersW', row, flags, null, level)
    if (!answer.ok) return answer
    const named = answer.value.flatMap((read) =>
      read.pPrinterName === null ? [] : [{ name: read.pPrinterName, ...beside(read) }],
    )
    return done(named)
  }
}

/** Windows' own spooler. @throws where koffi, or winspool.drv, does not load */
export async function loadWinspool(): Promise<Winspool> {
  // Only when a printer is asked for: a counter that prints through its page does without.
  const { default: koffi } = await import('koffi')
  const system = path.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32')
  const spooler = koffi.load(path.join(system, 'winspool.drv'))
  const kernel = koffi.load(path.join(system, 'kernel32.dll'))
  const layout = structures(koffi)
  const takes = signatures(koffi, layout)
  const find = (name: WinspoolFunction) => spooler.func('__stdcall', name, gives(name), takes[name])
  const lastError = kernel.func('__stdcall', 'GetLastError', 'uint32_t', [])
  return new KoffiWinspool(koffi, layout, {
    lastError: () => z.number().parse(lastError()),
    functions: {
      EnumPrintersW: find('EnumPrintersW'),
      GetDefaultPrinterW: find('GetDefaultPrinterW'),
      OpenPrinterW: find('OpenPrinterW'),
      ClosePrinter: find('ClosePrinter'),
      GetPrinterW: find('GetPrinterW'),
      GetPrinterDriverW: find('GetPrinterDriverW'),
      StartDocPrinterW: find('StartDocPrinterW'),
      StartPagePrinter: find('StartPagePrinter'),
      WritePrinter: find('WritePrinter'),
      EndPagePrinter: find('EndPagePrinter'),
      EndDocPrinter: find('EndDocPrinter'),
      AbortPrinter: find('AbortPrinter'),
      GetJobW: find('GetJobW'),
      SetJobW: find('SetJobW'),
    },
  })
}
