import type { SaleDetail, WalletSays } from '../../../contract/schemas.ts'
import { markOf } from '../../../domain/kinds/mark.ts'
import type { Money } from '../../../domain/money.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './Evidence.module.css'
import { latestWords } from './latest-words.ts'
import { walletShown, type WalletShown, walletWords } from './wallet-says.ts'

interface Part {
  readonly sale: SaleDetail
}

/**
 * What somebody looks at first who must decide: the provider's last word, without scrolling down
 * to the answers, and the customer's phone.
 */
export function CustomerShows({ sale }: Part) {
  const { t, number, taka, operatorOf, time } = useSay()
  const sentAt_ms = sale.events.find(({ to }) => to === 'on-wire')?.at_ms ?? sale.createdAt_ms
  const lineType = 'lineType' in sale ? sale.lineType : undefined
  const words = {
    kind: sale.kind,
    number: number(sale.number),
    operator: operatorOf(markOf(sale.operator, lineType)),
    amount: taka(sale.amount_e4),
    time: time(sentAt_ms),
  }
  return (
    <>
      <LatestWord sale={sale} />
      <section data-customer-shows="">
        <h3 className={styles['title']}>{t('decide.customer')}</h3>
        <ul className={styles['shows']}>
          <li>{t('decide.customerSms', words)}</li>
          <li>{t('decide.customerBalance', words)}</li>
          <li>{t('decide.customerNot')}</li>
        </ul>
      </section>
    </>
  )
}

function LatestWord({ sale }: Part) {
  const say = useSay()
  const words = latestWords(say, sale)
  return words === null ? null : (
    <p className={styles['latest']} data-latest-word="">
      {words}
    </p>
  )
}

export function WalletBeforeAfter({ sale }: Part) {
  const { t } = useSay()
  const { provider, providerReference } = sale
  const shown = walletShown(sale)
  const isNamed = providerReference !== null
  return (
    <section data-wallet-evidence="">
      <h3 className={styles['title']}>{t('decide.wallet', { provider })}</h3>
      {shown.kind === 'figures' && <Figures sale={sale} wallet={shown.wallet} />}
      {shown.kind === 'taken' && <Taken sale={sale} taken={shown} />}
      {isNamed && <p className={styles['none']}>{t('decide.walletNamed')}</p>}
      {shown.kind === 'nothing' && !isNamed && (
        <p className={styles['none']}>{t('transactions.walletSilent')}</p>
      )}
    </section>
  )
}

function Figures({ sale, wallet }: Part & { readonly wallet: WalletSays }) {
  const say = useSay()
  const { t, taka } = say
  const figure = (amount: Money | null) => (amount === null ? '—' : taka(amount, 'balance'))
  return (
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
        <Cost sale={sale} />
      </dl>
      <p>{walletWords(say, wallet)}</p>
    </>
  )
}

function Taken({
  sale,
  taken,
}: Part & { readonly taken: Extract<WalletShown, { kind: 'taken' }> }) {
  const { t, taka, time } = useSay()
  const { taken_e4, at_ms } = taken
  return (
    <>
      <dl className={styles['figures']}>
        <div>
          <dt>{t('transactions.charged')}</dt>
          <dd>{taka(taken_e4, 'difference')}</dd>
        </div>
        <Cost sale={sale} />
      </dl>
      <p>{t('decide.walletTakenLate', { taken: taka(taken_e4, 'difference'), at: time(at_ms) })}</p>
    </>
  )
}

function Cost({ sale }: Part) {
  const { t, taka } = useSay()
  return (
    <div>
      <dt>{t('transactions.cost')}</dt>
      <dd>{taka(sale.expectedCost_e4, 'cost')}</dd>
    </div>
  )
}
