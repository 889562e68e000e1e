import { useMutation } from '@tanstack/react-query'
import { CloudOff, KeyRound, LogIn, Plug, PlugZap } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from '../components/Button.tsx'
import { useDenied, useSession } from '../core/session.ts'
import { useStore } from '../core/store.ts'
import { useHealth, useProviders } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import { Alerts, isMoney } from './Alerts.tsx'
import styles from './Banner.module.css'
import { ClockBanner, DayBanner } from './DayBanner.tsx'
import { Gap } from './Gap.tsx'
import { LeftOpen } from './LeftOpen.tsx'
import { place } from './navigation.ts'
import { PrintNotice } from './PrintNotice.tsx'

/** A short gap (a reload of the core) is not worth a fright. */
const PATIENCE_ms = 1_200
const BACK_SHOWN_ms = 5_000

/** Says that something the whole counter stands on is away, and what happens meanwhile. */
export function Banner() {
  const { t } = useSay()
  const { knock, rescue } = useSession()
  const lostNext = useStore(rescue.untold) ? 'rescue.untold' : 'connection.lostNext'
  const denied = useDenied()
  const lost = useLostForLong()
  const back = useBackAgain(lost)
  const away = useNetworkAway()
  if (denied) {
    return (
      <div className={`${styles['banner']} ${styles['lost']}`} role="alert">
        <KeyRound aria-hidden="true" />
        <p>
          <Title of="oldKeyTitle" /> {t('connection.oldKeyNext')}
        </p>
      </div>
    )
  }
  if (lost) {
    return (
      <div className={`${styles['banner']} ${styles['lost']}`} role="alert">
        <PlugZap aria-hidden="true" />
        <p>
          <Title of="lostTitle" /> {t(lostNext)} {t('connection.lostSale')}
        </p>
        <Button onPress={knock}>{t('connection.tryNow')}</Button>
      </div>
    )
  }
  if (back && !away) {
    return (
      <output className={`${styles['banner']} ${styles['back']}`}>
        <Plug aria-hidden="true" />
        <span>{t('connection.backAgain')}</span>
      </output>
    )
  }
  if (!away) return <Told />
  if (away === 'offline') return <Offline />
  return <NoAnswers login={away === 'login'} />
}

type TitleKey = 'oldKeyTitle' | 'lostTitle' | 'offlineTitle' | 'loginTitle' | 'downTitle'

/** Where it stands alone it is a heading; here sentences follow, and it must end before them. */
function Title({ of }: { readonly of: TitleKey }) {
  const { t } = useSay()
  return <b>{t('connection.sentence', { words: t(`connection.${of}`) })}</b>
}

function Offline() {
  const { t } = useSay()
  return (
    <div className={`${styles['banner']} ${styles['away']}`} role="alert">
      <CloudOff aria-hidden="true" />
      <p>
        <Title of="offlineTitle" /> {t('connection.offlineNext')}
      </p>
    </div>
  )
}

/**
 * Nobody answers, or a router or a hotspot does in the providers' place: what to do, and what is in
 * doubt. Over https a login page cannot show itself, so it is named as what it may be.
 */
function NoAnswers({ login }: { readonly login: boolean }) {
  const { t, count } = useSay()
  const { api } = useSession()
  const providers = useProviders().data ?? []
  const health = useHealth().data
  const again = useMutation({
    mutationFn: () =>
      Promise.all(
        providers
          .filter(({ hasKey }) => hasKey)
          .map(({ provider }) => api.wallets.refresh({ provider })),
      ),
  })
  const unanswered = (health?.inDoubt ?? 0) + (health?.needsReview ?? 0)
  const Icon = login ? LogIn : CloudOff
  return (
    <div className={`${styles['banner']} ${styles['away']}`} role="alert">
      <Icon aria-hidden="true" />
      <p>
        <Title of={login ? 'loginTitle' : 'downTitle'} />{' '}
        {t(login ? 'connection.loginNext' : 'connection.downNext')}{' '}
        {unanswered === 0
          ? t('connection.loginNone')
          : t('connection.loginDoubt', { count: unanswered, shown: count(unanswered) })}
      </p>
      <Button onPress={() => again.mutate()} isDisabled={again.isPending}>
        {t('connection.tryNow')}
      </Button>
    </div>
  )
}

/** What stands in the books and waits for a person: the rest is believed only after a gap. */
function Told() {
  const { gap, clock, closing, notClosed, shift, alerts = [] } = useHealth().data ?? {}
  const { screen } = useStore(place)
  if (gap) return <Gap gap={gap} />
  if (clock) return <ClockBanner clock={clock} />
  if (closing && screen !== 'close') return <DayBanner day={closing} isClosing />
  // What may be a customer's money is seen first.
  const isLeft = shift?.isLeftOpen && screen !== 'shift' && !alerts.some(isMoney)
  if (isLeft) return <LeftOpen shift={shift} />
  // What is seen to is gone; a day that was left open waits behind it.
  if (alerts.length > 0) return <Alerts />
  const waits = notClosed && screen !== 'close' && screen !== 'shift'
  // Paper comes after everything that is money.
  return waits ? <DayBanner day={notClosed} isClosing={false} /> : <PrintNotice />
}

function useLostForLong(): boolean {
  const { connection } = useSession()
  const lost = useStore(connection) === 'lost'
  const [long, setLong] = useState(false)
  useEffect(() => {
    if (!lost) return undefined
    const timer = setTimeout(() => setLong(true), PATIENCE_ms)
    return () => {
      clearTimeout(timer)
      setLong(false)
    }
  }, [lost])
  return lost && long
}

/** True for a while after a loss that was told: whoever read of it also reads that it is over. */
function useBackAgain(lost: boolean): boolean {
  const [back, setBack] = useState(false)
  useEffect(() => {
    if (!lost) return undefined
    return () => setBack(true)
  }, [lost])
  useEffect(() => {
    if (!back) return undefined
    const timer = setTimeout(() => setBack(false), BACK_SHOWN_ms)
    return () => clearTimeout(timer)
  }, [back])
  return back && !lost
}

/** Practice needs no internet: its providers live inside this computer. */
function useNetworkAway(): 'offline' | 'login' | 'down' | null {
  const online = useSyncExternalStore(listenToNetwork, () => navigator.onLine)
  const providers = useProviders()
  const health = useHealth()
  if (health.data?.books !== 'real') return null
  if (!online) return 'offline'
  const set = (providers.data ?? []).filter((provider) => provider.hasKey)
  if (set.some(({ health: { state } }) => state === 'login')) return 'login'
  return set.length > 0 && set.every(({ health: { state } }) => state === 'down') ? 'down' : null
}

function listenToNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
