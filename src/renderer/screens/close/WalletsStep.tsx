import type { DayReport, WalletOfDay } from '../../../contract/days.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './Close.module.css'

/** Opening and movements come to what our books hold; beside it stands the provider's figure. */
export function WalletsStep({ report }: { readonly report: DayReport }) {
  const { t } = useSay()
  const heads = ['opening', 'boughtIn', 'spent', 'closing', 'theirs', 'difference'] as const
  return (
    <>
      <p className={styles['lead']}>{t('close.walletsLead')}</p>
      <table className={styles['table']}>
        <caption className="unseen">{t('close.step.wallets')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('close.wallet')}</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`close.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.wallets.map((one) => (
            <Row key={`${one.provider}:${one.wallet}`} of={one} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function Row({ of }: { readonly of: WalletOfDay }) {
  const { t, taka, wallet } = useSay()
  const { opening_e4, opened_e4, bought_e4, spent_e4, closing_e4, theirs_e4 } = of
  // What a wallet came into the books with stands before everything it did.
  const began_e4 = opening_e4 === 0 ? opened_e4 : opening_e4
  return (
    <tr data-wallet-of-day={`${of.provider}:${of.wallet}`}>
      <th scope="row">{wallet(of.provider, of.wallet)}</th>
      <td>{taka(began_e4, 'balance')}</td>
      <td>{taka(bought_e4, 'balance')}</td>
      <td>{taka(spent_e4, 'cost')}</td>
      <td>
        <b>{taka(closing_e4, 'balance')}</b>
        {of.reserved_e4 !== 0 && (
          <small>{t('close.aside', { amount: taka(of.reserved_e4, 'cost') })}</small>
        )}
      </td>
      <td>{theirs_e4 === null ? '—' : taka(theirs_e4, 'balance')}</td>
      <td>
        <Difference of={of} />
      </td>
    </tr>
  )
}

function Difference({ of: { unexplained_e4, theirs_e4 } }: { readonly of: WalletOfDay }) {
  const { t, taka } = useSay()
  if (unexplained_e4 === null) {
    const words = theirs_e4 === null ? t('close.unread') : t('close.later')
    return <span className={styles['unread']}>{words}</span>
  }
  if (unexplained_e4 === 0) return <span className={styles['agrees']}>✓ {t('close.agrees')}</span>
  return <b className={styles['differs']}>{taka(unexplained_e4, 'difference')}</b>
}
