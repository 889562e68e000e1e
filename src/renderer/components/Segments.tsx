import type { ReactNode } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import styles from './Segments.module.css'

interface Props<Value extends string> {
  readonly label: ReactNode
  readonly value: Value | null
  readonly choices: readonly { readonly value: Value; readonly words: ReactNode }[]
  readonly onChoose: (value: Value) => void
  readonly isInvalid?: boolean
  readonly describedBy?: string
}

/** A few choices side by side, one of which holds. */
export function Segments<Value extends string>(props: Props<Value>) {
  const { label, value, choices, onChoose, describedBy } = props
  const choose = (chosen: string) => {
    const choice = choices.find((one) => one.value === chosen)
    if (choice) onChoose(choice.value)
  }
  return (
    <RadioGroup
      className={styles['group'] ?? ''}
      value={value}
      onChange={choose}
      orientation="horizontal"
      isInvalid={props.isInvalid ?? false}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <div className={styles['row']}>
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} className={styles['choice'] ?? ''}>
            {choice.words}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
