import { useSay } from '../../i18n/say.ts'
import styles from './Packages.module.css'

const steps = ['guideNumber', 'guideBudget', 'guideWords', 'guideSend'] as const

/** In the room a sale would take, before anything was sold: how to come to a pack. */
export function Guide() {
  const { t } = useSay()
  return (
    <section className={styles['guide']} aria-labelledby="guide-title">
      <h3 id="guide-title">{t('packages.guideTitle')}</h3>
      <ul>
        {steps.map((step) => (
          <li key={step}>{t(`packages.${step}`)}</li>
        ))}
      </ul>
    </section>
  )
}
