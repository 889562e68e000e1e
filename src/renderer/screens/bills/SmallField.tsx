import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { inDigits, toLatinDigits } from '../../../domain/digits.ts'
import { WRITTEN_MAX } from '../../../domain/written.ts'
import { useDenied } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { useNumLockOff } from '../../keyboard/num-lock.ts'
import fields from '../../selling/Fields.module.css'
import { Says } from '../../selling/Says.tsx'
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
export function SmallField({ bill, field, label, text, problem }: Props) {
  const { t, digits } = useSay()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const denied = useDenied()
  const numLock = useNumLockOff()
  const turn = bill.form.stage === field ? bill.form.saleId : null
  useLayoutEffect(() => {
    if (turn === null || !input.current) return
    if (document.activeElement !== input.current) input.current.focus()
    input.current.select()
  }, [turn])
  return (
    <div className={styles[field]}>
      <div className={fields['labels']}>
        <label htmlFor={id}>{label}</label>
      </div>
      <div className={`${fields['field']} ${problem === null ? '' : fields['wrong']}`}>
        <input
          ref={input}
          id={id}
          className={`${fields['big']} ${styles['small']}`}
          data-digits=""
          data-stage={field}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          maxLength={WRITTEN_MAX + 1}
          readOnly={denied}
          value={inDigits(toLatinDigits(text), digits)}
          onKeyDown={numLock.hear}
          onChange={(event) => dispatch({ type: 'typed', field, text: event.target.value })}
          onFocus={() => dispatch({ type: 'went-to', stage: field })}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-says`}
        />
      </div>
      <Says id={id}>{numLock.isOff ? t('recharge.numLockOff') : problem}</Says>
    </div>
  )
}
