import { inDigits } from '../../../domain/digits.ts'
import { useHealth } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { keepFocus } from '../../selling/keep-focus.ts'
import styles from './PracticeGuide.module.css'

/** Any operator would do; Grameenphone's prefix is the one most customers have. */
const FRONT = '0171234'

/** Each ending with what it does; a press types such a number. */
export function PracticeEndings({ onChoose }: { readonly onChoose: (number: string) => void }) {
  const { t, language, digits } = useSay()
  const health = useHealth()
  return (
    <div className={styles['endings']}>
      <ul className={styles['list']}>
        {health.data?.practice?.map(({ ending, meaning }) => (
          <li key={ending}>
            <button type="button" onMouseDown={keepFocus} onClick={() => onChoose(FRONT + ending)}>
              <b>…{inDigits(ending, digits)}</b> {meaning[language]}
            </button>
          </li>
        ))}
      </ul>
      <p>{t('recharge.practiceNote')}</p>
    </div>
  )
}
