import {
  type ChangeEvent,
  type KeyboardEvent,
  type ReactNode,
  useId,
  useLayoutEffect,
  useRef,
} from 'react'
import { inDigits, toLatinDigits } from '../../domain/digits.ts'
import { WRITTEN_MAX } from '../../domain/written.ts'
import { useDenied } from '../core/session.ts'
import { useSay } from '../i18n/say.ts'
import type { BurstGuard } from '../keyboard/burst.ts'
import { useNumLockOff } from '../keyboard/num-lock.ts'
import styles from './Fields.module.css'
import { Says } from './Says.tsx'

interface Props {
  readonly label: string
  /** The place of the form it is; its amount, unless it says otherwise. */
  readonly stage?: string
  readonly text: string
  /** What it says of what stands in it, if anything yet. */
  readonly problem: string | null
  /** The sale whose turn it is to be typed here; null where another field has it. */
  readonly turn: string | null
  /** Tells a scanner's burst from a hand: what a scanner types here is thrown away. */
  readonly guard: BurstGuard
  readonly onType: (text: string) => void
  readonly onScan: () => void
  readonly onEnter: () => void
  /** What stands at the end of the field: between what it may be. */
  readonly children?: ReactNode
}

/** How many taka. */
export function AmountField(props: Props) {
  const { label, stage = 'amount', text, problem, turn, guard, children, ...on } = props
  const { t, digits } = useSay()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const denied = useDenied()
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
    if (verdict === 'scanner') on.onScan()
  }
  const typed = (event: ChangeEvent<HTMLInputElement>) => on.onType(event.target.value)
  return (
    <div className={styles['grow']}>
      <div className={styles['labels']}>
        <label htmlFor={id}>{label}</label>
        <Says id={id}>{numLock.isOff ? t('recharge.numLockOff') : problem}</Says>
      </div>
      <div className={`${styles['field']} ${problem === null ? '' : styles['wrong']}`}>
        <span className={styles['taka']} aria-hidden="true">
          ৳
        </span>
        <input
          ref={input}
          id={id}
          className={`${styles['big']} ${styles['amount']}`}
          data-digits=""
          data-stage={stage}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          maxLength={WRITTEN_MAX + 1}
          readOnly={denied}
          value={inDigits(toLatinDigits(text), digits)}
          onKeyDown={pressed}
          onChange={typed}
          onFocus={on.onEnter}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-says ${id}-limits`}
        />
        <span id={`${id}-limits`} className={styles['limits']}>
          {children}
        </span>
      </div>
    </div>
  )
}
