import { useEffect, useRef } from 'react'
import { Input } from 'react-aria-components/Input'
import { TextField } from 'react-aria-components/TextField'
import styles from './ListField.module.css'

interface Props {
  readonly label: string
  readonly hint: string
  /** So many letters at most. */
  readonly max: number
}

/** Within an `Autocomplete`, what its list is looked through by: in hand from the start. */
export function ListField({ label, hint, max }: Props) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <TextField aria-label={label}>
      <Input
        ref={field}
        className={styles['field'] ?? ''}
        placeholder={hint}
        autoComplete="off"
        maxLength={max}
      />
    </TextField>
  )
}
