import type { SaleRow } from '../sales/rows.ts'
import type { Transitions } from '../sales/transition.ts'
import type { Agenda } from './agenda.ts'
import type { SettlementParts } from './parts.ts'

/**
 * A draft nobody sent is called off after this: its customer has left. Not one of a copy of the
 * books: whether it was sent since the copy was made is for a person to find out.
 */
const DRAFT_EXPIRES_ms = 10 * 60_000

/** Drafts are timed from when this run first saw them: a clock that jumps calls off none. */
export interface Drafts {
  look(sale: SaleRow, name: string): void
  forget(sale: SaleRow): void
}

type DraftParts = Pick<SettlementParts, 'clock' | 'mayHaveLeft'> & {
  readonly transitions: Pick<Transitions, 'take'>
}

export function createDrafts(
  { clock, transitions, mayHaveLeft }: DraftParts,
  agenda: Pick<Agenda, 'at'>,
): Drafts {
  const firstSeen = new Map<number, number>()
  return {
    look(sale, name) {
      if (mayHaveLeft(sale)) return
      const since = firstSeen.get(sale.seq) ?? clock.monotonic()
      firstSeen.set(sale.seq, since)
      if (clock.monotonic() - since < DRAFT_EXPIRES_ms) {
        agenda.at(name, since + DRAFT_EXPIRES_ms)
        return
      }
      const evidence = { cause: 'expiry', words: '', observed: null } as const
      transitions.take(sale.seq, { type: 'cancelled', by: 'expiry' }, evidence)
    },
    forget: ({ seq }) => void firstSeen.delete(seq),
  }
}
