import type { Clock } from '../clock.ts'
import type { SaleRow } from '../sales/rows.ts'
import type { Agenda } from './agenda.ts'

/** When each open sale is asked about next. */
export interface Appointments {
  /**
   * True when the sale's moment has come. Otherwise its moment is put on the agenda: the one that
   * was made before, or, where the sale has moved since, a new one.
   *
   * @param wait_ms from now; null where there is nothing left to ask
   */
  isDue(sale: SaleRow, name: string, wait_ms: number | null): boolean
  forget(sale: SaleRow): void
  /** Every moment is now. */
  hurry(): void
}

interface Appointment {
  readonly version: number
  readonly due: number
}

export function createAppointments(clock: Clock, agenda: Agenda): Appointments {
  const made = new Map<number, Appointment>()
  return {
    isDue({ seq, version }, name, wait_ms) {
      const now = clock.monotonic()
      const kept = made.get(seq)
      const due = kept?.version === version ? kept.due : wait_ms === null ? null : now + wait_ms
      if (due === null) return false
      if (due <= now) return true
      made.set(seq, { version, due })
      agenda.at(name, due)
      return false
    },
    forget: ({ seq }) => void made.delete(seq),
    hurry() {
      const due = clock.monotonic()
      for (const [seq, { version }] of made) made.set(seq, { version, due })
    },
  }
}
