import type { WalletSays } from '../../../contract/schemas.ts'
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
