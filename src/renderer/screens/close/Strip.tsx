import { useSay } from '../../i18n/say.ts'
import { type CloseStep, closeSteps } from './steps.ts'
import styles from './Strip.module.css'

/** The way through the close, and where on it somebody is. */
export function Strip({ at }: { readonly at: CloseStep }) {
  const { t, count } = useSay()
  const here = closeSteps.indexOf(at)
  return (
    <ol className={styles['strip']} aria-label={t('close.steps')}>
      {closeSteps.map((step, nth) => (
        <li
          key={step}
          className={nth < here ? styles['past'] : nth === here ? styles['now'] : styles['ahead']}
          aria-current={nth === here ? 'step' : undefined}
        >
          <span aria-hidden="true">{nth < here ? '✓' : count(nth + 1)}</span>
          {t(`close.step.${step}`)}
        </li>
      ))}
    </ol>
  )
}
