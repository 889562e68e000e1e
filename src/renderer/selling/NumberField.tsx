import { type ChangeEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { WRITTEN_MAX } from '../../domain/written.ts'
import { useDenied } from '../core/session.ts'
import { useSay } from '../i18n/say.ts'
import { useNumLockOff } from '../keyboard/num-lock.ts'
import { type TypedAt, caretIn } from './caret.ts'
import styles from './Fields.module.css'
import { Says } from './Says.tsx'

/** Meters have up to twenty digits: those are set smaller, for none of them may be cut off. */
function lengthOf(shown: string): 'usual' | 'long' | 'longest' {
  if (shown.length > 19) return 'longest'
  return shown.length > 14 ? 'long' : 'usual'
}

interface Props {
  readonly label: string
  /** In its groups, which come and go around the caret while it is typed. */
  readonly shown: string
  /** What it says of what stands in it, if anything yet. */
  readonly problem: string | null
  /** The sale whose turn it is to be typed here; null where another field has it. */
  readonly turn: string | null
  readonly onType: (text: string) => void
  readonly onEnter: () => void
  /** What stands at the end of the field: whose number it is. */
  readonly children?: ReactNode
}

/** The first field of a sale: for whom it is. */
export function NumberField({ label, shown, problem, turn, onType, onEnter, children }: Props) {
  const { t } = useSay()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const caret = useRef<TypedAt | null>(null)
  const denied = useDenied()
  const numLock = useNumLockOff()

  useLayoutEffect(() => {
    if (caret.current === null || !input.current) return
    const place = caretIn(shown, caret.current)
    input.current.setSelectionRange(place, place)
    caret.current = null
  }, [shown])
  // A new sale is a new turn, so that the next customer's number is typed where it belongs.
  useLayoutEffect(() => {
    if (turn !== null) input.current?.focus()
  }, [turn])

  const typed = (event: ChangeEvent<HTMLInputElement>) => {
    const { value, selectionStart } = event.target
    caret.current = { text: value, place: selectionStart ?? value.length }
    onType(value)
  }
  return (
    <div>
      <div className={styles['labels']}>
        <label htmlFor={id}>{label}</label>
        <Says id={id}>{numLock.isOff ? t('recharge.numLockOff') : problem}</Says>
      </div>
      <div className={`${styles['field']} ${problem === null ? '' : styles['wrong']}`}>
        <input
          ref={input}
          id={id}
          className={styles['big']}
          data-long={lengthOf(shown)}
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
          onFocus={onEnter}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-says`}
        />
        {children}
      </div>
    </div>
  )
}
