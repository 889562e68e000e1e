import { Button } from '../components/Button.tsx'
import { Kbd } from '../components/Kbd.tsx'
import { Notice } from '../components/Notice.tsx'
import { useHealth } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import { everywhereKeys } from '../keyboard/tables.ts'
import { toShift } from '../shell/navigation.ts'
import styles from './NoProvider.module.css'

/** Nobody's drawer: what comes first, before a customer waits in vain. */
export function NoShift() {
  const { t } = useSay()
  if (!useHealth().data?.needsShift) return null
  return (
    <Notice tone="wait" live>
      <div className={styles['enter']}>
        <span>
          <b>{t('shift.needed')}</b> {t('shift.neededNext')}
        </span>
        <Button onPress={() => toShift(true)}>
          {t('shift.toShift')} <Kbd cap={everywhereKeys.openShift.caps[0]} />
        </Button>
      </div>
    </Notice>
  )
}
