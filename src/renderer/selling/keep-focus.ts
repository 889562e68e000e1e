import type { MouseEvent } from 'react'
import { useEffect } from 'react'
import { typesText } from '../keyboard/use-keys.ts'

/** A click on a choice beside a field leaves the caret where the cashier types. */
export function keepFocus(event: MouseEvent): void {
  event.preventDefault()
}

/**
 * A digit typed while nothing that takes digits is in focus (after a click beside the form) goes
 * to the field whose turn it is: a cashier looks at the customer, not at the caret.
 */
export function useStrayDigits(stage: string): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { target } = event
      if (event.ctrlKey || event.metaKey || event.altKey || !/^[0-9০-৯]$/u.test(event.key)) return
      if (typesText(target) || (target instanceof HTMLElement && inDialogOrField(target))) return
      // On the read-back all that is left to be typed is what was handed over.
      const place = stage === 'read-back' ? 'given' : stage
      document.querySelector<HTMLInputElement>(`[data-stage="${place}"]`)?.focus()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [stage])
}

function inDialogOrField(element: HTMLElement): boolean {
  return element.closest('[role="dialog"], [data-digits]') !== null
}
