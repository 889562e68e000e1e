import type { KeyboardEventHandler, Ref } from 'react'
import { Field } from '../../components/Field.tsx'
import { useSay } from '../../i18n/say.ts'
import { useNicknameProblem } from './nickname-problem.ts'

/** As long as anybody types; the core says what is too long, and why. */
const TYPED_MAX = 200

interface Props {
  readonly ref: Ref<HTMLInputElement>
  readonly nickname: string
  readonly onType: (text: string) => void
  /** Why it could not be saved. */
  readonly error: Error | null
  readonly onKeyDown?: KeyboardEventHandler
}

/** What a saved account is called. */
export function NicknameField({ ref, nickname, onType, error, onKeyDown }: Props) {
  const { t } = useSay()
  return (
    <Field label={t('bills.nickname')} problem={useNicknameProblem(error)}>
      {({ id, describedBy, invalid }) => (
        <input
          ref={ref}
          id={id}
          value={nickname}
          autoComplete="off"
          maxLength={TYPED_MAX}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={onKeyDown}
          aria-invalid={invalid}
          aria-describedby={describedBy}
        />
      )}
    </Field>
  )
}
