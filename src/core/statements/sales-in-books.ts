import { businessDate, businessDatesWithin, dhakaInstant_ms } from '../../domain/business-day.ts'
import { type Money, money } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { DeliveryState } from '../../domain/sale.ts'
import type { BookedSale, BookedTopUp, SalesInBooks } from '../../domain/statement/match.ts'
import type { ReadableDb } from '../db/database.ts'

interface Row {
  readonly seq: number
  readonly number: string
  readonly amount_e4: number
  readonly charged_e4: number | null
  readonly state: DeliveryState
  readonly created_at_ms: number
  readonly provider_reference: string | null
  readonly our_reference: string
}

const COLUMNS = `seq, number, amount_e4, charged_e4, state, created_at_ms, provider_reference,
  our_reference`
/** Nothing of these has left. */
const NEVER_LEFT = `('created', 'cancelled')`
/** More of one number and amount within minutes are not told apart anyhow. */
const NEAR_MAX = 20

function toBooked(row: Row): BookedSale {
  return {
    seq: row.seq,
    number: row.number,
    amount_e4: money(row.amount_e4),
    charged_e4: row.charged_e4 === null ? null : money(row.charged_e4),
    state: row.state,
    at_ms: row.created_at_ms,
    providerReference: row.provider_reference,
    ourReference: row.our_reference,
  }
}

/** Each of these is found by an index of its own: a year's sales are never walked. */
export const BY_PROVIDER_REFERENCE = `SELECT ${COLUMNS} FROM sale
  WHERE provider = CAST(? AS TEXT) AND provider_reference = CAST(? AS TEXT)`
export const BY_OUR_REFERENCE = `SELECT ${COLUMNS} FROM sale
  WHERE provider = CAST(? AS TEXT) AND our_reference = CAST(? AS TEXT)`
export const BY_ID = `SELECT ${COLUMNS} FROM sale WHERE id = CAST(? AS TEXT) AND provider = ?`
const NEAR_TAIL = `AND +provider = @provider AND +amount_e4 = @amount_e4
  AND created_at_ms BETWEEN @from_ms AND @to_ms AND +state NOT IN ${NEVER_LEFT}
  ORDER BY seq DESC LIMIT ${NEAR_MAX}`
export const NEAR = `SELECT ${COLUMNS} FROM sale WHERE number = @number ${NEAR_TAIL}`
export const NEAR_BY_END = `SELECT ${COLUMNS} FROM sale
  WHERE substr(number, -4) = @number ${NEAR_TAIL}`
/** Of one day of trade: what is delivered, or may be. What failed here need not stand there. */
export const EXPECTED_THERE = `SELECT seq FROM sale
  WHERE business_date = CAST(@day AS TEXT)
    AND state IN ('accepted', 'in-doubt', 'needs-review', 'succeeded', 'late-success')
    AND provider = @provider AND created_at_ms BETWEEN @from_ms AND @to_ms
    AND (@wallet IS NULL OR wallet = @wallet)
  ORDER BY seq`

interface Near {
  readonly number: string
  readonly provider: ProviderId
  readonly amount_e4: Money
  readonly from_ms: number
  readonly to_ms: number
}

export function createSalesInBooks(db: ReadableDb) {
  const byProviderReference = db.read<[string, string], Row>(BY_PROVIDER_REFERENCE)
  const byOurReference = db.read<[string, string], Row>(BY_OUR_REFERENCE)
  const byId = db.read<[string, string], Row>(BY_ID)
  const near = db.read<[Near], Row>(NEAR)
  const nearByEnd = db.read<[Near], Row>(NEAR_BY_END)
  const booked = (row: Row | undefined) => (row ? toBooked(row) : null)
  return (provider: ProviderId): SalesInBooks => ({
    byProviderReference: (reference) => booked(byProviderReference.get(provider, reference)),
    byOurs: (reference) =>
      booked(
        byOurReference.get(provider, reference.toUpperCase()) ??
          byId.get(reference.toLowerCase(), provider),
      ),
    near(number, amount_e4, from_ms, to_ms) {
      const isMasked = number.includes('*')
      const found = isMasked ? nearByEnd : near
      const key = isMasked ? number.slice(-4) : number
      return found.all({ number: key, provider, amount_e4, from_ms, to_ms }).map(toBooked)
    },
  })
}

export function createTopUpsInBooks(db: ReadableDb) {
  const all = db.read<[string, number, number], BookedTopUp>(
    `SELECT id, amount_e4, slip, at_ms FROM top_up
     WHERE provider = CAST(? AS TEXT) AND at_ms BETWEEN ? AND ? ORDER BY at_ms, id`,
  )
  return (provider: ProviderId, from_ms: number, to_ms: number) => all.all(provider, from_ms, to_ms)
}

interface Span {
  readonly provider: ProviderId
  readonly wallet: string | null
  readonly from_ms: number
  readonly to_ms: number
}

const DAY_ms = 86_400_000

/** The sales a statement of this time must have a line of, day by day; yields after each. */
export function createExpectedThere(db: ReadableDb) {
  const ofDay = db.read<[Span & { day: string }], { seq: number }>(EXPECTED_THERE)
  return function* expected(span: Span): Generator<undefined, number[]> {
    const [first, last] = businessDatesWithin(span.from_ms, span.to_ms)
    const found: number[] = []
    for (let day = first; day <= last; day = dayAfter(day)) {
      yield
      for (const { seq } of ofDay.all({ ...span, day })) found.push(seq)
    }
    return found
  }
}

function dayAfter(day: string): string {
  const noon_ms = dhakaInstant_ms(`${day.replaceAll('-', '')}120000`)
  if (noon_ms === null) throw new Error(`no day ${day}`)
  return businessDate(noon_ms + DAY_ms)
}
