import type { Health, SaleDetail } from '../../contract/schemas.ts'
import type { PaperFor } from '../../contract/printing.ts'
import { money, type Money } from '../../domain/money.ts'
import type { Paper, PaperBlock } from '../../domain/paper/paper.ts'
import type { Say } from '../i18n/say.ts'
import { cashOfCalledOff } from '../sale/called-off.ts'
import { barredBy } from '../sale/face.ts'
import { isFromCopy } from '../sale/from-copy.ts'
import { paidLines } from '../sale/PaidHow.tsx'
import { cashOf, chargeOf, creditOf, paidOf } from '../sale/paid.ts'
import { awaitsToken, hasTokens } from '../sale/tokens.ts'
import { numberNameOf, whatOf } from '../sale/what.ts'
import { at, footerBlocks, lineBlock, rule, type Shop, shopBlock } from './blocks.ts'
import { nothingBack, nothingGoesBack } from './nothing-back.ts'
import { onPaper } from './on-paper.ts'
import { plainOfSale } from './plain-sale.ts'
import {
  type Beside,
  footOf,
  isOfMoneyBack,
  isOpen,
  moneyBackAt_ms,
  type SlipKind,
  slipKind,
} from './slip-kind.ts'
import { binOf, taxHead, taxLines } from './tax-part.ts'

/** What stands beside a sale and decides what its paper may say. */
export interface SlipBeside {
  readonly shop: Shop
  readonly open: Beside
}

/** What the counter knows beside the sale itself: without it a paper could promise too much. */
export function besideOf(
  sale: SaleDetail,
  { copy, barred }: Pick<Health, 'copy' | 'barred'>,
): Beside {
  if (isFromCopy(sale, copy)) return 'of-copy'
  if (barredBy(barred, sale.id) !== null) return 'doubted'
  return cashOfCalledOff.get().get(sale.id) === 'kept' ? 'kept' : null
}

/** A paper of a sale, and what its description needs. */
interface Telling {
  readonly say: Say
  readonly sale: SaleDetail
  readonly kind: SlipKind
  readonly whose: PaperFor
  readonly shop: Shop
}

/**
 * The slip of a sale. The customer's shows the whole number and the tokens of a meter; the shop's
 * own copy shows neither, and says whose it is.
 */
export function describeSale(
  say: Say,
  sale: SaleDetail,
  { shop, open }: SlipBeside,
  whose: PaperFor,
): Paper {
  const kind = slipKind(sale, open)
  const telling: Telling = { say, sale, kind, whose, shop }
  const { t } = say
  const sum_e4 = sumOf(telling)
  return {
    language: say.language,
    name: kind,
    blocks: [
      shopBlock(say, shop),
      ...(whose === 'shop' ? [boxed(t('slip.shopCopy'))] : []),
      ...title(telling),
      ...sum(telling, sum_e4),
      ...meter(telling),
      rule,
      ...lines(telling),
      ...references(telling),
      rule,
      { is: 'qr', content: sale.ourReference, text: sale.ourReference },
      ...foot(telling),
    ],
    plain: plainOfSale(sale, { kind, sum_e4, whose }),
  }
}

function boxed(text: string): PaperBlock {
  return { is: 'boxed', text }
}

/** A tax layout is for a receipt alone, where the owner wants it and is registered. */
function taxBin({ kind, shop }: Telling): string | null {
  return kind === 'receipt' ? binOf(shop) : null
}

function title(telling: Telling): readonly PaperBlock[] {
  const { say, sale, kind } = telling
  const { t, date, time } = say
  if (kind === 'receipt') {
    const bin = taxBin(telling)
    if (bin !== null) return taxHead(say, { ...telling, bin })
    return [{ is: 'title', text: t('slip.receipt'), loud: false }]
  }
  if (nothingGoesBack(telling)) return nothingBack(say, telling)
  const isOwed = kind === 'latePaid' && creditOf(sale) > 0
  const next = isOwed ? 'onCredit.lateNext' : (`slip.${kind}Next` as const)
  const back_ms = moneyBackAt_ms(sale)
  const backAt = back_ms === null ? '' : `${date(back_ms)} ${time(back_ms)}`
  return [
    { is: 'title', text: t(`slip.${kind}`), loud: true },
    // A headline of its own kind says what it is; that it proves no payment is said with it.
    ...(isOpen(kind) && kind !== 'waiting' ? [boxed(t('slip.waiting'))] : []),
    { is: 'words', text: t(next, { kind: sale.kind, at: backAt }) },
  ]
}

/** What was paid; where it goes back what is handed over, for nobody hands out what was owed. */
function sumOf({ sale, kind }: Telling): Money {
  return isOfMoneyBack(kind) ? cashOf(sale) : paidOf(sale)
}

function sum({ say, sale, kind }: Telling, sum_e4: Money): readonly PaperBlock[] {
  const { t, taka, inWords } = say
  const credit_e4 = creditOf(sale)
  const credit = taka(credit_e4)
  const isProof = kind === 'receipt' || kind === 'latePaid'
  if (nothingGoesBack({ sale, kind })) return []
  return [
    rule,
    { is: 'amount', text: taka(sum_e4) },
    ...(sum_e4 > 0 ? [{ is: 'words', text: inWords(sum_e4) } as const] : []),
    ...(isOfMoneyBack(kind) && credit_e4 > 0 ? [boxed(t('onCredit.slip', { credit }))] : []),
    // It is shown as proof of payment: what of it was not paid then is seen as soon as that.
    ...(isProof && credit_e4 > 0 ? [boxed(t('onCredit.sold', { credit }))] : []),
  ]
}

/** For a prepaid meter, what its customer came for: printed as often as it is asked for. */
function meter({ say, sale, kind, whose }: Telling): readonly PaperBlock[] {
  const { t, count } = say
  const { tokens } = sale
  // Of one that did not leave, or may be settled elsewhere, no token is held out either.
  const isUnderWay = kind === 'waiting' || kind === 'unknown'
  if (awaitsToken(sale)) return isUnderWay ? [boxed(t('slip.tokenLater'))] : []
  if (!hasTokens(sale)) return []
  if (tokens.length === 0) return [boxed(t('slip.tokenMissing'))]
  // Its money went back or paid for another: with the token in hand nobody comes to settle that.
  if (kind === 'late') return [boxed(t('slip.tokenKept'))]
  // Whoever has a token can use it: it is on no paper that stays in the shop.
  if (whose === 'shop') {
    const given = { count: tokens.length, shown: count(tokens.length) }
    return [{ is: 'words', text: t('slip.tokensGiven', given) }]
  }
  return [
    rule,
    { is: 'tokens', title: t('bills.tokens'), tokens: [...tokens] },
    { is: 'words', text: t('slip.meterNote') },
  ]
}

function lines(telling: Telling): readonly PaperBlock[] {
  const { say, sale, whose } = telling
  const { t, whose: whoseIs } = say
  const number = whose === 'shop' ? say.masked(sale.number) : say.number(sale.number)
  const paid = paidLines(say, sale)
  const bin = taxBin(telling)
  if (bin !== null) return [...taxLines(say, sale, number), ...told(paid)]
  const what = whatOf(say, sale)
  const isPackage = sale.kind === 'package' || sale.kind === 'drive'
  const charge_e4 = chargeOf(sale)
  return told([
    [numberNameOf(say, sale), number],
    [t(`kinds.${sale.kind}.operator`), isPackage ? whoseIs(sale) : `${whoseIs(sale)} ${what}`],
    ...(isPackage ? [[t('slip.package'), what] as const] : []),
    // What was paid stands large above: here it is told what went on, and what the shop kept.
    ...(charge_e4 > 0
      ? [
          [t('slip.amount'), say.taka(money(sale.amount_e4))] as const,
          [t('slip.serviceCharge'), say.taka(charge_e4)] as const,
        ]
      : []),
    ...paid,
    [t('slip.time'), at(say, sale.createdAt_ms)],
  ])
}

function told(of: readonly (readonly [name: string, value: string])[]): readonly PaperBlock[] {
  return of.map(([name, value]) => lineBlock(name, onPaper(value)))
}

function references(telling: Telling): readonly PaperBlock[] {
  const { say, sale } = telling
  const { t } = say
  const ours = t(taxBin(telling) === null ? 'slip.reference' : 'taxPaper.invoice')
  const theirs = onPaper(sale.providerReference ?? '')
  return [
    { is: 'reference', name: ours, value: sale.ourReference },
    ...(theirs === ''
      ? []
      : [{ is: 'reference', name: t('slip.providerReference'), value: theirs } as const]),
  ]
}

/** To whoever takes it along. */
function foot(telling: Telling): readonly PaperBlock[] {
  const { say, sale, kind, whose, shop } = telling
  if (whose === 'shop') return []
  const word = nothingGoesBack(telling) ? 'thanks' : footOf(kind)
  const text = say.t(`slip.${word}`, { kind: sale.kind })
  return [{ is: 'foot', text }, ...footerBlocks(shop)]
}
