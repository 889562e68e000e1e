import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import styles from './Button.module.css'

interface Props {
  readonly children: ReactNode
  readonly onPress: () => void
  readonly kind?: 'plain' | 'brand' | 'danger' | 'quiet'
  readonly size?: 'small' | 'large'
  readonly isDisabled?: boolean
  readonly label?: string
  readonly className?: string
  readonly type?: 'button' | 'submit'
}

export function Button(props: Props) {
  const { children, onPress, kind = 'plain', size = 'small', isDisabled = false, label } = props
  const names = [styles['button'], styles[kind], styles[size], props.className]
  return (
    <AriaButton
      type={props.type ?? 'button'}
      className={names.filter(Boolean).join(' ')}
      onPress={onPress}
      isDisabled={isDisabled}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
    </AriaButton>
  )
}
