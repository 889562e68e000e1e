import { useHealth } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { dispatch } from './form-store.ts'
import { keepFocus } from './keep-focus.ts'
import styles from './PracticeGuide.module.css'

/** Any operator would do; Grameenphone's prefix is the one most customers have. */
const FRONT = '0171234'

/** In practice, in the room a sale would take: numbers that end in a story worth having seen. */
export function PracticeGuide() {
  const { t, language } = useSay()
  const health = useHealth()
  const guide = health.data?.practice
  if (!guide) return null
  return (
    <section className={styles['guide']} aria-labelledby="practice-title">
      <h2 id="practice-title">{t('recharge.practiceTitle')}</h2>
      <ul className={styles['list']}>
        {guide.map(({ ending, meaning }) => (
          <li key={ending}>
            <button
              type="button"
              onMouseDown={keepFocus}
              onClick={() => dispatch({ type: 'typed-number', text: FRONT + ending })}
            >
              <b>…{ending}</b> {meaning[language]}
            </button>
          </li>
        ))}
      </ul>
      <p>{t('recharge.practiceNote')}</p>
    </section>
  )
}
