import type { InputHTMLAttributes, Ref } from 'react'
import { inDigits, toLatinDigits } from '../../domain/digits.ts'
import { useSay } from '../i18n/say.ts'

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  readonly text: string
  readonly onType: (text: string) => void
  readonly ref?: Ref<HTMLInputElement>
}

/**
 * A line for digits: typed in either script, shown in the shop's. The signs of the number pad are
 * keys in it, as they are around it.
 */
export function DigitsInput({ text, onType, ...input }: Props) {
  const { digits } = useSay()
  return (
    <input
      data-digits=""
      inputMode="numeric"
      autoComplete="off"
      spellCheck={false}
      {...input}
      value={inDigits(toLatinDigits(text), digits)}
      onChange={(event) => onType(event.target.value)}
    />
  )
}
