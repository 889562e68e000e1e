import type { SaleDetail } from '../../contract/schemas.ts'
import { inDigits } from '../../domain/digits.ts'
import type { PaperBlock } from '../../domain/paper/paper.ts'
import type { Say } from '../i18n/say.ts'
import { chargeOf, paidOf } from '../sale/paid.ts'
import { whatOf } from '../sale/what.ts'
import { lineBlock, type Shop, sumBlock } from './blocks.ts'
import { onPaper } from './on-paper.ts'

/** Room for a hand to write in. */
const BLANK = '__________'

/** The registration number of a shop whose owner wants tax layouts; null for every other. */
export function binOf({ paper: { tax } }: Shop): string | null {
  return tax.on && /^\d{13}$/u.test(tax.bin) ? tax.bin : null
}

interface Head {
  readonly sale: SaleDetail
  readonly shop: Shop
  readonly bin: string
}

/**
 * What Mushak-6.3 asks for of both sides. What the counter does not know stays open, to be written
 * by hand: of a customer it knows a name at most.
 */
export function taxHead(say: Say, { sale, shop, bin }: Head): readonly PaperBlock[] {
  const { t, digits } = say
  return [
    { is: 'title', text: t('taxPaper.title'), loud: false },
    lineBlock(t('taxPaper.bin'), inDigits(bin, digits)),
    // The seller's name stands above, and below it the address where the owner wrote one.
    ...(shop.paper.header === '' ? [lineBlock(t('taxPaper.address'), BLANK)] : []),
    lineBlock(t('taxPaper.buyer'), onPaper(sale.creditTo?.name ?? '') || BLANK),
    lineBlock(t('taxPaper.buyerBin'), BLANK),
    lineBlock(t('taxPaper.buyerAddress'), BLANK),
  ]
}

/**
 * What was sold, and the places of the tax. Nothing published says how a retailer's airtime is
 * taxed, so no rate and no amount is claimed: whoever answers for it writes them.
 */
export function taxLines(say: Say, sale: SaleDetail, number: string): readonly PaperBlock[] {
  const { t, taka, figure, date, time } = say
  const charge_e4 = chargeOf(sale)
  const one = figure(1)
  const what = onPaper(`${say.whose(sale)} ${whatOf(say, sale)}`)
  const byHand = t('taxPaper.byHand')
  return [
    {
      is: 'table',
      head: [t('taxPaper.description'), t('taxPaper.quantity'), t('taxPaper.value')],
      rows: [
        { over: number, cells: [what, one, taka(sale.amount_e4)] },
        ...(charge_e4 > 0
          ? [{ cells: [t('slip.serviceCharge'), one, taka(charge_e4)] as [string, string, string] }]
          : []),
      ],
    },
    { is: 'line', name: t('taxPaper.rate'), note: byHand, value: `${BLANK}%` },
    { is: 'line', name: t('taxPaper.tax'), note: byHand, value: `৳${BLANK}` },
    sumBlock(t('taxPaper.total'), taka(paidOf(sale))),
    lineBlock(t('taxPaper.date'), date(sale.createdAt_ms)),
    lineBlock(t('taxPaper.time'), time(sale.createdAt_ms)),
  ]
}
