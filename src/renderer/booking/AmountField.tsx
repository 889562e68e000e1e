import type { ReactNode } from 'react'
import type { Money, MoneyProblem } from '../../domain/money.ts'
import type { Result } from '../../domain/result.ts'
import { WRITTEN_MAX } from '../../domain/written.ts'
import { Field } from '../components/Field.tsx'
import { useAmountWords } from '../i18n/amount-words.ts'
import { useSay } from '../i18n/say.ts'
import styles from './Booking.module.css'
import { DigitsInput } from '../components/DigitsInput.tsx'

interface Props {
  readonly label: string
  readonly text: string
  readonly amount: Result<Money, MoneyProblem>
  /** Whether what is wrong with the figure is said yet. */
  readonly isAsked: boolean
  /** What else is wrong with it than how it is written. */
  readonly problem?: string | undefined
  readonly onType: (text: string) => void
  /** A key that fills it in. */
  readonly children?: ReactNode
}

/** How much, in taka and poisha, in either digits. */
export function AmountField({ label, text, amount, isAsked, problem, onType, children }: Props) {
  const { t } = useSay()
  const amountWords = useAmountWords()
  const told = () => {
    if (!isAsked || amount.ok) return problem
    const { problem: written } = amount
    return written.code === 'decimals' ? t('amountProblem.characters') : amountWords(written)
  }
  return (
    <div data-field="amount" className={styles['amount']}>
      <Field label={label} problem={told()}>
        {({ id, describedBy, invalid }) => (
          <DigitsInput
            id={id}
            inputMode="decimal"
            maxLength={WRITTEN_MAX + 1}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            text={text}
            onType={onType}
          />
        )}
      </Field>
      {children}
    </div>
  )
}
