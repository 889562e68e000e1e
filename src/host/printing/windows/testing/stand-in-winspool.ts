import koffi from 'koffi'
import { z } from 'zod'
import type { Library, Native } from '../calls.ts'
import { KoffiWinspool } from '../koffi-winspool.ts'
import { gives, signatures, structures, type WinspoolFunction } from '../layouts.ts'
import { jobStatus, type Winspool, windowsError } from '../winspool.ts'

/** A printer of the stand-in, with what Windows would say of it. */
export interface StandInPrinter {
  readonly name: string
  readonly driver: string
  readonly driverVersion: number
  readonly driverAttributes: number
  /** As some printers of other computers do. */
  readonly refusesLevel8: boolean
  readonly port: string
  /** Of another computer. */
  readonly isConnection: boolean
  status: number
  attributes: number
}

export const cheapPrinter: StandInPrinter = {
  name: 'POS-58',
  driver: 'Generic / Text Only',
  driverVersion: 3,
  driverAttributes: 0,
  refusesLevel8: false,
  port: 'USB001',
  isConnection: false,
  status: 0,
  attributes: 0,
}

interface Job {
  readonly printer: string
  readonly document: string
  readonly datatype: string
  bytes: number[]
}

const Words = z.object({ pDocName: z.string(), pOutputFile: z.null(), pDatatype: z.string() })
const Bytes = z.instanceof(Uint8Array)

/** Where a function is to write its answer. */
interface Into {
  readonly bytes: bigint | null
  readonly size: number
  readonly needed: bigint
}

type Struct = ReturnType<typeof koffi.struct>
type Callback = (...args: never[]) => number

const layout = structures(koffi)
const takes = signatures(koffi, layout)

/** Every member of a structure, as if Windows had left it empty. */
function emptyRow(struct: Struct): Record<string, unknown> {
  const members = Object.values(struct.members ?? {})
  const empty = ({ primitive, length }: Struct) => {
    if (primitive === 'Array') return Array.from({ length: length ?? 0 }, () => 0)
    return primitive === 'Pointer' || primitive === 'String16' ? null : 0
  }
  return Object.fromEntries(members.map(({ name, type }) => [name, empty(type)]))
}

/**
 * Does what winspool.drv is documented to do, on any system: its functions are called by koffi, on
 * koffi's threads, with the pointers and the structures Windows would be given.
 */
export class StandInWinspool {
  printers: StandInPrinter[] = [{ ...cheapPrinter }]
  usual: string | null = null
  /** Errors that functions give instead of working. */
  readonly refuses = new Map<WinspoolFunction, number>()
  /** Functions that do not come back, until they are let go. */
  readonly hangs = new Set<WinspoolFunction>()
  /** How many bytes one call of WritePrinter takes at most. */
  takes_bytes = Number.POSITIVE_INFINITY
  /** What GetJobW says of a job, one after the other, the last for ever; null: no such job. */
  jobSays: (number | null)[] = [jobStatus.printed]
  /** Called after every function: something happens meanwhile. */
  afterwards: (name: WinspoolFunction) => void = () => {}

  readonly calls: WinspoolFunction[] = []
  readonly printed: Job[] = []
  readonly thrownAway: Job[] = []
  readonly deletedJobs: number[] = []

  #error = 0
  #nextNumber = 0x1_0000
  readonly #opened = new Map<bigint, { printer: StandInPrinter; job: Job | null }>()
  readonly #registered: bigint[] = []
  readonly #letGo: (() => void)[] = []
  #isClosed = false
  readonly #underWay = new Set<Promise<void>>()

  get openPrinters(): number {
    return this.#opened.size
  }

  /** Calls that do not come back. */
  get hanging(): number {
    return this.#letGo.length
  }

  winspool(): Winspool {
    const library: Library = { functions: this.#functions(), lastError: () => this.#error }
    return new KoffiWinspool(koffi, layout, library)
  }

  letGo(): void {
    this.hangs.clear()
    for (const go of this.#letGo.splice(0)) go()
  }

  /** Once every call is back: a function that is under way may not be taken away. */
  async close(): Promise<void> {
    this.letGo()
    this.#isClosed = true
    while (this.#underWay.size > 0) await Promise.all(this.#underWay)
    for (const pointer of this.#registered.splice(0)) koffi.unregister(pointer)
  }

  #functions(): Library['functions'] {
    return {
      EnumPrintersW: this.#native('EnumPrintersW', this.#enumPrinters),
      GetDefaultPrinterW: this.#native('GetDefaultPrinterW', this.#getDefaultPrinter),
      OpenPrinterW: this.#native('OpenPrinterW', this.#openPrinter),
      ClosePrinter: this.#native('ClosePrinter', this.#closePrinter),
      GetPrinterW: this.#native('GetPrinterW', this.#getPrinter),
      GetPrinterDriverW: this.#native('GetPrinterDriverW', this.#getPrinterDriver),
      StartDocPrinterW: this.#native('StartDocPrinterW', this.#startDoc),
      StartPagePrinter: this.#native('StartPagePrinter', this.#ofJob),
      WritePrinter: this.#native('WritePrinter', this.#writePrinter),
      EndPagePrinter: this.#native('EndPagePrinter', this.#ofJob),
      EndDocPrinter: this.#native('EndDocPrinter', this.#endDoc),
      AbortPrinter: this.#native('AbortPrinter', this.#abort),
      GetJobW: this.#native('GetJobW', this.#getJob),
      SetJobW: this.#native('SetJobW', this.#setJob),
    }
  }

  /** One of them as a native function, which koffi calls as it would call Windows'. */
  #native(name: WinspoolFunction, work: Callback): Native {
    const form = koffi.proto(gives(name), takes[name])
    const run = (...args: never[]): number => {
      this.calls.push(name)
      const refused = this.refuses.get(name)
      this.#error = 0
      const gave = refused === undefined ? work(...args) : this.#fail(refused)
      this.afterwards(name)
      return gave
    }
    const pointer = koffi.register(run, koffi.pointer(form))
    this.#registered.push(pointer)
    const native: Native = koffi.decode(pointer, form)
    return {
      async: (...args) => {
        const go = () => {
          if (!this.#isClosed) this.#run(native, args)
        }
        if (this.hangs.has(name)) this.#letGo.push(go)
        else go()
      },
    }
  }

  /** @param args with the one last that is told what came of it */
  #run(native: Native, args: unknown[]): void {
    const told = args.at(-1)
    if (typeof told !== 'function') throw new Error('nobody wants to know')
    const back = Promise.withResolvers<void>()
    this.#underWay.add(back.promise)
    native.async(...args.slice(0, -1), (...came: unknown[]) => {
      told(...came)
      this.#underWay.delete(back.promise)
      back.resolve()
    })
  }

  #fail(error: number): 0 {
    this.#error = error
    return 0
  }

  /** As all of them do that fill a buffer: what it needs, and the rows where there is room. */
  #fill(into: Into, rows: readonly Record<string, unknown>[], struct: Struct): number {
    // Windows puts the letters behind the rows, koffi elsewhere: to a reader it is the same.
    const needs = rows.length * (struct.size + 64)
    koffi.encode(into.needed, 'uint32_t', needs)
    if (into.size < needs) return this.#fail(windowsError.insufficientBuffer)
    for (const [nth, row] of rows.entries()) {
      koffi.encode(into.bytes, nth * struct.size, struct, { ...emptyRow(struct), ...row })
    }
    return 1
  }

  readonly #enumPrinters = (
    flags: number,
    _server: string | null,
    level: number,
    bytes: bigint | null,
    size: number,
    needed: bigint,
    count: bigint,
  ): number => {
    const isConnection = flags === 4
    const asked = this.printers.filter((printer) => printer.isConnection === isConnection)
    const rows = asked.map((printer) => ({
      pPrinterName: printer.name,
      pDriverName: printer.driver,
      pPortName: printer.port,
      pServerName: isConnection ? '\\\\server' : null,
    }))
    const struct = level === 2 ? layout.PRINTER_INFO_2W : layout.PRINTER_INFO_4W
    const known = new Set(Object.keys(struct.members ?? {}))
    const kept = rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([name]) => known.has(name))),
    )
    const gave = this.#fill({ bytes, size, needed }, kept, struct)
    koffi.encode(count, 'uint32_t', gave === 0 ? 0 : rows.length)
    return gave
  }

  readonly #getDefaultPrinter = (bytes: bigint | null, letters: bigint): number => {
    if (this.usual === null) return this.#fail(2)
    const room: unknown = koffi.decode(letters, 'uint32_t')
    const wanted = this.usual.length + 1
    koffi.encode(letters, 'uint32_t', wanted)
    // Whoever says that there is more room than was asked for has counted something else.
    if (room !== wanted || bytes === null) {
      return this.#fail(windowsError.insufficientBuffer)
    }
    for (let nth = 0; nth < wanted; nth += 1) {
      koffi.encode(bytes, nth * 2, 'uint16_t', this.usual.charCodeAt(nth) || 0)
    }
    return 1
  }

  readonly #openPrinter = (name: string | null, handle: bigint): number => {
    const printer = this.printers.find((one) => one.name === name)
    if (!printer) return this.#fail(windowsError.invalidPrinterName)
    const number = BigInt((this.#nextNumber += 8))
    this.#opened.set(number, { printer, job: null })
    koffi.encode(handle, 'void *', number)
    return 1
  }

  readonly #closePrinter = (handle: bigint): number => {
    return this.#opened.delete(handle) ? 1 : this.#fail(windowsError.invalidHandle)
  }

  #at(handle: bigint) {
    const opened = this.#opened.get(handle)
    // Deleted while it was open.
    return opened && this.printers.includes(opened.printer) ? opened : null
  }

  readonly #getPrinter = (
    handle: bigint,
    _level: number,
    bytes: bigint | null,
    size: number,
    needed: bigint,
  ): number => {
    const printer = this.#at(handle)?.printer
    if (!printer) return this.#fail(windowsError.invalidHandle)
    const { status: Status, attributes: Attributes, name: pPrinterName } = printer
    const row = { pPrinterName, Status, Attributes }
    return this.#fill({ bytes, size, needed }, [row], layout.PRINTER_INFO_2W)
  }

  readonly #getPrinterDriver = (
    handle: bigint,
    _environment: string | null,
    level: number,
    bytes: bigint | null,
    size: number,
    needed: bigint,
  ): number => {
    const printer = this.#at(handle)?.printer
    if (!printer) return this.#fail(windowsError.invalidHandle)
    const row = { cVersion: printer.driverVersion, pName: printer.driver }
    if (level === 2) return this.#fill({ bytes, size, needed }, [row], layout.DRIVER_INFO_2W)
    if (printer.refusesLevel8) return this.#fail(windowsError.invalidLevel)
    const newer = { ...row, dwPrinterDriverAttributes: printer.driverAttributes }
    return this.#fill({ bytes, size, needed }, [newer], layout.DRIVER_INFO_8W)
  }

  readonly #startDoc = (handle: bigint, _level: number, words: bigint): number => {
    const opened = this.#at(handle)
    if (!opened) return this.#fail(windowsError.invalidHandle)
    const { pDocName, pDatatype } = Words.parse(koffi.decode(words, layout.DOC_INFO_1W))
    const { name: printer } = opened.printer
    opened.job = { printer, document: pDocName, datatype: pDatatype, bytes: [] }
    return 7
  }

  /** Of a job that was begun. */
  readonly #ofJob = (handle: bigint): number => {
    return this.#at(handle)?.job ? 1 : this.#fail(windowsError.invalidHandle)
  }

  readonly #writePrinter = (
    handle: bigint,
    bytes: bigint,
    length: number,
    written: bigint,
  ): number => {
    const opened = this.#at(handle)
    koffi.encode(written, 'uint32_t', 0)
    if (!opened?.job) return this.#fail(windowsError.invalidHandle)
    const taken = Math.min(length, this.takes_bytes)
    const given = Bytes.parse(koffi.decode(bytes, 'uint8_t', taken))
    // An XPS driver makes nothing of what is no XPS, and says that it took it.
    const isLost = opened.printer.driverAttributes !== 0 && opened.job.datatype === 'RAW'
    if (!isLost) opened.job.bytes.push(...given)
    koffi.encode(written, 'uint32_t', taken)
    return 1
  }

  readonly #endDoc = (handle: bigint): number => {
    const opened = this.#at(handle)
    if (!opened?.job) return this.#fail(windowsError.invalidHandle)
    this.printed.push(opened.job)
    opened.job = null
    return 1
  }

  readonly #abort = (handle: bigint): number => {
    const opened = this.#at(handle)
    if (!opened?.job) return this.#fail(windowsError.invalidHandle)
    this.thrownAway.push(opened.job)
    opened.job = null
    return 1
  }

  readonly #getJob = (
    _handle: bigint,
    JobId: number,
    _level: number,
    bytes: bigint | null,
    size: number,
    needed: bigint,
  ): number => {
    const [Status = null] = this.jobSays
    if (Status === null) return this.#fail(windowsError.invalidParameter)
    const gave = this.#fill({ bytes, size, needed }, [{ JobId, Status }], layout.JOB_INFO_1W)
    if (gave === 1 && this.jobSays.length > 1) this.jobSays.shift()
    return gave
  }

  readonly #setJob = (
    _handle: bigint,
    job: number,
    _level: number,
    _more: null,
    command: number,
  ): number => {
    if (command !== 5) return this.#fail(windowsError.invalidParameter)
    this.deletedJobs.push(job)
    return 1
  }
}
