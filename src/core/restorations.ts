import type { Health } from '../contract/schemas.ts'
import { madeAt_ms } from '../domain/sale.ts'
import type { WritableDb } from './db/database.ts'
import type { Run } from './run.ts'

/** A clock that is put right moves by less; further back it is a wrong one. */
const SET_BACK_ms = 3_600_000

/** Books put back from a copy lack what was sold meanwhile, until somebody looks it up. */
export interface Restorations {
  /** Tells these books from what they were before a copy was put in their place. */
  readonly edition: string
  /** From the last sale that stands in the copy to the moment it was put back. */
  gap(): { readonly from_ms: number | null; readonly until_ms: number } | null
  seen(): void
  /**
   * It may have been sent by books that are gone: it stood as not sent in a copy that was put back,
   * or its form was open before that, and only the screen still knew it.
   */
  readonly mayHaveLeft: (draft: Draft) => boolean
  /** The last copy that was put back, and how far it goes; null where none was. */
  readonly copy: Health['copy']
  /**
   * Its money is here by these books, and what those that are gone did with it is not in them: it
   * may have been paid back, or the sale made again, also where it came to its end only since.
   *
   * @param seen what whoever goes on was shown (`copySeen`)
   * @returns when the copy was put back that whoever asks must be shown first; else null
   */
  readonly asksAbout: (sale: Draft & Held, seen: number | undefined) => number | null
}

/** Where a sale stands with its customer's money. */
interface Held {
  readonly state: string
  readonly tender: string
}

/** A sale that nothing of these books says was sent. */
export interface Draft {
  readonly seq: number
  readonly id: string
  /** When it was stored. */
  readonly created_at_ms: number
}

/** @param dbId of the identity of the books */
export function createRestorations(db: WritableDb, run: Run, dbId: string): Restorations {
  const unseen = db.read<[], { from_ms: number | null; until_ms: number | null }>(
    `SELECT min(last_sale_at_ms) AS from_ms, max(at_ms) AS until_ms
     FROM restoration WHERE seen_at_ms IS NULL`,
  )
  const every = db.read<[], { last_sale_seq: number | null; at_ms: number }>(
    'SELECT last_sale_seq, at_ms FROM restoration ORDER BY seq',
  )
  // Books are put back only while they are closed.
  const putBack = every.all()
  const copied = Math.max(0, ...putBack.map(({ last_sale_seq }) => last_sale_seq ?? 0))
  const last = putBack.at(-1)
  const copy = last ? { seq: copied, putBack_ms: last.at_ms } : null
  const wasOpenBefore = ({ id, created_at_ms }: Draft): boolean => {
    const opened_ms = madeAt_ms(id)
    return putBack.some(({ at_ms }) => {
      // Opened later than it was stored: the clock was set back in between, and says nothing.
      if (opened_ms > created_at_ms) return true
      // By a clock that was set back far, every new form would be older than the copy.
      return opened_ms <= at_ms && at_ms - created_at_ms <= SET_BACK_ms
    })
  }
  const mayHaveLeft = (draft: Draft) => draft.seq <= copied || wasOpenBefore(draft)
  const see = db.change<[number]>('UPDATE restoration SET seen_at_ms = ? WHERE seen_at_ms IS NULL')
  return {
    // The same copy may be put back twice: the moment tells the two apart.
    edition: [dbId, ...putBack.map(({ at_ms }) => at_ms)].join('.'),
    gap() {
      const row = unseen.get()
      if (!row || row.until_ms === null) return null
      return { from_ms: row.from_ms, until_ms: row.until_ms }
    },
    mayHaveLeft,
    copy,
    asksAbout(sale, seen) {
      if (!copy || seen === copy.putBack_ms) return null
      const isHere = sale.tender === 'refund-due' || sale.state === 'created'
      const isOfCopy = sale.state === 'created' ? mayHaveLeft(sale) : sale.seq <= copied
      return isHere && isOfCopy ? copy.putBack_ms : null
    },
    seen() {
      db.write(() => see.run(run.moment().at_ms))
    },
  }
}
