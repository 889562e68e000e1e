import type { SaleDecision, SaleDetail } from '../../../contract/schemas.ts'
import { subtractMoney } from '../../../domain/money.ts'
import type { Say } from '../../i18n/say.ts'
import { isOpen, isUndone } from '../../sale/face.ts'
import { type PaidParts, isAllOnCredit, moneyBackWords } from '../../sale/money-words.ts'
import { creditOf } from '../../sale/paid.ts'
import { walletShown } from './wallet-says.ts'

export type Outcome = SaleDecision['outcome']

type Decided = Pick<
  SaleDetail,
  | ('kind' | 'state' | 'tender' | 'provider' | PaidParts)
  | ('charged_e4' | 'expectedCost_e4')
  | ('reason' | 'failureHeardOnce')
  | ('alerts' | 'wallet')
> & {
  /** It stands in a copy of the books: its money may be back already. */
  readonly ofCopy?: boolean
}
type Words = Pick<Say, 't' | 'taka'>
type Next = Readonly<Record<Outcome, readonly string[]>>

/** What each decision books (money.md §5), in taka: the customer's cash first, then the wallet. */
export function decidedNext(say: Words, sale: Decided): Next {
  const cash = cashNext(say, sale)
  const wallet = walletNext(say, sale)
  return {
    succeeded: [cash.succeeded, wallet.succeeded],
    failed: [cash.failed, wallet.failed],
  }
}

/** What the press writes, the money named only where it is still to go back. */
export function confirmWords(
  say: Words,
  sale: Pick<Decided, 'kind' | 'tender' | 'ofCopy' | PaidParts>,
  outcome: Outcome | null,
): string {
  const { t } = say
  const { kind, tender, ofCopy } = sale
  if (outcome === null) return t('decide.confirm')
  if (outcome === 'succeeded') return t('decide.writeSucceeded', { kind })
  const isHere = tender === 'collected' || tender === 'refund-due'
  return isHere && !ofCopy && !isAllOnCredit(sale)
    ? t('decide.writeFailedBack', { kind, amount: moneyBackWords(say, sale) })
    : t('decide.writeFailed', { kind })
}

/** Money that has gone its way already is not ordered a second time. */
function cashNext(say: Words, sale: Decided) {
  const { t } = say
  const { tender } = sale
  const amount = { amount: moneyBackWords(say, sale) }
  switch (tender) {
    case 'refunded':
    case 'unpaid':
      return {
        succeeded: t('decide.refundedSucceeded', amount),
        failed: t('decide.refundedFailed', amount),
      }
    case 'taken-over':
      return {
        succeeded: t('decide.takenOverSucceeded', amount),
        failed: t('decide.takenOverFailed', amount),
      }
    case 'collected':
    case 'refund-due':
    default:
      return {
        succeeded: t('decide.succeededNext', amount),
        failed: failedNext(say, sale),
      }
  }
}

/** What was never taken is not handed out: it comes off the dues. */
function failedNext(say: Words, sale: Decided): string {
  const { t, taka } = say
  const amount = { amount: moneyBackWords(say, sale) }
  if (sale.ofCopy) return t('decide.failedOfCopy', amount)
  if (isAllOnCredit(sale)) return t('onCredit.decidedFailed', { credit: taka(creditOf(sale)) })
  return t('decide.failedNext', amount)
}

function walletNext(say: Words, sale: Decided) {
  if (isUndone(sale.state)) return lateWallet(say, sale)
  return isOpen(sale) ? openWallet(say, sale) : backWallet(say, sale)
}

/** It was delivered by the books, and its provider said a word about it that nobody knows. */
function backWallet({ t, taka }: Words, { provider, charged_e4, expectedCost_e4 }: Decided) {
  const cost = taka(charged_e4 ?? expectedCost_e4, 'cost')
  return {
    succeeded: t('decide.staysBooked'),
    failed: t('decide.backWallet', { cost, provider }),
  }
}

function openWallet({ t, taka }: Words, sale: Decided) {
  const { provider, amount_e4, expectedCost_e4, charged_e4, wallet } = sale
  // What the wallet showed to be taken stands in where the provider does not say.
  const cost_e4 = charged_e4 ?? expectedCost_e4
  const earned = taka(subtractMoney(amount_e4, cost_e4), 'earning')
  // In suspense: that it was taken is known, and nobody is asked about this debit again.
  const isTaken = charged_e4 !== null && wallet?.finding === 'debited'
  return {
    succeeded: t('decide.succeededWallet', { cost: taka(cost_e4, 'cost'), provider, earned }),
    failed: isTaken
      ? t('decide.failedTaken', { cost: taka(cost_e4, 'cost'), provider })
      : t('decide.failedWallet', { cost: taka(expectedCost_e4, 'cost'), provider }),
  }
}

/** Nothing is set aside any more for a sale that failed: it is about what was, or may be, taken. */
function lateWallet({ t, taka }: Words, sale: Decided) {
  const { provider, amount_e4, tender } = sale
  const shown = walletShown({ wallet: null, alerts: sale.alerts })
  const isTaken = shown.kind === 'taken'
  const cost_e4 = isTaken ? shown.taken_e4 : (sale.charged_e4 ?? sale.expectedCost_e4)
  const words = { cost: taka(cost_e4, 'cost'), provider }
  const earned = taka(subtractMoney(amount_e4, cost_e4), 'earning')
  const isDue = tender === 'refund-due'
  if (!isTaken) {
    return {
      succeeded: t(isDue ? 'decide.underWayWallet' : 'decide.underWayLost', { ...words, earned }),
      failed: t('decide.underWayClaim', words),
    }
  }
  return {
    succeeded: isDue ? t('decide.lateWallet', { ...words, earned }) : t('decide.lostWallet', words),
    failed: t('decide.claimWallet', words),
  }
}
