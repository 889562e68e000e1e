import type { ReactNode } from 'react'
import { Field } from '../components/Field.tsx'

interface Props {
  /** Its name among the fields of the form. */
  readonly field: string
  readonly label: string
  readonly hint: ReactNode
  readonly problem: string | undefined
  readonly text: string
  /** So many letters at most. */
  readonly max: number
  readonly onType: (text: string) => void
}

/** A few words of a person, on one line. */
export function WordsField({ field, label, hint, problem, text, max, onType }: Props) {
  return (
    <div data-field={field}>
      <Field label={label} hint={hint} problem={problem}>
        {({ id, describedBy, invalid }) => (
          <input
            id={id}
            autoComplete="off"
            spellCheck={false}
            maxLength={max}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            value={text}
            onChange={(event) => onType(event.target.value)}
          />
        )}
      </Field>
    </div>
  )
}
