import type { ProviderId } from '../../domain/provider.ts'
import type { DeliveryState, TenderState } from '../../domain/sale.ts'
import type { Changes } from '../changes.ts'
import type { ReadableDb } from '../db/database.ts'

/** What of a sale counts in the figures of its day. */
export interface DaySale {
  readonly seq: number
  readonly business_date: string
  readonly state: DeliveryState
  readonly tender: TenderState
  readonly amount_e4: number
  readonly commission_e4: number | null
  readonly provider: ProviderId
  readonly expected_cost_e4: number
  readonly created_at_ms: number
}

/** The sales of a business day as they stand. */
export interface DaySales {
  of(businessDate: string): Iterable<DaySale>
}

const COLUMNS = `seq, business_date, state, tender, amount_e4, commission_e4, provider,
  expected_cost_e4, created_at_ms`

/**
 * The figures of a day are read at every change of a busy shop, and a day is ten thousand sales.
 * One day is remembered sale by sale, and what was told to have moved since is all that is read
 * again; whatever moves a sale tells it once it is on disk. Another day is read anew.
 */
export function createDaySales(db: ReadableDb, changes: Changes): DaySales {
  const whole = db.read<[string], DaySale>(`SELECT ${COLUMNS} FROM sale WHERE business_date = ?`)
  const one = db.read<[string], DaySale>(`SELECT ${COLUMNS} FROM sale WHERE id = ?`)
  let day: string | null = null
  let sales = new Map<number, DaySale>()
  const moved = new Set<string>()
  changes.listen(({ topic, id }) => {
    if (topic === 'sale') moved.add(id)
  })
  const readAnew = (businessDate: string): void => {
    sales = new Map(whole.all(businessDate).map((sale) => [sale.seq, sale]))
    day = businessDate
  }
  const readMoved = (businessDate: string): void => {
    for (const id of moved) {
      const sale = one.get(id)
      if (sale?.business_date === businessDate) sales.set(sale.seq, sale)
    }
  }
  return {
    of(businessDate) {
      // What is read inside of a write may yet be undone.
      if (db.writing()) return whole.all(businessDate)
      if (day === businessDate) readMoved(businessDate)
      else readAnew(businessDate)
      moved.clear()
      return sales.values()
    },
  }
}
