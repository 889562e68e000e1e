import {
  type ChangeEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useId,
  useLayoutEffect,
} from 'react'
import { WRITTEN_MAX } from '../../domain/written.ts'
import { useDenied } from '../core/session.ts'
import { useSay } from '../i18n/say.ts'
import { useNumLockOff } from '../keyboard/num-lock.ts'
import styles from './Fields.module.css'
import { Says } from './Says.tsx'

interface Props {
  readonly input: RefObject<HTMLInputElement | null>
  readonly label: ReactNode
  /** The place of the form it is. */
  readonly stage: string
  readonly shown: string
  /** What it says of what stands in it, if anything yet. */
  readonly problem: string | null
  /** The sale whose turn it is to be typed here; null where another field has it. */
  readonly turn: string | null
  /** What stands there is filled already: what is typed takes its place at once. */
  readonly isFilled?: boolean
  readonly onKey?: (event: KeyboardEvent) => void
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void
  readonly onEnter: () => void
  readonly classes?: { readonly place?: string | undefined; readonly input?: string | undefined }
  /** Long ones are set smaller, for no digit may be cut off. */
  readonly length?: 'usual' | 'long' | 'longest'
  readonly isSaidBelow?: boolean
  readonly before?: ReactNode
  /** Between what it may be; read out with the field. */
  readonly limits?: ReactNode
  readonly children?: ReactNode
}

/** A field of a sale that takes digits: its label, what is typed, and what is wrong with that. */
export function DigitsField(props: Props) {
  const { t } = useSay()
  const id = useId()
  const denied = useDenied()
  const numLock = useNumLockOff()
  const { input, turn, problem, limits, classes = {}, isFilled = false } = props
  // A new sale is a new turn, so that the next customer's number is typed where it belongs.
  useLayoutEffect(() => {
    if (turn === null) return
    input.current?.focus()
    if (isFilled) input.current?.select()
  }, [input, turn, isFilled])
  const pressed = (event: KeyboardEvent) => {
    numLock.hear(event)
    if (!denied) props.onKey?.(event)
  }
  const says = <Says id={id}>{numLock.isOff ? t('recharge.numLockOff') : problem}</Says>
  return (
    <div className={classes.place}>
      <div className={styles['labels']}>
        <label htmlFor={id}>{props.label}</label>
        {!props.isSaidBelow && says}
      </div>
      <div className={`${styles['field']} ${problem === null ? '' : styles['wrong']}`}>
        {props.before}
        <input
          ref={input}
          id={id}
          className={`${styles['big']} ${classes.input ?? ''}`}
          data-digits=""
          data-long={props.length}
          data-stage={props.stage}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          maxLength={WRITTEN_MAX + 1}
          readOnly={denied}
          value={props.shown}
          onKeyDown={pressed}
          onChange={props.onChange}
          onFocus={props.onEnter}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-says${limits === undefined ? '' : ` ${id}-limits`}`}
        />
        {limits !== undefined && (
          <span id={`${id}-limits`} className={styles['limits']}>
            {limits}
          </span>
        )}
        {props.children}
      </div>
      {props.isSaidBelow && says}
    </div>
  )
}
