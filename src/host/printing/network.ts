import { connect, type Socket } from 'node:net'
import type { PrintWhy } from '../../contract/printing.ts'
import type { Clock } from '../../core/clock.ts'
import { type Line, type Link, PrinterAway } from './link.ts'
import type { Manners } from './manners.ts'
import { asLookup, oneName } from './names.ts'
import { lineOver } from './network-line.ts'

/** A printer in the same house answers within a few; one that saves power needs a second or two. */
const CONNECT_ms = 4_000

/** One for all printers. */
const lookup = asLookup(oneName())
/** Of a name with several addresses each is tried. */
const EACH = { autoSelectFamily: true } as const

/**
 * A printer on the network: its bytes over TCP, to the one address that the owner typed.
 *
 * @param manners of the printer there, written to by every connection
 */
export function networkLink(
  at: { readonly host: string; readonly port: number },
  clock: Clock,
  manners: Manners,
): Link {
  return {
    async open(closing): Promise<Line> {
      if (closing.aborted) throw new PrinterAway('stopped')
      return lineOver(await connected(at, clock, closing), clock, manners)
    },
  }
}

function connected(
  { host, port }: { readonly host: string; readonly port: number },
  clock: Clock,
  closing: AbortSignal,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true, lookup, ...EACH })
    const settle = () => {
      callOff()
      closing.removeEventListener('abort', stop)
      socket.off('error', fail)
    }
    const giveUp = (why: PrintWhy, cause?: Error) => {
      settle()
      // Its end, and what it may still say about it, is of no interest to anybody.
      socket.on('error', () => undefined)
      socket.destroy()
      reject(new PrinterAway(why, { cause }))
    }
    const fail = (cause: Error) => giveUp('refused', cause)
    const stop = () => giveUp('stopped')
    // Nobody there, or no way to there, is told from a "no" by no more than the time it takes.
    const callOff = clock.after(CONNECT_ms, () => giveUp('refused'))
    closing.addEventListener('abort', stop)
    socket.once('error', fail)
    socket.once('connect', () => {
      settle()
      resolve(socket)
    })
  })
}
