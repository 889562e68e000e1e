import { type ChangeEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import { type TypedAt, caretIn } from './caret.ts'
import { DigitsField } from './DigitsField.tsx'

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
export function NumberField({ onType, children, ...props }: Props) {
  const { shown } = props
  const input = useRef<HTMLInputElement>(null)
  const caret = useRef<TypedAt | null>(null)
  useLayoutEffect(() => {
    if (caret.current === null || !input.current) return
    const place = caretIn(shown, caret.current)
    input.current.setSelectionRange(place, place)
    caret.current = null
  }, [shown])
  const typed = (event: ChangeEvent<HTMLInputElement>) => {
    const { value, selectionStart } = event.target
    caret.current = { text: value, place: selectionStart ?? value.length }
    onType(value)
  }
  return (
    <DigitsField {...props} input={input} stage="number" length={lengthOf(shown)} onChange={typed}>
      {children}
    </DigitsField>
  )
}
