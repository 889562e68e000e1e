import { type Datatype, type Driver, DRIVER_IS_XPS } from './winspool.ts'

/** Drivers of this version and later are XPS drivers, all of them. */
const FIRST_XPS_VERSION = 4

/**
 * How bytes are named that no driver may touch. Sent as RAW to an XPS driver they make a job of
 * nothing, and Windows says that all is well.
 *
 * Source: support.microsoft.com/help/2779300, "V4 print drivers using RAW mode … generates 0 byte
 * spool file": XPS_PASS where DRIVER_INFO_8.dwPrinterDriverAttributes has PRINTER_DRIVER_XPS, RAW
 * where it has not. The version is looked at too, for where only DRIVER_INFO_2 is to be had.
 */
export function datatypeFor({ version, attributes }: Driver): Datatype {
  const isXps = ((attributes ?? 0) & DRIVER_IS_XPS) !== 0 || version >= FIRST_XPS_VERSION
  return isXps ? 'XPS_PASS' : 'RAW'
}
