import { useWallets } from '../../core/use-core.ts'
import { goTo, open } from '../../shell/navigation.ts'

/** To the form of a top-up; where there are several wallets, first to the one it is bought for. */
export function useBuyBalance(): () => void {
  const wallets = (useWallets().data ?? []).filter(({ opened }) => opened)
  return () => {
    const [only, ...others] = wallets
    if (only && others.length === 0) {
      const { provider, wallet } = only
      open({ kind: 'top-up', at: { provider, wallet }, paidFrom: 'cash' })
    } else goTo({ screen: 'wallets', buys: true })
  }
}
