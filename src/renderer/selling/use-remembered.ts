import { useEffect } from 'react'
import type { Quote } from '../../contract/quote.ts'
import type { LineReading, Memory } from './line.ts'

/** What the core remembers of the number in the form, told to the form once it is known. */
export function useRemembered(
  quote: Quote | null,
  { number }: Pick<LineReading, 'number'>,
  dispatch: (action: { readonly type: 'remembered'; readonly memory: Memory }) => void,
): void {
  const remembered = quote?.remembered ?? null
  const whole = number.ok ? number.value : null
  useEffect(() => {
    if (remembered === null || whole === null) return
    dispatch({ type: 'remembered', memory: { number: whole, ...remembered } })
  }, [dispatch, whole, remembered])
}
