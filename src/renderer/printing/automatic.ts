import type { PaperFor } from '../../contract/printing.ts'
import type { Sale, SaleDetail } from '../../contract/schemas.ts'
import type { Paper } from '../../domain/paper/paper.ts'
import type { PrinterSettings } from '../../domain/paper/printer.ts'
import { cashOf } from '../sale/paid.ts'
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
 * come out is told by the counter's own list of prints.
 *
 * @returns how the last of them was answered; null where none was wanted
 */
export async function printByItself(
  ended: Sale | SaleDetail,
  { automatic, shopCopy }: Wanted,
  { prints, story, describe }: ByItself,
): Promise<PrintAnswer | null> {
  if (!automatic) return null
  const sale = 'events' in ended ? ended : await story(ended.id).catch(() => null)
  // It may have gone on while it was read; that end is another's to tell.
  if (sale?.state !== ended.state) return null
  const print = async (whose: PaperFor) => {
    const paper = describe(sale, whose)
    if (paper === null) return null
    const of = { kind: 'sale', sale: sale.id, state: sale.state } as const
    const kick = opensDrawer(sale, whose)
    return prints.print({ paper, of, for: whose, kick, byItself: true })
  }
  const answer = await print('customer')
  return answer?.kind === 'job' && shopCopy ? print('shop') : answer
}

/** Cash was taken for it, or goes back: the drawer opens once, with what the customer gets. */
export function opensDrawer(sale: Sale, whose: PaperFor): boolean {
  const isMoved = sale.tender === 'collected' || sale.tender === 'refund-due'
  return whose === 'customer' && isMoved && cashOf(sale) > 0
}
