import type { UseMutationResult } from '@tanstack/react-query'
import { useState } from 'react'
import { v7 } from 'uuid'

interface Form<Draft, Reading, Wrong, Words, Answer> {
  readonly begin: () => Draft
  readonly read: (draft: Draft) => Reading
  /** What is not said yet, or said wrongly; null where all of it can be read back. */
  readonly wrongIn: (reading: Reading) => Wrong | null
  /** What is handed to the core; null where not all of it is said. */
  readonly wordsOf: (reading: Reading, id: string) => Words | null
  readonly booking: UseMutationResult<Answer, Error, Words>
  /** Why it was not booked, and what to do about it. */
  readonly said: (error: Error) => string
}

/**
 * A form of money that is filled in, read back, and booked by one command. The id of that command
 * is made when the form opens: a second press, or one after a lost answer, books nothing more.
 */
export function useBookingForm<Draft, Reading, Wrong, Words, Answer>(
  form: Form<Draft, Reading, Wrong, Words, Answer>,
) {
  const { booking } = form
  const [id] = useState(() => v7())
  const [draft, setDraft] = useState(form.begin)
  const [stage, setStage] = useState<'form' | 'read-back'>('form')
  const [asked, setAsked] = useState(false)
  const reading = form.read(draft)
  const wrong = form.wrongIn(reading)
  return {
    draft,
    reading,
    stage,
    /** What is wrong is said at its field once somebody wanted to go on. */
    wrong: asked ? wrong : null,
    isBooking: booking.isPending,
    problem: booking.error === null ? null : form.said(booking.error),
    change: (part: Partial<Draft>) => {
      booking.reset()
      setDraft((now) => ({ ...now, ...part }))
    },
    look: () => {
      setAsked(wrong !== null)
      if (wrong === null) setStage('read-back')
      return wrong
    },
    ask: () => setAsked(true),
    back: () => setStage('form'),
    book: () => {
      const words = form.wordsOf(reading, id)
      if (stage === 'read-back' && words !== null && !booking.isPending) booking.mutate(words)
    },
  }
}

/** Of a form in hand, what its keys and its buttons need to know. */
export interface Booking {
  readonly stage: 'form' | 'read-back'
  readonly isBooking: boolean
  readonly problem: string | null
  readonly back: () => void
  readonly book: () => void
}
