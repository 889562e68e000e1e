import type { Sale } from '../../contract/schemas.ts'
import type { PaperBlock } from '../../domain/paper/paper.ts'
import type { Say } from '../i18n/say.ts'
import { cashOf, creditOf } from '../sale/paid.ts'
import type { SlipKind } from './slip-kind.ts'

/** What became of each that came to nothing. */
const became = {
  failed: 'failed',
  refunded: 'notMade',
  cancelled: 'notMade',
  expired: 'neverSent',
  reversed: 'takenBack',
  reversedRefunded: 'takenBack',
} as const satisfies Partial<Record<SlipKind, string>>

type CameToNothing = keyof typeof became

function cameToNothing(kind: SlipKind): kind is CameToNothing {
  return kind in became
}

interface Told {
  readonly sale: Sale
  readonly kind: SlipKind
}

/**
 * What came to nothing and was wholly on credit: no cash was taken and none goes back, so its paper
 * promises none. What was owed for it is settled in the book of dues.
 */
export function nothingGoesBack({ sale, kind }: Told): boolean {
  return cameToNothing(kind) && creditOf(sale) > 0 && cashOf(sale) === 0
}

/** What became of it, and that nobody pays for it; empty where cash goes back, or went. */
export function nothingBack({ t, taka }: Say, told: Told): readonly PaperBlock[] {
  const { sale, kind } = told
  if (!cameToNothing(kind) || !nothingGoesBack(told)) return []
  const credit = taka(creditOf(sale))
  return [
    { is: 'title', text: t('onCredit.nothingToPay'), loud: true },
    { is: 'words', text: t(`kinds.${sale.kind}.${became[kind]}`) },
    { is: 'boxed', text: t('onCredit.slip', { credit }) },
  ]
}
