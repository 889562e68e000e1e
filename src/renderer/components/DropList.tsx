import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select, SelectValue } from 'react-aria-components/Select'
import { dialogKeys } from '../keyboard/tables.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import styles from './DropList.module.css'

interface Props<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly choices: readonly { readonly value: Value; readonly words: string }[]
  readonly onChoose: (value: Value) => void
  /** What stands beside it says what it is: its label is for those who hear the page. */
  readonly isLabelUnseen?: boolean
}

/** More choices than stand side by side, one of which holds: they are listed when it is pressed. */
export function DropList<Value extends string>(props: Props<Value>) {
  const { label, value, choices, onChoose, isLabelUnseen = false } = props
  const [isOpen, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    return true
  }
  // As over a dialog: Escape closes the list, and means nothing to the screen below.
  useKeys(dialogKeys, { close }, { exclusive: true, enabled: isOpen })
  return (
    <Select
      isOpen={isOpen}
      onOpenChange={setOpen}
      value={value}
      onChange={(chosen) => {
        const choice = choices.find((one) => one.value === chosen)
        if (choice) onChoose(choice.value)
      }}
    >
      <Label className={isLabelUnseen ? 'unseen' : (styles['label'] ?? '')}>{label}</Label>
      <Button className={styles['button'] ?? ''}>
        <SelectValue className={styles['value'] ?? ''} />
        <ChevronDown size={18} aria-hidden="true" />
      </Button>
      <Popover className={styles['over'] ?? ''} placement="bottom start" offset={4}>
        <ListBox className={styles['list'] ?? ''}>
          {choices.map((choice) => (
            <ListBoxItem
              key={choice.value}
              id={choice.value}
              textValue={choice.words}
              className={styles['choice'] ?? ''}
            >
              {choice.words}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}
