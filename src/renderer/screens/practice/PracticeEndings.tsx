import { inDigits } from '../../../domain/digits.ts'
import { useHealth } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import type { CounterForm } from '../../sale/counter-form.ts'
import { keepFocus } from '../../selling/keep-focus.ts'
import styles from './Practice.module.css'

interface Props {
  /** Whose practice it is. */
  readonly form: CounterForm
  readonly onChoose: (number: string) => void
}

/** Each ending with what it does; a press types such a number. */
export function PracticeEndings({ form, onChoose }: Props) {
  const { t, language, digits } = useSay()
  const health = useHealth()
  const { kind, numberEnding } = form.practice
  return (
    <div className={styles['endings']}>
      <ul className={styles['list']}>
        {health.data?.practice?.map(({ ending, meaning }) => (
          <li key={ending}>
            <button
              type="button"
              onMouseDown={keepFocus}
              onClick={() => onChoose(numberEnding(ending))}
            >
              <b>…{inDigits(ending, digits)}</b> {meaning[language]}
            </button>
          </li>
        ))}
      </ul>
      <p>{t(`kinds.${kind}.practice`)}</p>
    </div>
  )
}
