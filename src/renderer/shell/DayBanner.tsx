import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CalendarClock, CalendarX } from 'lucide-react'
import type { ClockStanding } from '../../contract/days.ts'
import { Button } from '../components/Button.tsx'
import { Kbd } from '../components/Kbd.tsx'
import { queryKeys } from '../core/queries.ts'
import { useSession } from '../core/session.ts'
import { useSay } from '../i18n/say.ts'
import { everywhereKeys } from '../keyboard/tables.ts'
import { Asking, ReadOut } from '../sale/Asking.tsx'
import { useSecondPress } from '../sale/second-press.ts'
import styles from './Banner.module.css'
import { goTo } from './navigation.ts'
import { useAlertKey } from './use-alert-key.ts'

interface Props {
  readonly day: string
  /** It is being closed this moment, and nobody can sell. */
  readonly isClosing: boolean
}

/** A day that nobody closed, or whose close was left in the middle. */
export function DayBanner({ day: date, isClosing }: Props) {
  const { t, day } = useSay()
  const { api } = useSession()
  const banner = useAlertKey()
  const leave = useMutation({ mutationFn: () => api.days.leave() })
  return (
    <section
      ref={banner}
      className={`${styles['banner']} ${styles['away']}`}
      aria-live="polite"
      data-day-banner={isClosing ? 'closing' : 'not-closed'}
    >
      <CalendarX aria-hidden="true" />
      <p>
        <b>{t(isClosing ? 'dayBanner.closing' : 'dayBanner.notClosed', { day: day(date) })}</b>{' '}
        {!isClosing && t('dayBanner.notClosedNext')}
      </p>
      <Button onPress={() => goTo({ screen: 'close' })}>
        {t(isClosing ? 'dayBanner.goOn' : 'dayBanner.closeIt')}
      </Button>
      {isClosing && (
        <Button onPress={() => leave.mutate()} isPending={leave.isPending}>
          {t('dayBanner.leave')}
        </Button>
      )}
      <Kbd cap={everywhereKeys.alert.caps[0]} />
    </section>
  )
}

/** The date is not likely: nothing is sold, or no day is closed, before somebody has looked. */
export function ClockBanner({ clock }: { readonly clock: ClockStanding }) {
  const { t, day } = useSay()
  const banner = useAlertKey()
  const { why, shows, newest, bars } = clock
  const words = { shows: day(shows), newest: day(newest) }
  const beside = why === 'behind' ? 'dayBanner.clockBehind' : 'dayBanner.clockAhead'
  return (
    <section ref={banner} className={`${styles['banner']} ${styles['lost']}`} role="alert">
      <CalendarClock aria-hidden="true" />
      <p>
        <b>{t(bars === 'sales' ? beside : 'dayBanner.clockMoved', words)}</b>{' '}
        {t(bars === 'sales' ? 'dayBanner.clockNext' : 'dayBanner.clockNoClose')}
      </p>
      <ClockRight />
      <Kbd cap={everywhereKeys.alert.caps[0]} />
    </section>
  )
}

/** A wrong date stays in the books for good: one press asks, as where money is booked. */
function ClockRight() {
  const { t } = useSay()
  const { api } = useSession()
  const queries = useQueryClient()
  const right = useMutation({
    mutationFn: () => api.books.clockRight(),
    onSuccess: (health) => queries.setQueryData(queryKeys.health, health),
  })
  const { isAsking, press } = useSecondPress(() => right.mutate())
  const asking = t('dayBanner.clockSure')
  return (
    <>
      <Button
        kind={isAsking ? 'brand' : 'plain'}
        onPress={() => press()}
        isPending={right.isPending}
      >
        <Asking words={t('dayBanner.clockRight')} asking={asking} isAsking={isAsking} />
      </Button>
      <ReadOut asking={asking} isAsking={isAsking} />
    </>
  )
}
