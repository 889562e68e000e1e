import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useHealth } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { everywhereKeys } from '../../keyboard/tables.ts'
import { open } from '../../shell/navigation.ts'
import { PracticeEndings } from '../practice/PracticeEndings.tsx'
import { dispatch, rechargeForm } from './form-store.ts'
import styles from './PracticeGuide.module.css'

/**
 * In practice, in the room a sale would take: numbers that end in a story worth having seen. A low
 * window has no such room, and they are a press away.
 */
export function PracticeGuide() {
  const { t } = useSay()
  const health = useHealth()
  if (!health.data?.practice) return null
  return (
    <section className={styles['guide']} aria-labelledby="practice-title">
      <h2 id="practice-title">{t('recharge.practiceTitle')}</h2>
      <div className={styles['roomy']}>
        <PracticeEndings
          form={rechargeForm}
          onChoose={(text) => dispatch({ type: 'typed-number', text })}
        />
      </div>
      <div className={styles['low']}>
        <Button onPress={() => open({ kind: 'practice' })}>
          {t('recharge.practiceOpen')} <Kbd cap={everywhereKeys.practice.caps[0]} />
        </Button>
      </div>
    </section>
  )
}
