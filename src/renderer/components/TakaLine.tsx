import { useId } from 'react'
import { WRITTEN_MAX } from '../../domain/written.ts'
import { useSay } from '../i18n/say.ts'
import { Button } from './Button.tsx'
import styles from './TakaLine.module.css'
import { DigitsInput } from './DigitsInput.tsx'

interface Props {
  readonly label: string
  readonly hint: string
  /** What is wrong with what stands in it; null for nothing. */
  readonly problem: string | null
  readonly text: string
  /** What stands there while nothing is typed. */
  readonly empty?: string
  readonly onType: (text: string) => void
  readonly isChanged: boolean
  readonly isSaving: boolean
  /** On the button. */
  readonly saveWords: string
  readonly onSave: () => void
}

/** An owner's line in taka: one figure on one line, saved with Enter once it is another. */
export function TakaLine({ label, hint, problem, text, empty, onType, ...rest }: Props) {
  const { t } = useSay()
  const id = useId()
  const { isChanged, isSaving, saveWords, onSave } = rest
  return (
    <form
      className={styles['line']}
      onSubmit={(event) => {
        event.preventDefault()
        if (isChanged) onSave()
      }}
    >
      <label htmlFor={id}>{label}</label>
      <span className={styles['box']}>
        <span aria-hidden="true">৳</span>
        <DigitsInput
          id={id}
          maxLength={WRITTEN_MAX}
          placeholder={empty}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-says`}
          text={text}
          onType={onType}
        />
      </span>
      <Button type="submit" onPress={() => undefined} isDisabled={!isChanged || isSaving}>
        {isSaving ? t('settings.saving') : saveWords}
      </Button>
      <small id={`${id}-says`} className={problem === null ? styles['hint'] : styles['problem']}>
        {problem ?? hint}
      </small>
    </form>
  )
}
