import type { NetworkCode } from '../../../domain/operator.ts'
import { networkCodes } from '../../../domain/operator.ts'
import { Field } from '../../components/Field.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useSay } from '../../i18n/say.ts'
import { certificationKeys } from '../../keyboard/tables.ts'
import { type Own, choseOperator, readOwn, typedOwn } from './own-number.ts'
import { type Step, othersThan } from './use-certification.ts'

interface Props {
  readonly step: Step
  readonly own: Own
  readonly onOwn: (change: (own: Own) => Own) => void
  readonly other: NetworkCode | null
  readonly onOther: (operator: NetworkCode) => void
  readonly isPractice: boolean
}

/** Where a step sells the hand begins at the number. */
function takeFocus(input: HTMLInputElement | null): void {
  input?.focus()
}

export function OwnNumber({ step, own, onOwn, other, onOther, isPractice }: Props) {
  const { t, operator: name } = useSay()
  const { operator, problem } = readOwn(own)
  const choices = (codes: readonly NetworkCode[]) =>
    codes.map((value) => ({ value, words: name(value) }))
  return (
    <>
      <div data-wanting="number">
        <Field
          label={t('certification.number')}
          hint={t(isPractice ? 'certification.practiceHint' : 'certification.numberHint')}
          problem={problem && t(problem)}
        >
          {({ id, describedBy, invalid }) => (
            <input
              id={id}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              ref={takeFocus}
              inputMode="numeric"
              autoComplete="off"
              data-digits=""
              maxLength={32}
              value={own.number}
              onChange={({ target }) => onOwn((before) => typedOwn(before, target.value))}
            />
          )}
        </Field>
      </div>
      <Segments
        label={
          <>
            {t('certification.operator')} <Kbd cap={certificationKeys.operator.caps[0]} />
          </>
        }
        value={operator}
        choices={choices(networkCodes)}
        onChoose={(chosen) => onOwn((before) => choseOperator(before, chosen))}
      />
      {step.step === 'refund' && (
        <div data-wanting="other">
          <Segments
            label={t('certification.otherOperator')}
            value={other}
            choices={choices(othersThan(operator))}
            onChoose={onOther}
          />
        </div>
      )}
    </>
  )
}
