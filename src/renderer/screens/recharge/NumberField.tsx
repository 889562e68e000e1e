import { type ChangeEvent, useId, useLayoutEffect, useRef } from 'react'
import { groupTyped } from '../../../domain/mobile-number.ts'
import { WRITTEN_MAX } from '../../../domain/written.ts'
import { Kbd } from '../../components/Kbd.tsx'
import { OperatorMark } from '../../components/OperatorMark.tsx'
import { useDenied } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { useNumLockOff } from '../../keyboard/num-lock.ts'
import { type TypedAt, caretIn } from './caret.ts'
import { dispatch } from './form-store.ts'
import { keepFocus } from './keep-focus.ts'
import styles from './Fields.module.css'
import { numberProblemShown } from './problems.ts'
import { Says } from './Says.tsx'
import type { Recharge } from './use-recharge.ts'

export function NumberField({ recharge }: { readonly recharge: Recharge }) {
  const { t, digits } = useSay()
  const { form } = recharge
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const caret = useRef<TypedAt | null>(null)
  const denied = useDenied()
  const shown = groupTyped(form.number, digits)
  const problem = numberProblemShown(form, recharge.reading)
  const numLock = useNumLockOff()
  const says = numLock.isOff ? 'recharge.numLockOff' : problem

  useLayoutEffect(() => {
    if (caret.current === null || !input.current) return
    const place = caretIn(shown, caret.current)
    input.current.setSelectionRange(place, place)
    caret.current = null
  }, [shown])
  // A new sale is a new turn, so that the next customer's number is typed where it belongs.
  const turn = form.stage === 'number' ? form.saleId : null
  useLayoutEffect(() => {
    if (turn !== null) input.current?.focus()
  }, [turn])

  const typed = (event: ChangeEvent<HTMLInputElement>) => {
    const { value, selectionStart } = event.target
    caret.current = { text: value, place: selectionStart ?? value.length }
    dispatch({ type: 'typed-number', text: value })
  }
  return (
    <div>
      <div className={styles['labels']}>
        <label htmlFor={id}>{t('recharge.number')}</label>
        <Says id={id}>{says && t(says)}</Says>
      </div>
      <div className={`${styles['field']} ${problem ? styles['wrong'] : ''}`}>
        <input
          ref={input}
          id={id}
          className={styles['big']}
          data-digits=""
          data-stage="number"
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          maxLength={WRITTEN_MAX + 1}
          readOnly={denied}
          value={shown}
          onKeyDown={numLock.hear}
          onChange={typed}
          onFocus={() => dispatch({ type: 'went-to', stage: 'number' })}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-says`}
        />
        <OperatorChoice recharge={recharge} />
      </div>
    </div>
  )
}

function OperatorChoice({ recharge }: { readonly recharge: Recharge }) {
  const { t, operator: nameOf } = useSay()
  const { operator, lineType } = recharge.reading
  const name = operator === null ? t('recharge.operatorUnknown') : nameOf(operator)
  return (
    <button
      type="button"
      className={styles['operator']}
      onMouseDown={keepFocus}
      onClick={() => dispatch({ type: 'next-operator' })}
    >
      <span className="unseen">{t('recharge.changeOperator')}</span>
      {operator !== null && <OperatorMark operator={operator} lineType={lineType} size="large" />}
      <span>{name}</span>
      <Kbd cap="/" />
    </button>
  )
}
