import type { FoundPrinter, PrinterLook } from '../../contract/printing.ts'
import type { Clock } from '../../core/clock.ts'
import type { Press, PrintEnd } from '../../core/printing/press.ts'
import type { Paper, Stamps } from '../../domain/paper/paper.ts'
import type { PrinterAt, PrinterSettings } from '../../domain/paper/printer.ts'
import type { Drawing } from './bitmap.ts'
import type { Failures } from '../failures.ts'
import { assertNever } from '../../domain/result.ts'
import { type Delivery, deliver } from './delivery.ts'
import { drawerPiece, piecesOf } from './escpos.ts'
import { type Line, type Link, PrinterAway } from './link.ts'
import type { Manners } from './manners.ts'
import { networkLink } from './network.ts'
import { askBefore } from './status.ts'

export interface PressParts {
  readonly clock: Clock
  /** Where it is kept what could not be drawn, and why. */
  readonly failures: Failures
  readonly draw: (
    paper: Paper,
    stamps: Stamps,
    how: Pick<PrinterSettings, 'dots' | 'qr'>,
  ) => Drawing
  /** Null where this computer has nothing that speaks to its queues. */
  readonly queueLink: (name: string) => Link | null
  readonly findQueues: () => Promise<readonly FoundPrinter[]>
}

/** An owner at the settings waits for it. */
const LOOK_ms = 8_000
/** Of that for its answers: whoever sets a printer up wants to know, and no customer waits. */
const ANSWERS_ms = 3_000

/**
 * What this computer prints with: its network, and the queues it is handed. Whoever asks takes care
 * that one thing at a time is wanted of a printer: most take one connection, and refuse another.
 */
export function createPress(parts: PressParts): Press {
  const { clock } = parts
  const places = new Map<string, Place>()

  function placeOf(at: PrinterAt): Place {
    const key = JSON.stringify(at)
    const known = places.get(key)
    if (known) return known
    const manners: Manners = { closes: null, saysDone: null }
    const place = { link: linkTo(parts, at, manners), manners }
    places.set(key, place)
    return place
  }

  return {
    print({ paper, stamps, printer, kick }, begins, closing) {
      const draw = () => {
        const drawing = parts.draw(paper, stamps, { dots: printer.dots, qr: printer.qr })
        const wanted = { printer, plain: paper.plain, stamps, kick }
        return { pieces: piecesOf(drawing, wanted), rows: drawing.height_dots }
      }
      return sent(parts, placeOf(printer.at), { draw, begins, closing })
    },
    async openDrawer(printer, begins, closing) {
      const piece = drawerPiece(printer)
      if (!piece) return { end: 'failed', why: 'not-here' }
      const draw = () => ({ pieces: [piece].values(), rows: 0 })
      return sent(parts, placeOf(printer.at), { draw, begins, closing })
    },
    find: parts.findQueues,
    look: (at) => looked(placeOf(at).link, clock),
  }
}

interface Place {
  readonly link: Link | null
  readonly manners: Manners
}

function linkTo(parts: PressParts, at: PrinterAt, manners: Manners): Link | null {
  switch (at.way) {
    case 'network':
      return networkLink(at, parts.clock, manners)
    case 'queue':
      return parts.queueLink(at.name)
    // The page prints by itself.
    case 'page':
      return null
    default:
      return assertNever(at)
  }
}

async function sent(
  { clock, failures }: PressParts,
  { link, manners }: Place,
  work: Pick<Delivery, 'draw' | 'begins' | 'closing'>,
): Promise<PrintEnd> {
  if (!link) return { end: 'failed', why: 'not-here' }
  return await deliver({ ...work, link, manners, clock, failures })
}

/** Nothing of it marks paper, and nothing opens. */
async function looked(link: Link | null, clock: Clock): Promise<PrinterLook> {
  if (!link) return { reached: false, why: 'not-here', tells: false }
  const enough = new AbortController()
  const callOff = clock.after(LOOK_ms, () => enough.abort())
  let line: Line | null = null
  try {
    line = await link.open(enough.signal)
    return { reached: true, ...(await askBefore(line, clock, ANSWERS_ms)) }
  } catch (cause) {
    if (!(cause instanceof PrinterAway)) throw cause
    return { reached: false, why: cause.why, tells: false }
  } finally {
    callOff()
    line?.drop()
  }
}
