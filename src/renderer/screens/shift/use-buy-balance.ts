import { useWallets } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { goTo, open } from '../../shell/navigation.ts'
import { tell } from '../../shell/told.ts'

/** To the form of a top-up; where there are several wallets, first to the one it is bought for. */
export function useBuyBalance(): () => void {
  const { t } = useSay()
  const wallets = (useWallets().data ?? []).filter(({ opened }) => opened)
  return () => {
    const [only, ...others] = wallets
    if (only && others.length === 0) {
      open({ kind: 'top-up', at: { provider: only.provider, wallet: only.wallet } })
      return
    }
    goTo({ screen: 'wallets' })
    tell(t('shift.chooseWallet'))
  }
}
