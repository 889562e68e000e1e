import { Coins } from 'lucide-react'
import type { ShiftHead } from '../../contract/shifts.ts'
import { Button } from '../components/Button.tsx'
import { Kbd } from '../components/Kbd.tsx'
import { useSay } from '../i18n/say.ts'
import { everywhereKeys } from '../keyboard/tables.ts'
import styles from './Banner.module.css'
import { goTo } from './navigation.ts'
import { useAlertKey } from './use-alert-key.ts'

/** A shift of an earlier day is still open: it is counted and closed before today's begins. */
export function LeftOpen({ shift }: { readonly shift: ShiftHead }) {
  const { t, count, day } = useSay()
  const banner = useAlertKey()
  const { number, cashier, businessDate } = shift
  const words = { number: count(number), cashier, day: day(businessDate) }
  return (
    <section
      ref={banner}
      className={`${styles['banner']} ${styles['away']}`}
      aria-live="polite"
      data-left-open={number}
    >
      <Coins aria-hidden="true" />
      <p>
        <b>{t('shift.leftOpenTitle', words)}</b> {t('shift.leftOpenNext')}
      </p>
      <Button onPress={() => goTo({ screen: 'shift', does: 'count' })}>
        {t('shift.leftOpenGo')} <Kbd cap={everywhereKeys.openShift.caps[0]} />
      </Button>
      <Kbd cap={everywhereKeys.alert.caps[0]} />
    </section>
  )
}
