import { toLatinDigits } from '../../../../domain/digits.ts'
import { PrinterAt, RAW_PORT } from '../../../../domain/paper/printer.ts'
import type { Result } from '../../../../domain/result.ts'
import type { en } from '../../../i18n/en/index.ts'

export type NetworkPrinter = Extract<PrinterAt, { way: 'network' }>
export type AddressProblem = keyof typeof en.printerAddress

/** As it may be typed: what stands in hints, and no address of any shop. */
export const EXAMPLE_ADDRESS = '192.168.0.50'

/** So many signs at most: the longest name a network knows, and a port. */
export const ADDRESS_MAX = 260

const PORT_MOST = 65_535
const BYTE_MOST = 255
const PARTS = 4

/** `host` or `host:port`, in the digits of either language; without a port the usual one. */
export function readAddress(typed: string): Result<NetworkPrinter, AddressProblem> {
  const written = toLatinDigits(typed).trim()
  if (written === '') return { ok: false, problem: 'empty' }
  if (written.includes('/')) return { ok: false, problem: 'scheme' }
  const [host = '', port, ...rest] = written.split(':')
  if (rest.length > 0) return { ok: false, problem: 'port' }
  const number = port === undefined ? RAW_PORT : portOf(port)
  if (number === null) return { ok: false, problem: 'port' }
  if (/^[\d.]+$/u.test(host) && !isFourNumbers(host)) return { ok: false, problem: 'numbers' }
  const at = PrinterAt.safeParse({ way: 'network', host, port: number })
  if (!at.success || at.data.way !== 'network') return { ok: false, problem: 'characters' }
  return { ok: true, value: at.data }
}

/** As it is typed: the usual port goes without saying. */
export function writtenAddress({ host, port }: NetworkPrinter): string {
  return port === RAW_PORT ? host : `${host}:${port}`
}

function portOf(typed: string): number | null {
  if (!/^\d{1,5}$/u.test(typed)) return null
  const port = Number(typed)
  return port >= 1 && port <= PORT_MOST ? port : null
}

function isFourNumbers(host: string): boolean {
  const parts = host.split('.')
  return (
    parts.length === PARTS &&
    parts.every((part) => /^\d{1,3}$/u.test(part) && Number(part) <= BYTE_MOST)
  )
}
