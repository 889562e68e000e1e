import { Search } from 'lucide-react'
import type { InputHTMLAttributes, Ref } from 'react'
import { Kbd } from './Kbd.tsx'
import styles from './SearchBox.module.css'

type Passed = 'value' | 'maxLength' | 'inputMode' | 'aria-describedby'

interface Props extends Pick<InputHTMLAttributes<HTMLInputElement>, Passed> {
  readonly id: string
  readonly label: string
  /** The key that leads into it. */
  readonly cap: string
  readonly onType: (text: string) => void
  /** ↓ and Enter lead from it into the list. */
  readonly onToList: () => void
  readonly ref?: Ref<HTMLInputElement>
  /** A field of digits: it is kept in the font whose digits stand under each other. */
  readonly 'data-digits'?: ''
}

/** The field a list is searched by, above it. */
export function SearchBox({ label, cap, onType, onToList, ...input }: Props) {
  return (
    <div className={styles['search']}>
      <label htmlFor={input.id}>{label}</label>
      <div className={styles['box']}>
        <Search size={18} aria-hidden="true" />
        <input
          {...input}
          autoComplete="off"
          onChange={(event) => onType(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
            event.preventDefault()
            onToList()
          }}
        />
        <Kbd cap={cap} />
      </div>
    </div>
  )
}
