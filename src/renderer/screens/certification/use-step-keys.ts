import type { RefObject } from 'react'
import { certificationKeys } from '../../keyboard/tables.ts'
import { pressesItself, typesText, useKeys } from '../../keyboard/use-keys.ts'

/** What the keys do on the page of a step that may cost something; other pages have none. */
export interface StepHand {
  readonly stage: 'form' | 'read-back'
  readonly look: () => void
  readonly send: () => void
  readonly back: () => void
  readonly nextOperator: () => void
}

/** Enter goes on to the read-back and never sends; `+` and F9 send, from there alone. */
export function useStepKeys(hand: RefObject<StepHand | null>): void {
  useKeys(certificationKeys, {
    forward: ({ target }) => {
      const step = hand.current
      if (step === null) return false
      if (step.stage === 'read-back') return !pressesItself(target) || sends(target)
      if (!(target instanceof HTMLInputElement)) return false
      step.look()
      return true
    },
    send: ({ target }) => {
      const step = hand.current
      if (step === null || typesText(target)) return false
      if (step.stage === 'read-back') step.send()
      else step.look()
      return true
    },
    operator: ({ target }) => {
      if (hand.current === null || typesText(target)) return false
      hand.current.nextOperator()
      return true
    },
    back: () => {
      if (hand.current?.stage !== 'read-back') return false
      hand.current.back()
      return true
    },
  })
}

/** The button that sends is for the mouse and for Space: Enter on it is swallowed too. */
function sends(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-sends]') !== null
}
