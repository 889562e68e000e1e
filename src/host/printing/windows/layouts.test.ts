import koffi from 'koffi'
import { describe, expect, it } from 'vitest'
import { gives, signatures, structures } from './layouts.ts'

/**
 * Reckoned by hand from winspool.h for 64-bit Windows: a DWORD is 4 bytes, a pointer 8 and on a
 * multiple of 8, a FILETIME two DWORDs, a SYSTEMTIME eight WORDs.
 */
const documented = {
  DOC_INFO_1W: { size: 24, pDocName: 0, pOutputFile: 8, pDatatype: 16 },
  PRINTER_INFO_4W: { size: 24, pPrinterName: 0, pServerName: 8, Attributes: 16 },
  PRINTER_INFO_2W: {
    size: 136,
    pPrinterName: 8,
    pPortName: 24,
    pDriverName: 32,
    Attributes: 104,
    Status: 124,
    AveragePPM: 132,
  },
  DRIVER_INFO_2W: { size: 48, cVersion: 0, pName: 8, pConfigFile: 40 },
  DRIVER_INFO_8W: {
    size: 200,
    cVersion: 0,
    pName: 8,
    ftDriverDate: 88,
    dwlDriverVersion: 96,
    dwPrinterDriverAttributes: 168,
    pszzCoreDriverDependencies: 176,
    ftMinInboxDriverVerDate: 184,
    dwlMinInboxDriverVerVersion: 192,
  },
  JOB_INFO_1W: { size: 96, JobId: 0, pStatus: 48, Status: 56, PagesPrinted: 72, Submitted: 76 },
} as const

describe('what Windows hands over lies where it is read', () => {
  const layout = structures(koffi)

  it.each(Object.entries(documented))('%s', (name, { size, ...members }) => {
    const struct = new Map(Object.entries(layout)).get(name)
    if (!struct) throw new Error(`${name} is not declared`)
    const offsets = Object.keys(members).map((member) => [member, koffi.offsetof(struct, member)])
    expect({ size: koffi.sizeof(struct), ...Object.fromEntries(offsets) }).toEqual({
      size,
      ...members,
    })
  })

  it('has no structure that is not looked at here', () => {
    expect(Object.keys(layout).toSorted()).toEqual(Object.keys(documented).toSorted())
  })

  it('and every function takes as many things as winspool.h says', () => {
    const counts = Object.entries(signatures(koffi, layout)).map(([name, takes]) => {
      return [name, takes.length]
    })
    expect(Object.fromEntries(counts)).toEqual({
      EnumPrintersW: 7,
      GetDefaultPrinterW: 2,
      OpenPrinterW: 3,
      ClosePrinter: 1,
      GetPrinterW: 5,
      GetPrinterDriverW: 6,
      StartDocPrinterW: 3,
      StartPagePrinter: 1,
      WritePrinter: 4,
      EndPagePrinter: 1,
      EndDocPrinter: 1,
      AbortPrinter: 1,
      GetJobW: 6,
      SetJobW: 5,
    })
    expect(gives('StartDocPrinterW')).toBe('uint32_t')
    expect(gives('WritePrinter')).toBe('int')
  })
})
