import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { useSay } from '../../i18n/say.ts'
import styles from './SwitchCard.module.css'
import { DigitsInput } from '../../components/DigitsInput.tsx'

interface Props<Figure extends number> {
  readonly label: string
  readonly hint: string
  /** Said where what stands there is no such figure. */
  readonly wrong: string
  readonly kept: Figure
  readonly written: string
  readonly maxLength: number
  /** @returns null for what cannot be meant */
  readonly read: (typed: string) => Figure | null
  readonly isPending: boolean
  readonly onSave: (figure: Figure) => void
}

/** One figure that an owner sets, saved with Enter once it is another. */
export function FigureLine<Figure extends number>(props: Props<Figure>) {
  const { t } = useSay()
  const { label, hint, wrong, kept, written, maxLength, read, isPending, onSave } = props
  const [typed, setTyped] = useState(written)
  const figure = read(typed)
  const isSame = figure === kept
  return (
    <form
      className={styles['line']}
      onSubmit={(event) => {
        event.preventDefault()
        if (figure !== null && !isSame) onSave(figure)
      }}
    >
      <Field label={label} hint={hint} problem={figure === null ? wrong : null}>
        {({ id, describedBy, invalid }) => (
          <DigitsInput
            id={id}
            maxLength={maxLength}
            aria-invalid={invalid}
            aria-describedby={describedBy}
            text={typed}
            onType={setTyped}
          />
        )}
      </Field>
      <Button
        type="submit"
        onPress={() => undefined}
        isDisabled={figure === null || isSame}
        isPending={isPending}
      >
        {t('settings.save')}
      </Button>
    </form>
  )
}
