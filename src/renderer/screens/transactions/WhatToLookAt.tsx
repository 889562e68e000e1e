import type { SaleDetail } from '../../../contract/schemas.ts'
import type { Money } from '../../../domain/money.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './Evidence.module.css'
import { walletWords } from './wallet-says.ts'

interface Part {
  readonly sale: SaleDetail
}

/** What somebody looks at who must decide: the customer's phone, the wallet before and after. */
export function CustomerShows({ sale }: Part) {
  const { t, number, taka, operatorOf, time } = useSay()
  const sentAt_ms = sale.events.find(({ to }) => to === 'on-wire')?.at_ms ?? sale.createdAt_ms
  const words = {
    number: number(sale.number),
    operator: operatorOf(sale.operator),
    amount: taka(sale.amount_e4),
    time: time(sentAt_ms),
  }
  return (
    <section data-customer-shows="">
      <h3 className={styles['title']}>{t('decide.customer')}</h3>
      <ul className={styles['shows']}>
        <li>{t('decide.customerSms', words)}</li>
        <li>{t('decide.customerBalance', words)}</li>
        <li>{t('decide.customerNot')}</li>
      </ul>
    </section>
  )
}

export function WalletBeforeAfter({ sale }: Part) {
  const say = useSay()
  const { t, taka } = say
  const { wallet, provider } = sale
  const figure = (amount: Money | null) => (amount === null ? '—' : taka(amount, 'balance'))
  return (
    <section data-wallet-evidence="">
      <h3 className={styles['title']}>{t('decide.wallet', { provider })}</h3>
      {wallet === null ? (
        <p className={styles['none']}>{t('decide.walletNamed')}</p>
      ) : (
        <>
          <dl className={styles['figures']}>
            <div>
              <dt>{t('transactions.walletBefore')}</dt>
              <dd>{figure(wallet.before_e4)}</dd>
            </div>
            <div>
              <dt>{t('transactions.walletAfter')}</dt>
              <dd>{figure(wallet.after_e4)}</dd>
            </div>
            <div>
              <dt>{t('transactions.cost')}</dt>
              <dd>{taka(sale.expectedCost_e4, 'cost')}</dd>
            </div>
          </dl>
          <p>{walletWords(say, wallet)}</p>
        </>
      )}
    </section>
  )
}
