import type { ProviderId, WalletName } from '../../domain/provider.ts'
import { present } from '../../domain/result.ts'
import type { DeliveryState } from '../../domain/sale.ts'
import type { Changes } from '../changes.ts'
import type { ReadableDb } from '../db/database.ts'

/** What of a sale counts in the figures of its day. */
export interface DaySale {
  readonly seq: number
  readonly business_date: string
  readonly state: DeliveryState
  readonly amount_e4: number
  readonly commission_e4: number | null
  readonly service_charge_e4: number
  readonly provider: ProviderId
  readonly wallet: WalletName
  readonly expected_cost_e4: number
  readonly created_at_ms: number
}

/** The sales of a business day as they stand. */
export interface DaySales {
  of(businessDate: string): Iterable<DaySale>
}

const COLUMNS = `seq, business_date, state, amount_e4, commission_e4, provider, wallet,
  expected_cost_e4, created_at_ms, service_charge_e4`

const REMEMBERED = 2

/**
 * The figures of a day are read at every change of a busy shop, and a day is ten thousand sales.
 * Two days are remembered sale by sale, for a night's trade spans them, and what was told to have
 * moved since is all that is read again; whatever moves a sale tells it once it is on disk.
 */
export function createDaySales(db: ReadableDb, changes: Changes): DaySales {
  const whole = db.read<[string], DaySale>(`SELECT ${COLUMNS} FROM sale WHERE business_date = ?`)
  const one = db.read<[string], DaySale>(`SELECT ${COLUMNS} FROM sale WHERE id = ?`)
  const days = new Map<string, Map<number, DaySale>>()
  const moved = new Set<string>()
  changes.listen(({ topic, id }) => {
    if (topic === 'sale') moved.add(id)
  })
  const readMoved = (): void => {
    for (const id of moved) {
      const sale = present(one.get(id), `sale ${id}`)
      days.get(sale.business_date)?.set(sale.seq, sale)
    }
    moved.clear()
  }
  const readAnew = (businessDate: string): Map<number, DaySale> => {
    const [oldest] = days.keys()
    if (oldest !== undefined && days.size >= REMEMBERED) days.delete(oldest)
    const sales = new Map(whole.all(businessDate).map((sale) => [sale.seq, sale]))
    days.set(businessDate, sales)
    return sales
  }
  return {
    of(businessDate) {
      // What is read inside of a write may yet be undone.
      if (db.writing()) return whole.all(businessDate)
      readMoved()
      return (days.get(businessDate) ?? readAnew(businessDate)).values()
    },
  }
}
