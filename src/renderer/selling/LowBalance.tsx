import type { Quote } from '../../contract/quote.ts'
import { payingWallet } from '../../domain/kinds/kinds.ts'
import { isLow } from '../../domain/low-balance.ts'
import { ZERO, subtractMoney } from '../../domain/money.ts'
import { rechargeWallet } from '../../domain/provider.ts'
import type { SaleKind } from '../../domain/sale.ts'
import { Notice } from '../components/Notice.tsx'
import { useSettings, useWallets } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import styles from './ReadBack.module.css'
import { nextProvider } from './readiness.ts'

interface Props {
  readonly quote: Quote | null
  readonly kind: SaleKind
}

/** Says before it is sent that a provider's money is running out, or does not reach at all. */
export function LowBalance({ quote, kind }: Props) {
  const { t, taka, wallet: nameOf } = useSay()
  const wallets = useWallets().data ?? []
  const lines = useSettings().data?.lowBalance_e4
  const at = quote?.provider
  const cost = quote?.expectedCost_e4
  if (!at || cost === null || cost === undefined) return null
  const paying = payingWallet(kind, at)
  const wallet = wallets.find((one) => one.provider === at && one.wallet === paying)
  if (!wallet?.opened) return null
  const { balance_e4, lasts_h } = wallet
  const left = subtractMoney(balance_e4, cost)
  const isShort = left < 0
  // The owner's line is one for the wallet of recharges; the others have none.
  const line = wallet.wallet === rechargeWallet[at] ? lines?.[at] : undefined
  if (!isShort && !isLow(left, lasts_h, line ?? ZERO)) return null
  // Of several wallets it is said which one pays, as on the line that names the provider.
  const provider = kind === 'recharge' ? at : nameOf(at, wallet.wallet)
  const words = isShort
    ? t(nextProvider(quote) === null ? 'lowBalance.shortAlone' : 'lowBalance.short', {
        provider,
        left: taka(balance_e4, 'balance'),
        cost: taka(cost, 'cost'),
      })
    : t('lowBalance.after', { provider, left: taka(left, 'balance') })
  return (
    <div className={styles['asking']} data-low-balance="">
      <Notice tone={isShort ? 'fail' : 'wait'}>{words}</Notice>
    </div>
  )
}
