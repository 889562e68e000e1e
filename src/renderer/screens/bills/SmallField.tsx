import { type ReactNode, useRef } from 'react'
import { inDigits, toLatinDigits } from '../../../domain/digits.ts'
import { useSay } from '../../i18n/say.ts'
import { DigitsField } from '../../selling/DigitsField.tsx'
import type { BillField } from './bill-form.ts'
import styles from './Bills.module.css'
import { dispatch } from './form-store.ts'
import type { Bill } from './use-bill.ts'

interface Props {
  readonly bill: Bill
  readonly field: Exclude<BillField, 'number' | 'amount'>
  readonly label: ReactNode
  readonly text: string
  /** What it says of what stands in it, if anything yet. */
  readonly problem: string | null
}

/** A field that is filled already, or may stay empty: what is typed stands in its place at once. */
export function SmallField({ bill: { form }, field, label, text, problem }: Props) {
  const { digits } = useSay()
  const input = useRef<HTMLInputElement>(null)
  return (
    <DigitsField
      input={input}
      label={label}
      stage={field}
      shown={inDigits(toLatinDigits(text), digits)}
      problem={problem}
      turn={form.stage === field ? form.saleId : null}
      isFilled
      onChange={(event) => dispatch({ type: 'typed', field, text: event.target.value })}
      onEnter={() => dispatch({ type: 'went-to', stage: field })}
      classes={{ place: styles[field], input: styles['small'] }}
      isSaidBelow
    />
  )
}
