import type { ProviderId } from '../../domain/provider.ts'
import type { Clock } from '../clock.ts'
import type { SaleRow } from '../sales/rows.ts'
import type { Agenda } from './agenda.ts'

/** When each open sale is asked about next. */
export interface Appointments {
  /**
   * True when the sale's moment has come. Otherwise its moment is put on the agenda: the one that
   * was made before, or, where the sale has moved since, a new one. One that has come and waits for
   * its turn stays, however the sale moves meanwhile.
   *
   * @param wait_ms from now; null where there is nothing left to ask
   */
  isDue(sale: SaleRow, name: string, wait_ms: number | null): boolean
  forget(sale: SaleRow): void
  /** Until a provider's next moment; below 0 where it waits for its turn, infinite without one. */
  next_ms(provider: ProviderId): number
  /** Every moment is now. */
  hurry(): void
}

interface Appointment {
  readonly provider: ProviderId
  readonly version: number
  readonly due: number
  /** It came, and the sale waits for its turn. */
  readonly hasCome: boolean
}

export function createAppointments(clock: Clock, agenda: Agenda): Appointments {
  const made = new Map<number, Appointment>()
  return {
    isDue({ seq, version, provider }, name, wait_ms) {
      const now = clock.monotonic()
      const kept = made.get(seq)
      const stays = kept?.version === version || (kept?.hasCome === true && wait_ms !== null)
      const due = stays ? kept.due : wait_ms === null ? null : now + wait_ms
      if (due === null) {
        // Kept, it would be overdue for good, and what has ended would never be asked about again.
        made.delete(seq)
        return false
      }
      if (due <= now) {
        if (kept) made.set(seq, { provider, version, due, hasCome: true })
        return true
      }
      made.set(seq, { provider, version, due, hasCome: false })
      agenda.at(name, due)
      return false
    },
    forget: ({ seq }) => void made.delete(seq),
    next_ms(provider) {
      let next = Number.POSITIVE_INFINITY
      for (const one of made.values()) if (one.provider === provider) next = Math.min(next, one.due)
      return next - clock.monotonic()
    },
    hurry() {
      const due = clock.monotonic()
      for (const [seq, one] of made) made.set(seq, { ...one, due })
    },
  }
}
