import type Koffi from 'koffi'

/** koffi as it is loaded: on Windows alone, or in a test. */
export type KoffiModule = typeof Koffi

const BOOL = 'int'
const DWORD = 'uint32_t'
const HANDLE = 'void *'

/** Pointers of a structure that nobody here follows. */
const UNREAD = 'void *'
const FILETIME = ['uint32_t', 2] as const

/** The structures of printers, member by member: an order that is wrong reads the wrong bytes. */
function printers(koffi: KoffiModule) {
  return {
    PRINTER_INFO_4W: koffi.struct({
      pPrinterName: 'str16',
      pServerName: 'str16',
      Attributes: DWORD,
    }),
    PRINTER_INFO_2W: koffi.struct({
      pServerName: 'str16',
      pPrinterName: 'str16',
      pShareName: UNREAD,
      pPortName: 'str16',
      pDriverName: 'str16',
      pComment: UNREAD,
      pLocation: UNREAD,
      pDevMode: UNREAD,
      pSepFile: UNREAD,
      pPrintProcessor: UNREAD,
      pDatatype: UNREAD,
      pParameters: UNREAD,
      pSecurityDescriptor: UNREAD,
      Attributes: DWORD,
      Priority: DWORD,
      DefaultPriority: DWORD,
      StartTime: DWORD,
      UntilTime: DWORD,
      Status: DWORD,
      cJobs: DWORD,
      AveragePPM: DWORD,
    }),
  }
}

function drivers(koffi: KoffiModule) {
  const fileTime = koffi.array(...FILETIME)
  return {
    DRIVER_INFO_2W: koffi.struct({
      cVersion: DWORD,
      pName: 'str16',
      pEnvironment: UNREAD,
      pDriverPath: UNREAD,
      pDataFile: UNREAD,
      pConfigFile: UNREAD,
    }),
    DRIVER_INFO_8W: koffi.struct({
      cVersion: DWORD,
      pName: 'str16',
      pEnvironment: UNREAD,
      pDriverPath: UNREAD,
      pDataFile: UNREAD,
      pConfigFile: UNREAD,
      pHelpFile: UNREAD,
      pDependentFiles: UNREAD,
      pMonitorName: UNREAD,
      pDefaultDataType: UNREAD,
      pszzPreviousNames: UNREAD,
      ftDriverDate: fileTime,
      dwlDriverVersion: 'uint64_t',
      pszMfgName: UNREAD,
      pszOEMUrl: UNREAD,
      pszHardwareID: UNREAD,
      pszProvider: UNREAD,
      pszPrintProcessor: UNREAD,
      pszVendorSetup: UNREAD,
      pszzColorProfiles: UNREAD,
      pszInfPath: UNREAD,
      dwPrinterDriverAttributes: DWORD,
      pszzCoreDriverDependencies: UNREAD,
      ftMinInboxDriverVerDate: fileTime,
      dwlMinInboxDriverVerVersion: 'uint64_t',
    }),
  }
}

function jobs(koffi: KoffiModule) {
  return {
    DOC_INFO_1W: koffi.struct({ pDocName: 'str16', pOutputFile: 'str16', pDatatype: 'str16' }),
    PRINTER_INFO_4W: koffi.struct({
      pPrinterName: 'str16',
      pServerName: 'str16',
      Attributes: DWORD,
    }),
    JOB_INFO_1W: koffi.struct({
      JobId: DWORD,
      pPrinterName: UNREAD,
      pMachineName: UNREAD,
      pUserName: UNREAD,
      pDocument: UNREAD,
      pDatatype: UNREAD,
      pStatus: UNREAD,
      Status: DWORD,
      Priority: DWORD,
      Position: DWORD,
      TotalPages: DWORD,
      PagesPrinted: DWORD,
      Submitted: koffi.array('uint16_t', 8),
    }),
  }
}

/** The structures of winspool.h. */
export function structures(koffi: KoffiModule) {
  return { ...printers(koffi), ...drivers(koffi), ...jobs(koffi) }
}
export type Structures = ReturnType<typeof structures>

/** The last of koffi's forms names all: a convention, a name, what is given back and taken. */
type Takes = Parameters<KoffiModule['proto']>[3]

/** What each function takes. */
export function signatures(koffi: KoffiModule, { DOC_INFO_1W }: Structures) {
  const dwordOut = koffi.out(koffi.pointer(DWORD))
  const bytesOut = koffi.out(koffi.pointer('uint8_t'))
  return {
    EnumPrintersW: [DWORD, 'str16', DWORD, bytesOut, DWORD, dwordOut, dwordOut],
    GetDefaultPrinterW: [bytesOut, koffi.inout(koffi.pointer(DWORD))],
    OpenPrinterW: ['str16', koffi.out(koffi.pointer(HANDLE)), UNREAD],
    ClosePrinter: [HANDLE],
    GetPrinterW: [HANDLE, DWORD, bytesOut, DWORD, dwordOut],
    GetPrinterDriverW: [HANDLE, 'str16', DWORD, bytesOut, DWORD, dwordOut],
    StartDocPrinterW: [HANDLE, DWORD, koffi.pointer(DOC_INFO_1W)],
    StartPagePrinter: [HANDLE],
    WritePrinter: [HANDLE, koffi.pointer('uint8_t'), DWORD, dwordOut],
    EndPagePrinter: [HANDLE],
    EndDocPrinter: [HANDLE],
    AbortPrinter: [HANDLE],
    GetJobW: [HANDLE, DWORD, DWORD, bytesOut, DWORD, dwordOut],
    SetJobW: [HANDLE, DWORD, DWORD, UNREAD, DWORD],
  } satisfies Record<string, Takes>
}
export type WinspoolFunction = keyof ReturnType<typeof signatures>

/** @returns what it gives back: a BOOL, but for the number of a job; 0 is a failure of all */
export function gives(name: WinspoolFunction): typeof BOOL | typeof DWORD {
  return name === 'StartDocPrinterW' ? DWORD : BOOL
}
