import type { MarkedCode } from '../../domain/kinds/mark.ts'
import { Kbd } from '../components/Kbd.tsx'
import { OperatorMark } from '../components/OperatorMark.tsx'
import { useSay } from '../i18n/say.ts'
import styles from './Fields.module.css'
import { keepFocus } from './keep-focus.ts'

interface Props {
  /** Null while nobody knows. */
  readonly operator: MarkedCode | null
  /** What stands there while nobody knows. */
  readonly unknown?: string
  readonly onNext: () => void
}

/** Whose number it is, at the end of its field; a press or `/` makes it the next one's. */
export function OperatorChoice({ operator, unknown, onNext }: Props) {
  const { t, markName } = useSay()
  return (
    <button type="button" className={styles['operator']} onMouseDown={keepFocus} onClick={onNext}>
      <span className="unseen">{t('recharge.changeOperator')}</span>
      {operator !== null && <OperatorMark operator={operator} size="large" />}
      <span>
        {operator === null ? (unknown ?? t('recharge.operatorUnknown')) : markName(operator)}
      </span>
      <Kbd cap="/" />
    </button>
  )
}
