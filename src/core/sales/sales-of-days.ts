import { OF_DAYS_LIMIT, type SalesOfDays } from '../../contract/sales-of-days.ts'
import type { Sale, SalePage } from '../../contract/schemas.ts'
import { present } from '../../domain/result.ts'
import type { ReadableDb } from '../db/database.ts'
import type { SaleRow } from './rows.ts'

export type ReadSalesOfDays = (asked: SalesOfDays) => SalePage

/** Days looked through for one answer: where few sales match, the next answer goes on. */
const DAYS_AT_ONCE = 16

interface Words {
  readonly day: string
  /** The sale of it that was read last, or the one before its first. */
  readonly read: number
  readonly last: number
  readonly kind: string | null
  readonly state: string | null
  readonly limit: number
}

/** A day, the sale of it that was read last, and its last one. */
interface Place {
  readonly day: string
  /** The sale of it that was read last, or the one before its first. */
  readonly read: number
  readonly last: number
}

/**
 * Sales of days of trade, page by page and day by day, whatever the clock said. The next day with a
 * sale is looked up in the index of days, and its sales are walked where they lie: a page costs the
 * same however long the history is.
 */
export function createSalesOfDays(db: ReadableDb, toSale: (row: SaleRow) => Sale): ReadSalesOfDays {
  const ofDay = db.read<[Words], SaleRow>(
    `SELECT * FROM sale
     WHERE seq > @read AND seq <= @last AND +business_date = CAST(@day AS TEXT)
       AND (@kind IS NULL OR +kind = CAST(@kind AS TEXT))
       AND (@state IS NULL OR +state = CAST(@state AS TEXT))
     ORDER BY seq LIMIT @limit`,
  )
  const nextDay = createNextDay(db)
  const pageOf = (rows: readonly SaleRow[], rest: Place | null): SalePage => ({
    sales: rows.map(toSale),
    cursor: rest === null ? null : `${rest.day}:${rest.read}:${rest.last}`,
  })
  return ({ from, to, kind = null, state = null, cursor }) => {
    const found: SaleRow[] = []
    let place = cursor === undefined ? nextDay('>=', from, to) : placeOf(cursor)
    for (let days = 0; place !== null; days += 1) {
      if (days >= DAYS_AT_ONCE) return pageOf(found, place)
      const limit = OF_DAYS_LIMIT + 1 - found.length
      found.push(...ofDay.all({ ...place, kind, state, limit }))
      if (found.length > OF_DAYS_LIMIT) {
        const shown = found.slice(0, OF_DAYS_LIMIT)
        return pageOf(shown, restOf(place, shown))
      }
      place = nextDay('>', place.day, to)
    }
    return pageOf(found, null)
  }
}

/** Where a page ends: the day of its last sale may be the one before. */
function restOf(place: Place, shown: readonly SaleRow[]): Place {
  const read = shown.at(-1)
  return read?.business_date === place.day ? { ...place, read: read.seq } : place
}

function placeOf(cursor: string): Place {
  const [day = '', read = '', last = ''] = cursor.split(':')
  return { day, read: Number(read), last: Number(last) }
}

/** The next day with a sale, and where its sales lie; null where there is none up to the last. */
function createNextDay(db: ReadableDb) {
  const days = (beyond: '>' | '>=') =>
    db.read<[string, string], { day: string | null }>(
      `SELECT min(business_date) AS day FROM sale
       WHERE business_date ${beyond} ? AND business_date <= ?`,
    )
  const following = { '>': days('>'), '>=': days('>=') }
  const bounds = db.read<[string], { first: number; last: number }>(
    'SELECT min(seq) AS first, max(seq) AS last FROM sale WHERE business_date = ?',
  )
  return (beyond: '>' | '>=', from: string, to: string): Place | null => {
    const { day } = present(following[beyond].get(from, to), 'a day')
    if (day === null) return null
    const { first, last } = present(bounds.get(day), `the sales of ${day}`)
    return { day, read: first - 1, last }
  }
}
