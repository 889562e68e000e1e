import type { SaleDetail, WalletSays } from '../../../contract/schemas.ts'
import { type Money, negate } from '../../../domain/money.ts'
import type { Say } from '../../i18n/say.ts'

/** What a wallet says of a sale nobody can be asked about, in one sentence. */
export function walletWords({ t, taka, count }: Say, wallet: WalletSays): string {
  const { finding, taken_e4, sales } = wallet
  const said = () => {
    if (taken_e4 === null) return t('transactions.walletSilent')
    if (finding === 'unclear') return t('transactions.walletUnclear')
    return taken_e4 === 0
      ? t('transactions.walletUntouched')
      : t('transactions.walletTaken', { taken: taka(taken_e4, 'difference') })
  }
  return sales > 1 ? `${said()} ${t('transactions.walletShared', { shown: count(sales) })}` : said()
}

/** What there is to lay before whoever decides about a sale. */
export type WalletShown =
  | { readonly kind: 'figures'; readonly wallet: WalletSays }
  /** Gone after it was called failed, and when that was seen. */
  | { readonly kind: 'taken'; readonly taken_e4: Money; readonly at_ms: number }
  | { readonly kind: 'nothing' }

export function walletShown({
  wallet,
  alerts,
}: Pick<SaleDetail, 'wallet' | 'alerts'>): WalletShown {
  if (wallet) return { kind: 'figures', wallet }
  for (const { kind, change_e4, since_ms } of alerts) {
    if (kind !== 'debited-after-failed' || change_e4 === null) continue
    return { kind: 'taken', taken_e4: negate(change_e4), at_ms: since_ms }
  }
  return { kind: 'nothing' }
}
