import { ArrowRight } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '../components/Button.tsx'
import { Kbd } from '../components/Kbd.tsx'
import { useSay } from '../i18n/say.ts'
import styles from './Booking.module.css'
import type { Booking } from './use-booking-form.ts'

interface Props {
  readonly label: string
  readonly booking: Booking
  /** What is to be booked, as it is said on the button. */
  readonly amount: string
  /** The way of the money, where the drawer is what it is about. */
  readonly direction?: 'in' | 'out'
  readonly children: ReactNode
}

/** What is about to be booked, before anything is written; `+` books it, Backspace goes back. */
export function ReadBack({ label, booking, amount, direction, children }: Props) {
  const { t } = useSay()
  const card = useRef<HTMLElement>(null)
  useEffect(() => card.current?.focus(), [])
  const { problem, isBooking } = booking
  return (
    <>
      <section
        ref={card}
        tabIndex={-1}
        className={styles['readBack']}
        data-direction={direction}
        aria-label={label}
      >
        {children}
      </section>
      {problem === null ? (
        <p className={styles['hint']}>{t('booking.lookNext')}</p>
      ) : (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      <div className={styles['actions']}>
        <Button size="large" onPress={booking.back} isDisabled={isBooking}>
          {t('booking.change')} <Kbd cap="⌫" />
        </Button>
        <Button
          size="large"
          kind="brand"
          className={styles['book'] ?? ''}
          onPress={booking.book}
          isPending={isBooking}
        >
          {t(isBooking ? 'booking.booking' : 'booking.book', { amount })}{' '}
          {['+', 'F9'].map((cap) => (
            <Kbd key={cap} cap={cap} onBrand />
          ))}
        </Button>
      </div>
    </>
  )
}

interface EffectProps {
  readonly words: string
  readonly before: ReactNode
  readonly after: ReactNode
}

/** A figure of the books as it is now, and as it will be. */
export function Effect({ words, before, after }: EffectProps) {
  return (
    <div>
      <dt>{words}</dt>
      <dd>
        <span>{before}</span> <ArrowRight size={15} aria-label="→" /> <b>{after}</b>
      </dd>
    </div>
  )
}
