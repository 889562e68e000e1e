import { type ChangeEvent, type KeyboardEvent, useId, useLayoutEffect, useRef } from 'react'
import { inDigits, toLatinDigits } from '../../../domain/digits.ts'
import { RECHARGE_CAP } from '../../../domain/limits.ts'
import type { Money } from '../../../domain/money.ts'
import { WRITTEN_MAX } from '../../../domain/written.ts'
import { useDenied } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { useNumLockOff } from '../../keyboard/num-lock.ts'
import type { BurstGuard } from '../../keyboard/burst.ts'
import { dispatch } from './form-store.ts'
import styles from './Fields.module.css'
import { type AmountTrouble, amountTrouble } from './problems.ts'
import { Says } from './Says.tsx'
import type { Recharge } from './use-recharge.ts'

interface Props {
  readonly recharge: Recharge
  readonly guard: BurstGuard
}

export function AmountField({ recharge, guard }: Props) {
  const { t, digits } = useSay()
  const { form, reading, quote, limits } = recharge
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const denied = useDenied()
  const trouble = amountTrouble(form, reading, quote)
  const words = useTroubleWords(trouble, recharge)

  const turn = form.stage === 'amount' ? form.saleId : null
  useLayoutEffect(() => {
    if (turn !== null) input.current?.focus()
  }, [turn])

  const numLock = useNumLockOff()
  const pressed = (event: KeyboardEvent) => {
    numLock.hear(event)
    if (denied || event.key.length !== 1 || event.ctrlKey || event.metaKey) return
    const verdict = guard.key(event.timeStamp)
    if (verdict === 'hand') return
    event.preventDefault()
    if (verdict === 'scanner') dispatch({ type: 'scanned' })
  }
  const typed = (event: ChangeEvent<HTMLInputElement>) =>
    dispatch({ type: 'typed-amount', text: event.target.value })
  return (
    <div className={styles['grow']}>
      <div className={styles['labels']}>
        <label htmlFor={id}>{t('recharge.amount')}</label>
        <Says id={id}>{numLock.isOff ? t('recharge.numLockOff') : words}</Says>
      </div>
      <div className={`${styles['field']} ${trouble ? styles['wrong'] : ''}`}>
        <span className={styles['taka']} aria-hidden="true">
          ৳
        </span>
        <input
          ref={input}
          id={id}
          className={`${styles['big']} ${styles['amount']}`}
          data-digits=""
          data-stage="amount"
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          maxLength={WRITTEN_MAX + 1}
          readOnly={denied}
          value={inDigits(toLatinDigits(form.amount), digits)}
          onKeyDown={pressed}
          onChange={typed}
          onFocus={() => dispatch({ type: 'went-to', stage: 'amount' })}
          aria-invalid={trouble !== null}
          aria-describedby={`${id}-says ${id}-limits`}
        />
        <span id={`${id}-limits`} className={styles['limits']}>
          <Limits limits={limits} />
        </span>
      </div>
    </div>
  )
}

function Limits({ limits }: { readonly limits: Recharge['limits'] }) {
  const { t, taka } = useSay()
  if (!limits || limits.min_e4 === null || limits.max_e4 === null) return null
  // Beside the field, and so in the digits of the field.
  const figure = (amount: Money) => taka(amount).slice(1)
  return (
    <>
      <span>{t('recharge.least', { min: figure(limits.min_e4) })}</span>{' '}
      <span>{t('recharge.most', { max: figure(limits.max_e4) })}</span>
    </>
  )
}

function useTroubleWords(trouble: AmountTrouble | null, recharge: Recharge): string | null {
  const { t, taka } = useSay()
  const { reading, quote } = recharge
  if (!trouble) return null
  const { code } = trouble
  const least = quote?.min_e4 ?? null
  if (code === 'below-minimum') {
    return t('cannot.below-minimum', { limit: least === null ? '' : taka(least) })
  }
  if (code === 'above-maximum') {
    return t('cannot.above-maximum', { limit: taka(quote?.max_e4 ?? RECHARGE_CAP) })
  }
  const read = reading.amount.ok ? null : reading.amount.problem
  const amount = read?.code === 'grouped' ? taka(read.amount_e4) : ''
  return t(`amountProblem.${code}`, { amount })
}
