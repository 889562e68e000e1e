import type { Sale, SaleDetail, SaleFilter, SalePage } from '../../contract/schemas.ts'
import { deliveredStates } from '../../domain/sale.ts'
import { SaleStep } from '../../domain/sale-machine.ts'
import type { ReadableDb } from '../db/database.ts'
import { createEarningOf } from './kept-earning.ts'
import { createObservations } from './observations.ts'
import { createPages } from './pages.ts'
import { reasonCode } from './reason.ts'
import { createSaleRows, createToSale, type SaleRow } from './rows.ts'
import { type ReadSalesOfDays, createSalesOfDays } from './sales-of-days.ts'
import { createTokenReading } from './tokens.ts'

export interface SaleReading {
  /** As a screen sees it. */
  toSale(row: SaleRow): Sale
  detail(id: string): SaleDetail | null
  /** From either end. Never reads more of the history than a page and its search need. */
  page(filter: SaleFilter): SalePage
  ofDays: ReadSalesOfDays
  /** The last sales to one number, newest first. */
  ofNumber(number: string, limit: number): SaleRow[]
}

/** What its wallet says of a sale; null where that is no evidence of it. */
export type WalletSaysOf = (sale: SaleRow) => SaleDetail['wallet']

/**
 * Tokens are told once the sale is delivered. One that was taken back afterwards keeps its own: a
 * customer may ask about them.
 */
const TOLD: readonly SaleDetail['state'][] = [...deliveredStates, 'reversed']

/** What stands about it that a person must see. */
export type AlertsOf = (sale: SaleRow) => SaleDetail['alerts']

export function createSaleReading(
  db: ReadableDb,
  walletSays: WalletSaysOf,
  alertsOf: AlertsOf,
): SaleReading {
  const rows = createSaleRows(db)
  const toSale = createToSale(db)
  const story = createStory(db)
  const page = createPages(db)
  const tokens = createTokenReading(db)
  const earningOf = createEarningOf(db)
  const soldAgain = db.read<[string], NonNullable<SaleDetail['soldAgain']>>(
    `SELECT id, our_reference AS ourReference FROM sale WHERE retry_of = CAST(? AS TEXT)
     ORDER BY seq DESC LIMIT 1`,
  )
  const shiftOf = db.read<[number], NonNullable<SaleDetail['shift']>>(
    'SELECT seq AS number, cashier FROM shift WHERE seq = CAST(? AS INTEGER)',
  )
  const ofNumber = db.read<[string, number], SaleRow>(
    'SELECT * FROM sale WHERE number = CAST(? AS TEXT) ORDER BY seq DESC LIMIT ?',
  )
  return {
    toSale,
    detail(id) {
      const row = rows.byId(id)
      if (!row) return null
      return {
        ...toSale(row),
        ...story(row.seq),
        wallet: walletSays(row),
        alerts: alertsOf(row),
        earning: earningOf(row.seq),
        tokens: TOLD.includes(row.state) ? [...tokens.of(row.seq)] : [],
        shift: (row.shift_seq === null ? null : shiftOf.get(row.shift_seq)) ?? null,
        soldAgain: soldAgain.get(row.id) ?? null,
      }
    },
    page(filter) {
      const limit = filter.limit
      const found = page(filter, limit + 1)
      const shown = found.slice(0, limit)
      const last = shown.at(-1)
      return {
        sales: shown.map(toSale),
        cursor: found.length > limit && last ? String(last.seq) : null,
      }
    },
    ofDays: createSalesOfDays(db, toSale),
    ofNumber: (number, limit) => ofNumber.all(number, limit),
  }
}

interface EventRow {
  readonly version: number
  readonly at_ms: number
  readonly from_state: SaleDetail['state'] | null
  readonly to_state: SaleDetail['state']
  readonly tender: SaleDetail['tender']
  readonly cause: string
  readonly step: string
  readonly words: string
}

function createStory(db: ReadableDb) {
  const events = db.read<[number], EventRow>(
    `SELECT version, at_ms, from_state, to_state, tender, cause,
       step, words
     FROM sale_event WHERE sale_seq = CAST(? AS INTEGER) ORDER BY version`,
  )
  const observations = createObservations(db)
  return (seq: number) => {
    return {
      events: events.all(seq).map((row) => ({
        version: row.version,
        at_ms: row.at_ms,
        from: row.from_state,
        to: row.to_state,
        tender: row.tender,
        cause: row.cause,
        reason: reasonFor(row),
      })),
      ...observations(seq),
    }
  }
}

/** The first event is the confirmation itself; every later one carries the step it was. */
function reasonFor({ step, to_state, words }: EventRow): SaleDetail['events'][number]['reason'] {
  const taken = SaleStep.safeParse(JSON.parse(step))
  const code = taken.success ? reasonCode(taken.data, to_state) : null
  return code === null ? null : { code, words }
}
