import type { KeyMap } from '../keyboard/keymap.ts'
import type { KeyHandler } from '../keyboard/layers.ts'
import { pressesItself, typesText, useKeys } from '../keyboard/use-keys.ts'
import type { Booking } from './use-booking-form.ts'

type BookingKeyMap = KeyMap & Readonly<Record<'forward' | 'book' | 'back', KeyMap[string]>>

interface Keys<Map extends BookingKeyMap> {
  /** Enter in the form: on to the next field, or to the read-back. */
  readonly goOn: (target: EventTarget | null) => void
  readonly also?: Partial<Record<keyof Map & string, KeyHandler>>
  readonly enabled?: boolean
}

/** Enter goes one field on and never books; `+` and F9 book, from the read-back alone. */
export function useBookingKeys<Map extends BookingKeyMap>(
  map: Map,
  booking: Booking,
  { goOn, also, enabled = true }: Keys<Map>,
): void {
  const handlers: Partial<Record<string, KeyHandler>> = {
    ...also,
    forward: ({ target }) => {
      if (fieldOf(target) === null && pressesItself(target)) return false
      if (booking.stage === 'form') goOn(target)
      return true
    },
    book: ({ target }) => {
      if (booking.stage === 'form') return !typesText(target)
      booking.book()
      return true
    },
    back: () => {
      if (booking.stage === 'form' || booking.isBooking) return false
      booking.back()
      return true
    },
  }
  useKeys<KeyMap>(map, handlers, { enabled })
}

/** The name of the field that the hand is in; null where it is in none. */
export function fieldOf(target: EventTarget | null): string | null {
  const part = target instanceof Element ? target.closest('[data-field]') : null
  return part?.getAttribute('data-field') ?? null
}

/** To a field by its name: to what is chosen in it, where it is a choice. */
export function focusField(form: HTMLFormElement | null, field: string): void {
  const part = form?.querySelector(`[data-field="${field}"]`)
  const chosen = part?.querySelector<HTMLInputElement>('input:checked')
  const first = chosen ?? part?.querySelector<HTMLInputElement>('input')
  first?.focus()
}
