import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Wallet } from '../../../contract/schemas.ts'
import type { WalletAt } from '../../../domain/ledger.ts'
import { type ProviderId, rechargeWallet } from '../../../domain/provider.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Notice } from '../../components/Notice.tsx'
import { queryKeys } from '../../core/queries.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useStore } from '../../core/store.ts'
import { useWallets } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { walletsKeys } from '../../keyboard/tables.ts'
import { typesText, useKeys } from '../../keyboard/use-keys.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import { goTo, open, place } from '../../shell/navigation.ts'
import { tell } from '../../shell/told.ts'
import { NoWallets } from '../../selling/Wallets.tsx'
import { DriftList } from './DriftList.tsx'
import { keyOf } from './difference.ts'
import { WalletFacts } from './WalletFacts.tsx'
import { WalletList } from './WalletList.tsx'
import styles from './WalletsScreen.module.css'

/** Our prepaid money: by our books and by the providers' word, and what to do where they differ. */
export function WalletsScreen() {
  const { t } = useSay()
  const wallets = useWallets()
  const all = wallets.data ?? []
  const { chosen, choose } = useChosen(all)
  const here = useStore(place)
  const buys = here.screen === 'wallets' && here.buys === true
  return (
    <>
      <main className={`frame ${styles['main']}`} id="main">
        <header>
          <h2 className={styles['title']}>{t('wallets.title')}</h2>
          <p className={styles['lead']}>{t('walletsScreen.lead')}</p>
        </header>
        {buys && <Notice tone="calm">{t('shift.chooseWallet')}</Notice>}
        {wallets.data && all.length === 0 && <NoWallets />}
        {chosen && (
          <>
            <WalletList wallets={all} chosen={chosen} onChoose={choose} />
            <WalletFacts wallet={chosen} key={keyOf(chosen)} />
            <Bar wallet={chosen} buys={buys} />
          </>
        )}
      </main>
      <aside className="frame-aside" aria-label={t('drift.title')}>
        {chosen && <DriftList wallet={chosen} />}
      </aside>
    </>
  )
}

/**
 * The wallet the screen was opened for; else one that differs, for that is why people come. What
 * was once shown stays: the next `+` books where the eyes are, also when that wallet agrees again.
 */
function useChosen(all: readonly Wallet[]) {
  const here = useStore(place)
  const asked = here.screen === 'wallets' ? here.wallet : undefined
  const [shown, show] = useState<{ asked: WalletAt | undefined; key: string } | null>(null)
  // Opened anew from elsewhere, it shows what it was opened for.
  const wanted = shown?.asked === asked ? shown?.key : undefined
  const key = wanted ?? (asked && keyOf(asked))
  const chosen =
    all.find((one) => keyOf(one) === key) ??
    all.find(({ unexplained_e4 }) => unexplained_e4 !== null && unexplained_e4 !== 0) ??
    all.find(({ provider, wallet }) => wallet === rechargeWallet[provider])
  if (chosen && wanted !== keyOf(chosen)) show({ asked, key: keyOf(chosen) })
  return { chosen, choose: (next: string) => show({ asked, key: next }) }
}

interface BarProps {
  readonly wallet: Wallet
  /** Out of the drawer: that is why the screen was opened. */
  readonly buys: boolean
}

function Bar({ wallet, buys }: BarProps) {
  const { t } = useSay()
  const reading = useReadNow(wallet)
  const { provider, wallet: name } = wallet
  const match = () => goTo({ screen: 'statement' })
  const at = { provider, wallet: name }
  const book = () => open({ kind: 'top-up', at, ...(buys && { paidFrom: 'cash' }) })
  useKeys(walletsKeys, {
    read: () => {
      reading.read()
      return true
    },
    topUp: () => {
      book()
      return true
    },
    statement: ({ target }) => {
      if (typesText(target)) return false
      match()
      return true
    },
  })
  return (
    <div className="frame-bar">
      <Button size="large" onPress={reading.read} isDisabled={reading.isPending}>
        {t(reading.isPending ? 'walletsScreen.reading' : 'walletsScreen.read')} <Kbd cap="*" />
      </Button>
      <Button size="large" onPress={match}>
        {t('keys.matchStatement')} <Kbd cap="/" />
      </Button>
      <Button size="large" kind="brand" className={styles['book'] ?? ''} onPress={book}>
        {t('walletsScreen.topUp')} <Kbd cap="+" onBrand />
      </Button>
    </div>
  )
}

/** Asks the provider of a wallet, and says what came of it: a figure, or that it must wait. */
function useReadNow(wallet: Wallet) {
  const { t, taka, ago, wallet: nameOf } = useSay()
  const { api } = useSession()
  const queries = useQueryClient()
  const refusalWords = useRefusalWords()
  const refresh = useMutation({
    mutationFn: (provider: ProviderId) => api.wallets.refresh({ provider }),
    onSuccess: (wallets) => {
      queries.setQueryData(queryKeys.wallets, wallets)
      void queries.invalidateQueries({ queryKey: queryKeys.drift })
      const now = wallets.find((one) => keyOf(one) === keyOf(wallet))
      const { askedAt_ms = null, providerBalance_e4 = null } = now ?? {}
      if (askedAt_ms === null || providerBalance_e4 === null) tell(t('refusal.LOST'), 'fail')
      else if (askedAt_ms !== wallet.askedAt_ms) {
        const amount = taka(providerBalance_e4, 'balance')
        const name = nameOf(wallet.provider, wallet.wallet)
        tell(t('walletsScreen.readDone', { wallet: name, amount }))
      } else tell(t('walletsScreen.readLater', { ago: ago(askedAt_ms, Date.now()) }), 'fail')
    },
    onError: (error) => {
      const problem = problemOf(error)
      const words = problem.kind === 'refused' ? refusalWords(problem.refusal) : t('refusal.LOST')
      tell(words, 'fail')
    },
  })
  const read = () => {
    if (!refresh.isPending) refresh.mutate(wallet.provider)
  }
  return { read, isPending: refresh.isPending }
}
