import type { ReactNode } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { Text } from 'react-aria-components/Text'
import { Kbd } from './Kbd.tsx'
import styles from './Segments.module.css'
import { choosesByKey } from './choose-by-key.ts'

interface Props<Value extends string> {
  readonly label: ReactNode
  readonly value: Value | null
  readonly choices: readonly { readonly value: Value; readonly words: ReactNode }[]
  readonly onChoose: (value: Value) => void
  readonly isInvalid?: boolean
  readonly describedBy?: string
  /** What follows from the choice; it stands with the label. */
  readonly hint?: ReactNode
  /** On one line: the label and its hint at the left, the choices at the right. */
  readonly onLine?: boolean
  /** A control that belongs to the choice. */
  readonly beside?: ReactNode
  /** 1, 2 … choose, and stand on the choices. Not where a digit belongs to a field beside them. */
  readonly byDigits?: boolean
}

/** A few choices side by side, one of which holds. */
export function Segments<Value extends string>(props: Props<Value>) {
  const { byDigits = false, ...rest } = props
  const values = props.choices.map(({ value }) => value)
  const choosing = { values, chosen: props.value, byDigits }
  return (
    <div
      // On a line of its own it is that line, with the edges its list gives it.
      className={props.onLine ? '' : styles['keys']}
      onKeyDownCapture={choosesByKey(choosing, props.onChoose)}
    >
      <Group {...rest} byDigits={byDigits} />
    </div>
  )
}

function Group<Value extends string>(props: Props<Value>) {
  const { label, value, choices, onChoose, describedBy } = props
  const choose = (chosen: string) => {
    const choice = choices.find((one) => one.value === chosen)
    if (choice) onChoose(choice.value)
  }
  return (
    <RadioGroup
      className={`${styles['group']} ${props.onLine ? styles['onLine'] : ''}`}
      value={value}
      onChange={choose}
      orientation="horizontal"
      isInvalid={props.isInvalid ?? false}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    >
      <div className={styles['says']}>
        <Label className={styles['label'] ?? ''}>{label}</Label>
        {props.hint !== undefined && (
          <Text slot="description" className={styles['hint'] ?? ''}>
            {props.hint}
          </Text>
        )}
      </div>
      <div className={styles['choices']}>
        {props.beside}
        <div className={styles['row']}>
          {choices.map((choice, index) => (
            <Radio key={choice.value} value={choice.value} className={styles['choice'] ?? ''}>
              {choice.words} {props.byDigits === true && <Kbd cap={String(index + 1)} />}
            </Radio>
          ))}
        </div>
      </div>
    </RadioGroup>
  )
}
