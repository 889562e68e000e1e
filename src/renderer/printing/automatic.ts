import type { PaperFor } from '../../contract/printing.ts'
import type { Sale, SaleDetail } from '../../contract/schemas.ts'
import type { Paper } from '../../domain/paper/paper.ts'
import type { PrinterSettings } from '../../domain/paper/printer.ts'
import { cashOf } from '../sale/paid.ts'
import { jobByItself } from './job-by-itself.ts'
import type { PrintAnswer, PrintDesk } from './print-desk.ts'

/** What a slip that comes by itself is made with. */
export interface ByItself {
  readonly prints: PrintDesk
  /** The sale with its story, where only its standing is in hand. */
  readonly story: (id: string) => Promise<SaleDetail>
  /** Null while it is not known what it may say: then it is printed by hand. */
  readonly describe: (sale: SaleDetail, whose: PaperFor) => Paper | null
}

type Wanted = Pick<PrinterSettings, 'automatic' | 'shopCopy'>

/**
 * The slip of a sale that ended, and after it the shop's own. Nobody waits for it: what does not
 * come out is told by the counter's own list of prints. That of a meter waits for no token either:
 * one that was not brought with the end is asked for a day later, and is printed by hand.
 *
 * @returns how the last of them was answered; null where none was wanted, or another window that
 *   sent the same sale has asked for it
 */
export async function printByItself(
  ended: Sale | SaleDetail,
  { automatic, shopCopy }: Wanted,
  { prints, story, describe }: ByItself,
): Promise<PrintAnswer | null> {
  if (!automatic) return null
  const sale = 'events' in ended ? ended : await story(ended.id).catch(() => null)
  if (sale === null) return { kind: 'lost' }
  // It went on while it was read: what it was is printed no more.
  if (sale.state !== ended.state) return { kind: 'moved-on', sale: sale.id }
  const print = async (whose: PaperFor) => {
    const paper = describe(sale, whose)
    if (paper === null) return null
    const of = { kind: 'sale', sale: sale.id, state: sale.state } as const
    const kick = opensDrawer(sale, whose)
    const byItself = jobByItself(sale, whose)
    return prints.print({ paper, of, for: whose, kick, byItself })
  }
  const answer = await print('customer')
  if (answer !== null && isThere(answer)) return null
  return answer?.kind === 'job' && shopCopy ? print('shop') : answer
}

/** The same job has been asked for, and something else stands on it: no second one is printed. */
function isThere(answer: PrintAnswer): boolean {
  if (answer.kind !== 'refused' || answer.refusal.code !== 'BAD_INPUT') return false
  const { field, code } = answer.refusal.data
  return field === 'id' && code === 'words-differ'
}

/** Later than this a slip is asked for, not handed out with the change. */
const AT_ONCE_ms = 5 * 60_000

/**
 * Whether its cash may be in the hand still. What lies in the time to come by as much was written
 * before somebody set the clock back, and nobody knows when; a little is another computer's clock.
 */
export function isAtOnce(from_ms: number, to_ms: number): boolean {
  return Math.abs(to_ms - from_ms) < AT_ONCE_ms
}

/**
 * Cash was taken for it, or goes back: the drawer opens once, with what the customer gets. Of a
 * sale that took long its customer is gone, and nobody stands at the drawer.
 */
function opensDrawer(sale: Sale, whose: PaperFor): boolean {
  const isMoved = sale.tender === 'collected' || sale.tender === 'refund-due'
  const isCashMoved = isMoved && isAtOnce(sale.createdAt_ms, sale.changedAt_ms)
  return whose === 'customer' && isCashMoved && cashOf(sale) > 0
}
