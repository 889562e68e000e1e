import type { Wallet } from '../../../contract/schemas.ts'
import { rechargeWallet } from '../../../domain/provider.ts'
import { useSay } from '../../i18n/say.ts'
import { Lasts } from '../../selling/Wallets.tsx'
import { WarnBelow } from './WarnBelow.tsx'
import styles from './WalletFacts.module.css'

/** What of a wallet stands in neither of its two figures, and the line below which it is low. */
export function WalletFacts({ wallet }: { readonly wallet: Wallet }) {
  const { t, taka, wallet: nameOf } = useSay()
  const { provider, reserved_e4, suspense_e4, lasts_h } = wallet
  const paysRecharges = wallet.wallet === rechargeWallet[provider]
  return (
    <section
      className={styles['card']}
      aria-label={nameOf(provider, wallet.wallet)}
      data-wallet-facts=""
    >
      <dl className={styles['facts']}>
        <div>
          <dt>{t('walletsScreen.reserved')}</dt>
          <dd>{taka(reserved_e4, 'cost')}</dd>
        </div>
        <div>
          <dt>{t('walletsScreen.suspense')}</dt>
          <dd>{taka(suspense_e4, 'cost')}</dd>
        </div>
        {paysRecharges && (
          <div>
            <dt>{t('walletsScreen.lasts')}</dt>
            <dd>
              {lasts_h === null ? t('walletsScreen.lastsUnknown') : <Lasts hours={lasts_h} />}
            </dd>
          </div>
        )}
      </dl>
      {paysRecharges && <WarnBelow provider={provider} />}
    </section>
  )
}
