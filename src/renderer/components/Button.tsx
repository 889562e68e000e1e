import { type ReactNode, useEffect, useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import styles from './Button.module.css'

interface Props {
  readonly children: ReactNode
  readonly onPress: () => void
  /** What a key on it does where it is not the same: pressed unseen, it may have to ask first. */
  readonly onKey?: (() => void) | undefined
  readonly kind?: 'plain' | 'brand' | 'danger' | 'quiet'
  readonly size?: 'small' | 'large'
  readonly isDisabled?: boolean
  /**
   * Its own press is being answered: it takes no other, and keeps the focus meanwhile. Not the
   * library's own: that one announces the button by its id, also when it is gone by then.
   */
  readonly isPending?: boolean
  readonly label?: string
  readonly className?: string
  readonly type?: 'button' | 'submit'
  /** Takes the focus when it appears, in place of the button it came for. */
  readonly takesFocus?: boolean
}

export function Button(props: Props) {
  const { children, onPress, kind = 'plain', size = 'small', isDisabled = false, label } = props
  const names = [styles['button'], styles[kind], styles[size], props.className]
  const { takesFocus = false, isPending = false } = props
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takesFocus) button.current?.focus()
  }, [takesFocus])
  return (
    <AriaButton
      ref={button}
      type={isPending ? 'button' : (props.type ?? 'button')}
      className={names.filter(Boolean).join(' ')}
      onPress={({ pointerType }) => {
        if (isPending) return
        if (pointerType === 'keyboard' && props.onKey) props.onKey()
        else onPress()
      }}
      isDisabled={isDisabled}
      {...(isPending ? { 'aria-disabled': true } : {})}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
    </AriaButton>
  )
}
