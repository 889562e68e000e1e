import { z } from 'zod'

/** Dots a millimetre of every printing head this is for: 203 an inch. */
export const DOTS_PER_mm = 8

/** What cheap heads have: 384 on rolls of 58 mm, 512 or 576 on rolls of 80 mm. */
export const HeadDots = z.union([z.literal(384), z.literal(512), z.literal(576)])
export type HeadDots = z.infer<typeof HeadDots>

/** @returns the width of the roll that goes into a printer with such a head */
export function rollOf_mm(dots: HeadDots): 58 | 80 {
  return dots === 384 ? 58 : 80
}

/** Where a printer is found. */
export const PrinterAt = z.discriminatedUnion('way', [
  /** Through the print dialog of the counter's window: any driver, sheets, a PDF. */
  z.strictObject({ way: z.literal('page') }),
  /** By itself on the network: its bytes over TCP. */
  z.strictObject({
    way: z.literal('network'),
    host: z
      .string()
      .trim()
      .max(253)
      .regex(/^[A-Za-z0-9][A-Za-z0-9.:-]*$/u),
    port: z.number().int().min(1).max(65_535),
  }),
  /** A queue of this computer, past its driver: the spooler of Windows, or CUPS. */
  z.strictObject({ way: z.literal('queue'), name: z.string().trim().min(1).max(220) }),
])
export type PrinterAt = z.infer<typeof PrinterAt>

/** The port on which network printers take their bytes. */
export const RAW_PORT = 9100

export const PrinterSettings = z.strictObject({
  at: PrinterAt,
  dots: HeadDots,
  /** How dark; null leaves it as the printer is set. From light (-2) to dark (2). */
  density: z.number().int().min(-2).max(2).nullable(),
  cut: z.enum(['none', 'partial', 'full']),
  /** On which of the two pins of its socket a drawer hangs. */
  drawer: z.enum(['none', 'pin-2', 'pin-5']),
  /** Its own command, or drawn for those without it. */
  qr: z.enum(['drawn', 'printer']),
  /** How fast it is fed: cheap ones lose what comes faster than they print. */
  pace: z.enum(['fast', 'steady', 'slow']),
  /** A slip comes by itself when a sale ends. */
  automatic: z.boolean(),
  /** A second slip for the shop, with the number masked. */
  shopCopy: z.boolean(),
})
export type PrinterSettings = z.infer<typeof PrinterSettings>

export const usualPrinter: PrinterSettings = {
  at: { way: 'page' },
  dots: 384,
  density: null,
  cut: 'partial',
  drawer: 'none',
  qr: 'drawn',
  pace: 'steady',
  automatic: false,
  shopCopy: false,
}
